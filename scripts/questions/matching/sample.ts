import type { Samples } from '../author.ts';
import type { MatchingAnswer, MatchingKey } from './rules.ts';

/** Wrong is another target for each source; where there is only one target, a source without any. */
export function sampleMatching({ sources, targets, answer }: MatchingKey): Samples<MatchingAnswer> {
  const right = sources.map((source, index): MatchingAnswer[number] => [source, answer[index] ?? '']);
  const other = (target: string) => targets[(targets.indexOf(target) + 1) % targets.length] ?? target;
  const wrong =
    targets.length > 1
      ? right.map(([source, target]): MatchingAnswer[number] => [source, other(target)])
      : right.slice(1);
  return { right, ...(wrong.length > 0 ? { wrong } : {}) };
}
