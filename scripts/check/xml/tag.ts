import type { XmlFault } from './tree.ts';

export interface RawAttribute {
  name: string;
  /** Between the quotes. */
  value: string;
  start: number;
  valueAt: number;
  end: number;
}

export interface RawTag {
  name: string;
  attributes: RawAttribute[];
  /** Whether it ends in `/>`. */
  closed: boolean;
  /** Behind `>`. */
  end: number;
}

const nameStart = /[\p{L}_:]/u;
const nameRest = /[\p{L}\p{M}\p{Nd}_:.\-·]*/uy;
const blank = /\s*/y;

/**
 * Reads a start tag or empty-element tag (XML 1.0, 3.1).
 * @param at where `<` stands
 * @returns nothing where no tag begins
 */
export function readTag(text: string, at: number, fault: (fault: XmlFault) => void): RawTag | undefined {
  const name = readName(text, at + 1);
  if (name === '') {
    fault({ at, length: 1, message: 'A bare `<` is no text in XML.', hint: 'Write `&lt;` for it.' });
    return undefined;
  }
  const attributes: RawAttribute[] = [];
  const names = new Set<string>();
  let place = at + 1 + name.length;
  for (;;) {
    const before = place;
    place = skipBlank(text, place);
    const char = text[place];
    if (char === '>') return { name, attributes, closed: false, end: place + 1 };
    if (char === '/' && text[place + 1] === '>') return { name, attributes, closed: true, end: place + 2 };
    const attribute = char === undefined ? '' : readName(text, place);
    if (attribute === '') {
      fault({
        at,
        length: name.length + 1,
        message: `The tag \`<${name}\` has no end${char === undefined ? '' : `: \`${char}\` can't stand in it`}.`,
        hint: 'Write `>` behind its last attribute, and each value in quotes.',
      });
      return { name, attributes, closed: false, end: resumeAt(text, place) };
    }
    if (before === place)
      fault({
        at: place,
        length: attribute.length,
        message: `There is no blank before \`${attribute}\`.`,
        hint: 'Put one between two attributes.',
      });
    const read = readValue(text, place, attribute, fault);
    if (!read) return { name, attributes, closed: false, end: resumeAt(text, place + attribute.length) };
    if (names.has(attribute))
      fault({
        at: place,
        length: attribute.length,
        message: `\`${attribute}\` stands twice in \`<${name}>\`.`,
        hint: 'Delete one of the two.',
      });
    names.add(attribute);
    attributes.push(read);
    place = read.end;
  }
}

function readValue(
  text: string,
  start: number,
  name: string,
  fault: (fault: XmlFault) => void,
): RawAttribute | undefined {
  const equals = skipBlank(text, start + name.length);
  const quoteAt = text[equals] === '=' ? skipBlank(text, equals + 1) : -1;
  const quote = text[quoteAt];
  const end = quote === '"' || quote === "'" ? text.indexOf(quote, quoteAt + 1) : -1;
  const problem =
    quoteAt === -1
      ? 'has no value'
      : quote !== '"' && quote !== "'"
        ? 'has a value without quotes'
        : end === -1
          ? 'has a value without a closing quote'
          : undefined;
  if (problem) {
    fault({
      at: start,
      length: name.length,
      message: `\`${name}\` ${problem}.`,
      hint: `Write \`${name}="…"\`.`,
    });
    return undefined;
  }
  const value = text.slice(quoteAt + 1, end);
  const bare = value.indexOf('<');
  if (bare !== -1)
    fault({
      at: quoteAt + 1 + bare,
      length: 1,
      message: `The value of \`${name}\` has a bare \`<\` in it.`,
      hint: 'Write `&lt;` for it; or its closing quote is missing.',
    });
  return { name, value, start, valueAt: quoteAt + 1, end: end + 1 };
}

/** After a tag that can't be read: behind its `>`, unless the next tag begins before. */
function resumeAt(text: string, at: number): number {
  const next = /[<>]/g;
  next.lastIndex = at;
  const found = next.exec(text);
  if (!found) return text.length;
  return found[0] === '>' ? found.index + 1 : found.index;
}

function readName(text: string, at: number): string {
  if (!nameStart.test(text[at] ?? '')) return '';
  nameRest.lastIndex = at + 1;
  return (text[at] ?? '') + (nameRest.exec(text)?.[0] ?? '');
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}
