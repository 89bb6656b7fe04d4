import { idMeant } from '../../course/schema/scalars.ts';
import { below, isMap, type Node } from './node.ts';

/** Of longer titles the first words are enough to recognise them by. */
const longestMeant = 28;

/** An id of the first words of a text; `undefined` where none of its letters can stand in one. */
export function readableId(text: string | undefined): string | undefined {
  // Addresses, marks and blanks say nothing.
  const words = idMeant((text ?? '').replace(/\]\([^)]*\)|\{\{[^}]*\}\}|<[^>]*>/g, ' '))?.split('_') ?? [];
  let id = '';
  for (const word of words) {
    if (id !== '' && id.length + word.length >= longestMeant) break;
    id = id === '' ? word : `${id}_${word}`;
  }
  return id === '' ? undefined : id;
}

/** The text of a key, also in its long form. */
export function textAt(node: Node, key: string): string | undefined {
  const value = below(node, key);
  const { data } = isMap(value.data) ? below(value, 'text') : value;
  return typeof data === 'string' ? data : undefined;
}
