import { quoted } from '../text/words.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { defineRule } from '../rule.ts';

export const allowUnfit = defineRule<{ rule: string; meant: string | undefined }>({
  name: 'allow-unfit',
  level: 'error',
  group: 'linter',
  about: 'A comment allows a rule that there is none of, or says no reason.',
  source: 'The course format: an exception has a reason that a reviewer can read',
  words: ({ rule, meant }) =>
    rule === ''
      ? {
          message: 'This comment allows nothing: the rule and the reason are missing.',
          hint: 'Write `# lint-allow RULE: reason`.',
        }
      : meant === rule
        ? {
            message: `This comment allows \`${rule}\` without a reason, so it does not hold.`,
            hint: `Write \`# lint-allow ${rule}: \` and why it is right here.`,
          }
        : {
            message: `There is no rule \`${quoted(rule)}\`.`,
            hint: meant ? `Did you mean \`${meant}\`?` : 'A finding has the name of its rule behind it.',
          },
  check: ({ allows, ruleNames }, report) => {
    for (const { rule, reason, place } of allows) {
      const known = ruleNames.includes(rule);
      if (!known || reason === '') report(place, { rule, meant: known ? rule : suggest(rule, ruleNames) });
    }
  },
});
