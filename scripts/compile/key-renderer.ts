import type { KeyRenderer, TextRenderer } from '../questions/author.ts';
import { say, type Words } from './words.ts';

/** A renderer that also says the page's words, as answer keys and codebooks need it. */
export function keyRenderer(text: TextRenderer, words: Words): KeyRenderer {
  return { ...text, say: (key, values) => say(words, key, values) };
}
