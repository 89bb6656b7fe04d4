import { XMLBuilder } from 'fast-xml-parser';
import type { Plan } from '../compile/plan.ts';
import type { TextRenderer } from '../questions/author.ts';
import { cut } from '../questions/readable.ts';

/** What the manifests of all versions of SCORM share. */

/** The XSD of content packaging 1.1.2 allows 200 characters of title; that of 1.1.4 any, and LMSs cut. */
const titleLimit = 200;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  format: true,
});

/** A document in UTF-8; attributes are keys that begin with `@_`, text is `#text`. */
export function xmlDocument(root: Record<string, unknown>): string {
  return String(builder.build({ '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' }, ...root }));
}

/** Every file of the package, in order. */
export const fileList = (paths: readonly string[]): { '@_href': string }[] =>
  [...paths].sort().map((path) => ({ '@_href': href(path) }));

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
export function singleLine(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // eslint-disable-next-line no-control-regex -- these are the characters that must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The course's title, such that the schemas accept it and no LMS takes it for none: Moodle drops a blank one and a "0". */
export function courseTitle({ course: { id, title: text } }: Plan, renderer: TextRenderer): string {
  const title = singleLine(renderer.plain(text));
  return cut(survivesMoodle(title === '' || title === '0' ? `${title} (${id})`.trim() : title), titleLimit);
}

/** A description is cut before any LMS does it. */
const descriptionLimit = 1000;

/** Title and description where neither may be empty: a course without a description is described by its title. */
export function courseTexts(plan: Plan, text: TextRenderer): { title: string; description: string } {
  const { title, description } = plan.course;
  const named = singleLine(text.plain(title)) || plan.course.id;
  const told = description ? singleLine(text.plain(description)) : '';
  return { title: cut(named, titleLimit), description: cut(told || named, descriptionLimit) };
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
