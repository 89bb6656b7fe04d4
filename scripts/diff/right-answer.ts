import type { QuestionData } from '../course/player-course.ts';
import { questionTypes } from '../questions/list.ts';
import { itemsOf, readableKey } from '../questions/readable-key.ts';
import type { XapiDescription } from '../questions/rules.ts';

/** What is right, in the words that learners read; `undefined`: nothing is, or a type of another release says it otherwise. */
export function rightAnswer({ type, key }: QuestionData): string | undefined {
  const rules = questionTypes.find((each) => each.type === type)?.rules;
  try {
    return (rules && inWords(rules.describe(key))) || undefined;
  } catch {
    return undefined;
  }
}

function inWords(description: XapiDescription): string {
  const { choices, scale, source, target, correctResponsesPattern = [] } = description;
  const parts = [choices, scale, source, target].flatMap((list) => list ?? []);
  if (parts.length === 0) return readableKey(description);
  const words = new Map(parts.map(({ id, text }) => [id, text]));
  const said = (item: string[]) => item.map((id) => words.get(id) ?? id).join(' -> ');
  return correctResponsesPattern.map((pattern) => itemsOf(pattern).map(said).join('; ')).join(' | ');
}
