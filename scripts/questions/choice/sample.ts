import type { Samples } from '../author.ts';
import type { ChoiceAnswer, ChoiceKey } from './rules.ts';

/** Wrong is all that isn't right; where everything is, all but one. */
export function sampleChoice({ multiple, parts, answer }: ChoiceKey): Samples<ChoiceAnswer> {
  const others = parts.filter((id) => !answer.includes(id));
  const wrong = others.length > 0 ? (multiple ? others : others.slice(0, 1)) : answer.slice(1);
  return { right: answer, ...(wrong.length > 0 ? { wrong } : {}) };
}
