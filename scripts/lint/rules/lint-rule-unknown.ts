import { suggest } from '../../diagnostics/suggest.ts';
import { quoted } from '../text/words.ts';
import { defineRule } from '../rule.ts';

export const lintRuleUnknown = defineRule<{ rule: string; meant: string | undefined }>({
  name: 'lint-rule-unknown',
  level: 'error',
  group: 'linter',
  about: '`lint:` in course.yaml sets the level of a rule that there is none of.',
  source: 'The course format: a key that is accepted and ignored is a defect',
  words: ({ rule, meant }) => ({
    message: `There is no rule \`${quoted(rule)}\`.`,
    hint: meant ? `Did you mean \`${meant}\`?` : 'A finding has the name of its rule behind it.',
  }),
  check: ({ course, ruleNames }, report) => {
    for (const { rule, place } of course.lint)
      if (!ruleNames.includes(rule)) report(place, { rule, meant: suggest(rule, ruleNames) });
  },
});
