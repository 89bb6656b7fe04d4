/** A piece of an HTML page; offsets are those of its text. */
export type HtmlToken =
  | { kind: 'open'; name: string; attributes: HtmlAttribute[]; start: number; end: number }
  | { kind: 'close'; name: string; start: number; end: number }
  /** Character data; within script and style it is their content. */
  | { kind: 'text'; start: number; end: number };

export type HtmlOpen = Extract<HtmlToken, { kind: 'open' }>;

export interface HtmlAttribute {
  /** In lower case. */
  name: string;
  /** With the most common character references resolved; empty where there is none. */
  value: string;
  start: number;
  valueStart: number;
  end: number;
}

/** Elements whose content is no markup (HTML, 13.2.5.1 to 13.2.5.4). */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
/** More attributes than this are a broken page, and each would be compared with all others. */
const mostAttributes = 500;

/** Splits a page into tokens as a browser would, roughly: comments and declarations are left out, nothing ever fails. */
export function htmlTokens(text: string): HtmlToken[] {
  const tokens: HtmlToken[] = [];
  const addText = (start: number, end: number) =>
    void (end > start && tokens.push({ kind: 'text', start, end }));
  let at = 0;
  let pending = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next === -1) break;
    const after = text.charCodeAt(next + 1);
    if (after === 33 || after === 63) {
      addText(pending, next);
      at = pending = skipDeclaration(text, next);
    } else if (isLetter(after) || (after === 47 && isLetter(text.charCodeAt(next + 2)))) {
      addText(pending, next);
      const token = after === 47 ? readClose(text, next) : readOpen(text, next);
      tokens.push(token);
      at = pending = token.end;
      if (
        token.kind === 'open' &&
        raw.has(token.name) &&
        !/\/>$/.test(text.slice(token.end - 2, token.end))
      ) {
        const end = endOfRaw(text, token.end, token.name);
        addText(token.end, end);
        at = pending = end;
      }
    } else at = next + 1;
  }
  addText(pending, text.length);
  return tokens;
}

const isLetter = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13);

function skipDeclaration(text: string, at: number): number {
  const comment = text.startsWith('<!--', at);
  const end = comment ? text.indexOf('-->', at + 4) : text.indexOf('>', at);
  if (end === -1) return text.length;
  return end + (comment ? 3 : 1);
}

function readClose(text: string, at: number): HtmlToken {
  const end = text.indexOf('>', at);
  const name = /^[^\s/>]*/.exec(text.slice(at + 2, at + 66))?.[0].toLowerCase() ?? '';
  return { kind: 'close', name, start: at, end: end === -1 ? text.length : end + 1 };
}

function endOfRaw(text: string, from: number, name: string): number {
  const close = /<\//g;
  close.lastIndex = from;
  for (let found = close.exec(text); found; found = close.exec(text)) {
    const end = found.index + 2 + name.length;
    if (text.slice(found.index + 2, end).toLowerCase() === name && !isLetter(text.charCodeAt(end)))
      return found.index;
  }
  return text.length;
}

function readOpen(text: string, start: number): HtmlOpen {
  const nameEnd = until(text, start + 1, (code) => isBlank(code) || code === 47 || code === 62);
  const name = text.slice(start + 1, nameEnd).toLowerCase();
  const attributes: HtmlAttribute[] = [];
  let at = nameEnd;
  for (;;) {
    at = until(text, at, (code) => !isBlank(code) && code !== 47);
    if (at >= text.length) return { kind: 'open', name, attributes, start, end: text.length };
    if (text.charCodeAt(at) === 62) return { kind: 'open', name, attributes, start, end: at + 1 };
    const attribute = readAttribute(text, at);
    if (attributes.length < mostAttributes && !attributes.some((each) => each.name === attribute.name))
      attributes.push(attribute);
    at = Math.max(attribute.end, at + 1);
  }
}

function readAttribute(text: string, start: number): HtmlAttribute {
  const nameEnd = until(
    text,
    start + 1,
    (code) => isBlank(code) || code === 47 || code === 62 || code === 61,
  );
  const name = text.slice(start, nameEnd).toLowerCase();
  const equals = until(text, nameEnd, (code) => !isBlank(code));
  if (text.charCodeAt(equals) !== 61) return { name, value: '', start, valueStart: nameEnd, end: nameEnd };
  const at = until(text, equals + 1, (code) => !isBlank(code));
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, at + 1);
    const stop = end === -1 ? text.length : end;
    return { name, value: unescapeHtml(text.slice(at + 1, stop)), start, valueStart: at + 1, end: stop + 1 };
  }
  const end = until(text, at, (code) => isBlank(code) || code === 62);
  return { name, value: unescapeHtml(text.slice(at, end)), start, valueStart: at, end };
}

function until(text: string, from: number, stop: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && !stop(text.charCodeAt(at))) at++;
  return at;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,5}));?/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export const attributeOf = (tag: HtmlOpen, name: string): HtmlAttribute | undefined =>
  tag.attributes.find((each) => each.name === name);
