import { defineAltRule } from '../alt-rule.ts';

export const altIsFileName = defineAltRule({
  name: 'alt-is-file-name',
  level: 'error',
  group: 'access',
  about: 'The text of a picture is the name of its file.',
  source: 'WCAG 2.2, 1.1.1; failure F30',
  finds: (alt, file) =>
    /^[\w() -]+\.(?:png|jpe?g|gif|svg|webp|avif)$/i.test(alt) ||
    /^(?:img|dsc|dscn|image|screenshot|picture|photo)[-_ ]?\d+$/i.test(alt) ||
    (/[-_\d]/.test(alt) && alt.toLowerCase() === nameOf(file)),
  message: (alt) => `“${alt}” is the name of a file: who doesn't see the picture learns nothing of it.`,
  hint: 'Write what the picture says here; `decorative: true` where it says nothing.',
});

const nameOf = (file: string) => (file.split('/').at(-1) ?? '').replace(/\.\w+$/, '').toLowerCase();
