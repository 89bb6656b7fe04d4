import type { PackageView } from './package/view.ts';
import type { Text } from './text.ts';

/** What is found in a text: where, and the words that matter. */
export interface TextMatch {
  text: Text;
  at: number;
  length: number;
  groups: readonly (string | undefined)[];
}

/** Matches of a pattern in every text that was read; comments count, since they are delivered too. */
export function* matchesIn(view: PackageView, pattern: RegExp, kinds?: RegExp): Generator<TextMatch> {
  for (const text of view.texts) {
    if (kinds && !kinds.test(text.path)) continue;
    for (const match of text.text.matchAll(pattern))
      yield { text, at: match.index, length: match[0].length, groups: [...match] };
  }
}

/** A secret as it may be shown: its beginning. */
export const masked = (secret: string): string => `${secret.slice(0, 6)}…`;

/** Words that stand where a secret would, in examples and templates. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:pass(?:word|wd)?|secret|user(?:name)?|key|token|your|my|xxx|abc|123|change|example|test|foo|bar|tbd|todo|none|null|undefined|\*|<|\{|\$|%|@@|\.\.\.)/i.test(
    text,
  ) || /^(.)\1*$/.test(text);
