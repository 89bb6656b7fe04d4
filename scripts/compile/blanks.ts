import type { Text } from '../course/course.ts';
import type { TextRenderer } from '../questions/author.ts';

/** Characters of the Unicode private use area: no meaning in Markdown or code, one for each blank. */
const firstStandIn = 0xe000;
const lastStandIn = 0xf8ff;

/**
 * Text in blocks with places for answers in it: each `[[id]]` whose id is among `ids` becomes `make(id)`, also within
 * code, where a blank must not come apart under the colours; all other brackets stay what they are.
 */
export function renderBlanks(
  text: Text,
  ids: readonly string[],
  make: (id: string) => string,
  { blocks }: TextRenderer,
): string {
  const standIns = freeCharacters(text.markdown, ids.length);
  const markdown = text.markdown.replace(
    /\[\[([a-z0-9_]+)\]\]/g,
    (whole, id: string) => standIns[ids.indexOf(id)] ?? whole,
  );
  const html = blocks({ ...text, markdown });
  return ids.reduce((done, id, index) => done.replaceAll(standIns[index] ?? '', () => make(id)), html);
}

/** As many characters as are needed that the author didn't use. */
function freeCharacters(markdown: string, count: number): string[] {
  const free: string[] = [];
  for (let code = firstStandIn; code <= lastStandIn && free.length < count; code++) {
    const character = String.fromCharCode(code);
    if (!markdown.includes(character)) free.push(character);
  }
  return free;
}
