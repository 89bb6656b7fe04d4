import { say, type Words } from '../words.ts';
import type { TextWords } from './context.ts';

/** The player's words that stand beside an author's text, taken out of all its words. */
export const textWords = (words: Words): TextWords => ({
  note: say(words, 'note'),
  tip: say(words, 'tip'),
  important: say(words, 'important'),
  warning: say(words, 'warning'),
  caution: say(words, 'caution'),
  code: say(words, 'code'),
  table: say(words, 'table'),
  formula: say(words, 'formula'),
  footnote: say(words, 'footnote'),
  footnotes: say(words, 'footnotes'),
  backToText: say(words, 'back_to_text'),
  newWindow: say(words, 'new_window'),
});
