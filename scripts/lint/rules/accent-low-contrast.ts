import { contrast } from '../../compile/theme/oklch.ts';
import { themeTokens } from '../../compile/theme/tokens.ts';
import { defineRule } from '../rule.ts';

const least = 3;

export const accentLowContrast = defineRule<{ accent: string; ratio: string }>({
  name: 'accent-low-contrast',
  level: 'warning',
  group: 'access',
  about: 'The accent hardly stands out from the page.',
  source: 'WCAG 2.2, 1.4.11 (non-text contrast)',
  words: ({ accent, ratio }) => ({
    message: `\`${accent}\` has a contrast of ${ratio} to 1 with the page: buttons are hard to find.`,
    hint: `Take a darker one, with ${least} to 1 or more. Texts and lines are darkened by the theme itself.`,
  }),
  check: ({ course }, report) => {
    const { accent } = course.theme;
    const ratio = contrast(accent, themeTokens(accent).light['paper'] ?? 'ffffff');
    if (ratio < least)
      // Rounded down: 2.96 is not 3.
      report(course.places['theme.accent'] ?? course.place, {
        accent,
        ratio: (Math.floor(ratio * 10) / 10).toFixed(1),
      });
  },
});
