import { defineRule, type LintRule } from './rule.ts';
import { quoted } from './text/words.ts';
import { plain } from './view.ts';

/** A rule about what a single choice says. */
export interface ChoiceWordingRule extends Pick<LintRule, 'name' | 'level' | 'about' | 'source' | 'group'> {
  /** By the language's first part (`en`). */
  patterns: Readonly<Record<string, RegExp>>;
  message(text: string): string;
  hint: string;
}

/** Declares a rule that finds wordings in choices. */
export function defineChoiceRule({ patterns, message, hint, ...rule }: ChoiceWordingRule): LintRule {
  return defineRule<{ text: string }>({
    ...rule,
    words: ({ text }) => ({ message: message(quoted(text)), hint }),
    check: ({ questions }, report) => {
      for (const { choices, language } of questions)
        for (const text of choices.values())
          if (patterns[language]?.test(plain(text))) report(text.text.place, { text: plain(text) });
    },
  });
}
