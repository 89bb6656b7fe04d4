import { defineAltRule } from '../alt-rule.ts';

const most = 250;

export const altTooLong = defineAltRule({
  name: 'alt-too-long',
  level: 'warning',
  group: 'access',
  about: 'The text of a picture is so long that it belongs on the page.',
  source: 'WCAG 2.2, 1.1.1; technique G95 (short text alternatives)',
  finds: (alt) => [...alt].length > most,
  message: (alt) => `“${alt}” is read in one go, without a way to stop or to go back.`,
  hint: 'Say in a sentence what the picture is, and the rest in the body or the caption, for everybody.',
});
