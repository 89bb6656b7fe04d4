import { XMLBuilder } from 'fast-xml-parser';
import type { Plan } from '../../compile/plan.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { cut } from '../../questions/readable.ts';

/** The XSD of content packaging 1.1.2 allows 200 characters of title; a description is cut before any LMS does it. */
const titleLimit = 200;
const descriptionLimit = 1000;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/**
 * `imsmanifest.xml` of a SCORM 1.2 package with one SCO (Content Aggregation Model 1.2, 2.3).
 * The identifiers derive from the course's id alone: Moodle finds a learner's progress by the item's, and deletes it
 * when that changes.
 * @param paths every other file of the package
 */
export function scorm12Manifest(plan: Plan, paths: readonly string[], text: TextRenderer): string {
  const { course } = plan;
  const id = course.id;
  const title = safeTitle(text.plain(course.title), id);
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
        file: [...paths].sort().map((path) => ({ '@_href': href(path) })),
      },
    },
  };
  const declaration = { '@_version': '1.0', '@_encoding': 'UTF-8' };
  return String(builder.build({ '?xml': declaration, manifest }));
}

/** A path as a relative URL: each byte that is not unreserved (RFC 3986, 2.3) is percent-encoded. */
function href(path: string): string {
  const encode = (segment: string) =>
    encodeURIComponent(segment).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  return path.split('/').map(encode).join('/');
}

/** Without what XML 1.0 can't hold, and on one line. */
function singleLine(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // eslint-disable-next-line no-control-regex -- these are the characters that must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** A title that the schema accepts and no LMS takes for none: Moodle drops a blank one and a "0". */
function safeTitle(plain: string, id: string): string {
  const title = singleLine(plain);
  return cut(survivesMoodle(title === '' || title === '0' ? `${title} (${id})`.trim() : title), titleLimit);
}

/**
 * Moodle prints a title as HTML, so what looks like a tag would vanish; and its parser gets the text in pieces, parted
 * at each entity, and drops a piece that is blank or "0". A no-break space is not blank to it.
 */
function survivesMoodle(text: string): string {
  const untagged = text.replace(
    /<(?=\S)([^<>]*)>?/g,
    (tag, inside: string) => `‹${inside}${tag.endsWith('>') ? '›' : ''}`,
  );
  return untagged
    .split(/([&<>"'])/)
    .map((piece) =>
      piece === ' ' ? '\u00a0' : piece.trim() === '0' ? ` ${piece} `.replaceAll(/ +/g, '\u00a0') : piece,
    )
    .join('');
}
