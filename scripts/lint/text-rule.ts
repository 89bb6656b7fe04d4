import { defineRule, type LintRule } from './rule.ts';
import { placeOf } from './text/markdown.ts';
import { quoted } from './text/words.ts';
import type { SeenText, TextRole } from './view.ts';

/** A rule that looks for wordings: one pattern a language, or one for all of them. */
export interface WordingRule extends Pick<LintRule, 'name' | 'level' | 'about' | 'source' | 'group'> {
  /** By the language's first part (`en`); `any` holds for every language. With the flags `g` and `u`. */
  patterns: Readonly<Record<string, RegExp>>;
  /** Texts that it looks at; all where left out. */
  roles?: readonly TextRole[];
  /** @param piece what was found */
  message(piece: string): string;
  hint: string;
  /** What may stand in its place without a change of meaning. */
  instead?(piece: string): string;
}

/** Declares a rule that finds wordings in what learners read, code and formulas aside. */
export function defineWordingRule({
  patterns,
  roles,
  message,
  hint,
  instead,
  ...rule
}: WordingRule): LintRule {
  return defineRule<{ piece: string }>({
    ...rule,
    words: ({ piece }) => ({
      message: message(quoted(piece)),
      hint,
      ...(instead ? { fix: { piece, instead: instead(piece) } } : {}),
    }),
    check: ({ texts }, report) => {
      for (const seen of texts) {
        if (roles && !roles.includes(seen.role)) continue;
        for (const pattern of [patterns['any'], patterns[seen.language]])
          if (pattern)
            for (const { block, piece } of piecesOf(seen, pattern))
              report(placeOf(seen.text, block, piece), { piece });
      }
    },
  });
}

const piecesOf = ({ blocks }: SeenText, pattern: RegExp) =>
  blocks.flatMap((block) => [...block.words.matchAll(pattern)].map(([piece]) => ({ block, piece })));
