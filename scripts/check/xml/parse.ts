import { resolveEntities } from './entities.ts';
import { readTag, type RawAttribute } from './tag.ts';
import { resolveNamespaces } from './namespaces.ts';
import type { XmlDocument, XmlElement, XmlFault } from './tree.ts';

/** More faults than this are the fault of one: a missing quote, a picture that was renamed to .xml. */
const mostFaults = 20;

/**
 * Reads XML 1.0 with namespaces into a tree that knows where everything stands. It carries out nothing: a document type
 * is skipped, an entity of its making stays as it is. After a fault it reads on, so that all are found at once.
 * @param depth how deep elements may lie in one another
 */
export function parseXml(text: string, depth: number): XmlDocument {
  const faults: XmlFault[] = [];
  const document: XmlDocument = { root: undefined, faults, doctype: undefined, encoding: undefined };
  const fault = (found: XmlFault) => void (faults.length < mostFaults && faults.push(found));
  const open: XmlElement[] = [];
  let at = 0;

  const addText = (raw: string, offset: number) => {
    const top = open.at(-1);
    if (top) top.text += resolveEntities(raw, offset, fault);
    else if (raw.trim() !== '')
      fault({
        at: offset + raw.search(/\S/),
        length: 1,
        message: `There is text ${document.root ? 'behind' : 'before'} the document's one element.`,
        hint: 'Delete it.',
      });
  };

  reportBadCharacter(text, fault);
  while (at < text.length && faults.length < mostFaults) {
    const next = text.indexOf('<', at);
    if (next === -1) {
      addText(text.slice(at), at);
      break;
    }
    if (next > at) addText(text.slice(at, next), at);
    at = next;
    if (text.startsWith('<!--', at)) at = skipTo(text, at, 4, '-->', 'This comment never ends.', fault);
    else if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      const top = open.at(-1);
      if (top) {
        top.cdata ??= at;
        top.text += text.slice(at + 9, end === -1 ? text.length : end);
      }
      at = skipTo(text, at, 9, ']]>', 'This CDATA section never ends.', fault);
    } else if (text.startsWith('<?', at)) {
      document.encoding ??= /^<\?xml\s[^?>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(
        text.slice(at, at + 300),
      )?.[1];
      if (at > 0 && /^<\?xml[\s?]/.test(text.slice(at, at + 6)))
        fault({
          at,
          length: 5,
          message: 'The XML declaration stands behind something else.',
          hint: 'Let the file begin with it, without a blank or an empty line before.',
        });
      at = skipTo(text, at, 2, '?>', 'This instruction never ends.', fault);
    } else if (/^<!doctype/i.test(text.slice(at, at + 9))) {
      document.doctype ??= at;
      at = skipDoctype(text, at);
    } else if (text.startsWith('</', at)) at = close(text, at, open, fault);
    else at = start(text, at, open, document, depth, fault);
  }
  for (const element of open.reverse())
    fault({
      at: element.start,
      length: element.name.length + 1,
      message: `\`<${element.name}>\` is never closed.`,
      hint: `Write \`</${element.name}>\` where it ends.`,
    });
  if (!document.root && faults.length === 0)
    fault({ at: 0, length: 1, message: 'There is no element in this file.', hint: 'Write the file anew.' });
  return document;
}

function skipTo(
  text: string,
  at: number,
  skip: number,
  end: string,
  message: string,
  fault: (fault: XmlFault) => void,
): number {
  const found = text.indexOf(end, at + skip);
  if (found !== -1) return found + end.length;
  fault({ at, length: skip, message, hint: `Write \`${end}\` where it ends.` });
  return text.length;
}

function skipDoctype(text: string, at: number): number {
  let inside = false;
  for (let index = at; index < text.length; index++) {
    const char = text[index];
    if (char === '[') inside = true;
    else if (char === ']') inside = false;
    else if (char === '>' && !inside) return index + 1;
  }
  return text.length;
}

function start(
  text: string,
  at: number,
  open: XmlElement[],
  document: XmlDocument,
  depth: number,
  fault: (fault: XmlFault) => void,
): number {
  const tag = readTag(text, at, fault);
  if (!tag) return at + 1;
  const parent = open.at(-1);
  const element: XmlElement = {
    name: tag.name,
    ...split(tag.name),
    namespace: undefined,
    attributes: tag.attributes.map((each) => ofRaw(each, fault)),
    children: [],
    parent,
    text: '',
    cdata: undefined,
    start: at,
    open: tag.end,
  };
  resolveNamespaces(element, fault);
  if (parent) parent.children.push(element);
  else if (document.root)
    fault({
      at,
      length: tag.name.length + 1,
      message: `\`<${tag.name}>\` is a second element beside the document's one.`,
      hint: 'Delete it, or put it into the first.',
    });
  else document.root = element;
  if (tag.closed) return tag.end;
  if (open.length >= depth) {
    fault({
      at,
      length: tag.name.length + 1,
      message: `Elements lie in one another more than ${depth} deep here.`,
      hint: 'Write the file anew: no tool needs this.',
    });
    return text.length;
  }
  open.push(element);
  return tag.end;
}

function ofRaw(raw: RawAttribute, fault: (fault: XmlFault) => void): XmlElement['attributes'][number] {
  const { name, start: from, end, valueAt } = raw;
  const value = resolveEntities(raw.value, valueAt, fault).replace(/[\t\r\n]/g, ' ');
  return { name, ...split(name), namespace: undefined, value, start: from, end };
}

function split(name: string): { prefix: string; local: string } {
  const colon = name.indexOf(':');
  return colon === -1
    ? { prefix: '', local: name }
    : { prefix: name.slice(0, colon), local: name.slice(colon + 1) };
}

function close(text: string, at: number, open: XmlElement[], fault: (fault: XmlFault) => void): number {
  const bracket = /[<>]/g;
  bracket.lastIndex = at + 1;
  const found = bracket.exec(text);
  const end = found?.index ?? text.length;
  const name = text.slice(at + 2, end).trim();
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  const place = { at, length: Math.min(name.length, 60) + 2 };
  if (found?.[0] !== '>')
    fault({ ...place, message: `The end tag \`</${shown}\` has no \`>\`.`, hint: 'Write `>` behind it.' });
  const depth = open.findLastIndex((each) => each.name === name);
  const top = open.at(-1);
  if (depth === -1)
    fault({
      ...place,
      message: `\`</${shown}>\` closes nothing that is open${top ? `; \`<${top.name}>\` is` : ''}.`,
      hint: top ? `Write \`</${top.name}>\`, or delete it.` : 'Delete it.',
    });
  else {
    if (top && top.name !== name)
      fault({
        ...place,
        message: `\`</${shown}>\` stands here while \`<${top.name}>\` is still open.`,
        hint: `Close \`<${top.name}>\` first: elements don't overlap.`,
      });
    open.length = depth;
  }
  return found?.[0] === '>' ? end + 1 : end;
}

// eslint-disable-next-line no-control-regex -- these are the characters that XML 1.0 refuses
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/;

function reportBadCharacter(text: string, fault: (fault: XmlFault) => void): void {
  const at = text.search(notXml);
  if (at === -1) return;
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  fault({
    at,
    length: 1,
    message: `The character U+${code} can't stand in XML.`,
    hint: 'Delete it; an editor may show it as a box or not at all.',
  });
}
