import type { Samples } from '../author.ts';
import { isPick, type Blank, type FillInAnswer, type FillInKey } from './key.ts';
import { judge } from './rules.ts';

/** Texts of which any one is right in few questions. */
const unlikely = ['wrong', 'zzz', '0', 'x', '?'];

/** Wrong is wrong in every blank where anything can be; else some blanks stay empty. */
export function sampleFillIn(key: FillInKey): Samples<FillInAnswer> {
  const each = (answerOf: (blank: Blank, id: string) => string | undefined): FillInAnswer =>
    key.parts.flatMap((id, index) => {
      const blank = key.blanks[index];
      const text = blank && answerOf(blank, id);
      return text === undefined ? [] : [{ blank: id, text }];
    });
  const right = each((blank) => (isPick(blank) ? blank.answer : blank.accept[0]));
  const wrong = each((blank, id) => wrongIn(key, blank, id));
  const some = wrong.length > 0 ? wrong : right.slice(1);
  return { right, ...(some.length > 0 ? { wrong: some } : {}) };
}

function wrongIn(key: FillInKey, blank: Blank, id: string): string | undefined {
  const texts = isPick(blank)
    ? blank.choices
    : (key.bank ?? [...unlikely, 'x'.repeat(blank.max)].filter(({ length }) => length <= blank.max));
  return texts.find((text) => !judge(key, { blank: id, text }).right);
}
