import type { Plan } from '../../compile/plan.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { courseTitle, fileList, xmlDocument } from '../imsmanifest.ts';

export type Edition = '3' | '4';

const schemaVersions: Record<Edition, string> = { 3: '2004 3rd Edition', 4: '2004 4th Edition' };

/**
 * `imsmanifest.xml` of a SCORM 2004 package with one SCO (Content Aggregation Model, 3.4). Both editions share its
 * namespaces and what stands in it. The identifiers derive from the course's id alone, as in SCORM 1.2.
 * Left out on purpose: a completion threshold and a passing score, since an LMS would overrule by them what the course
 * says; `imsss:mapInfo`, at which Moodle's upload dies.
 * @param paths every other file of the package
 */
export function scorm2004Manifest(
  plan: Plan,
  paths: readonly string[],
  text: TextRenderer,
  edition: Edition,
): string {
  const { id, version } = plan.course;
  const title = courseTitle(plan, text);
  const manifest = {
    '@_identifier': `MAN-${id}`,
    '@_version': version,
    '@_xmlns': 'http://www.imsglobal.org/xsd/imscp_v1p1',
    '@_xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
    '@_xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
    '@_xmlns:adlnav': 'http://www.adlnet.org/xsd/adlnav_v1p3',
    '@_xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
    '@_xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    '@_xsi:schemaLocation':
      'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd ' +
      'http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd ' +
      'http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd ' +
      'http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd ' +
      'http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
    metadata: { schema: 'ADL SCORM', schemaversion: schemaVersions[edition] },
    organizations: {
      '@_default': `ORG-${id}`,
      organization: {
        '@_identifier': `ORG-${id}`,
        '@_adlseq:objectivesGlobalToSystem': 'false',
        title,
        item: {
          '@_identifier': `ITEM-${id}`,
          '@_identifierref': `RES-${id}`,
          '@_isvisible': 'true',
          title,
          'imsss:sequencing': {
            // Without these an LMS takes the course for completed and passed when it is left (Sequencing and
            // Navigation, 3.13: both are false by default).
            'imsss:deliveryControls': {
              '@_tracked': 'true',
              '@_completionSetByContent': 'true',
              '@_objectiveSetByContent': 'true',
            },
          },
          'adlnav:presentation': {
            // With one SCO there is nothing before or behind it.
            'adlnav:navigationInterface': { 'adlnav:hideLMSUI': ['previous', 'continue'] },
          },
        },
        'imsss:sequencing': { 'imsss:controlMode': { '@_choice': 'true', '@_flow': 'true' } },
      },
    },
    resources: {
      resource: {
        '@_identifier': `RES-${id}`,
        '@_type': 'webcontent',
        '@_adlcp:scormType': 'sco',
        '@_href': 'index.html',
        file: fileList(paths),
      },
    },
  };
  return xmlDocument({ manifest });
}
