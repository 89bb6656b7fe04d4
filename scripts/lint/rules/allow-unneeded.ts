import { defineRule } from '../rule.ts';

export const allowUnneeded = defineRule<{ rule: string }>({
  name: 'allow-unneeded',
  level: 'warning',
  group: 'linter',
  about: 'A comment allows what no rule finds any more.',
  source: 'The course format: an exception that nothing needs hides the next finding',
  words: ({ rule }) => ({
    message: `Nothing here needs \`${rule}\` to be allowed.`,
    hint: 'Take the comment away, or put it above the entry that needs it.',
  }),
  check: ({ unneeded, ruleNames }, report) => {
    for (const { rule, reason, place } of unneeded)
      if (reason !== '' && ruleNames.includes(rule)) report(place, { rule });
  },
});
