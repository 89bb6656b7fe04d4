import type { Plan } from '../../compile/plan.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { cut } from '../../questions/readable.ts';
import { courseTitle, fileList, singleLine, xmlDocument } from '../imsmanifest.ts';

/** A description is cut before any LMS does it. */
const descriptionLimit = 1000;

/**
 * `imsmanifest.xml` of a SCORM 1.2 package with one SCO (Content Aggregation Model 1.2, 2.3).
 * The identifiers derive from the course's id alone: Moodle finds a learner's progress by the item's, and deletes it
 * when that changes.
 * @param paths every other file of the package
 */
export function scorm12Manifest(plan: Plan, paths: readonly string[], text: TextRenderer): string {
  const { course } = plan;
  const id = course.id;
  const title = courseTitle(plan, text);
  const description = course.description ? singleLine(text.plain(course.description)) : '';
  const langstring = (words: string) => ({
    'imsmd:langstring': { '@_xml:lang': course.language, '#text': words },
  });
  const manifest = {
    '@_identifier': `MAN-${id}`,
    '@_version': course.version,
    '@_xmlns': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
    '@_xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
    '@_xmlns:imsmd': 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
    '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@_xsi:schemaLocation':
      'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd ' +
      'http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd ' +
      'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd',
    metadata: {
      schema: 'ADL SCORM',
      schemaversion: '1.2',
      'imsmd:lom': {
        'imsmd:general': {
          'imsmd:title': langstring(title),
          ...(description ? { 'imsmd:description': langstring(cut(description, descriptionLimit)) } : {}),
        },
      },
    },
    organizations: {
      '@_default': `ORG-${id}`,
      organization: {
        '@_identifier': `ORG-${id}`,
        title,
        // No mastery score: at the end Moodle would turn "incomplete" into "failed" by it and lock the attempt.
        item: { '@_identifier': `ITEM-${id}`, '@_identifierref': `RES-${id}`, '@_isvisible': 'true', title },
      },
    },
    resources: {
      resource: {
        '@_identifier': `RES-${id}`,
        '@_type': 'webcontent',
        '@_adlcp:scormtype': 'sco',
        '@_href': 'index.html',
        file: fileList(paths),
      },
    },
  };
  return xmlDocument({ manifest });
}
