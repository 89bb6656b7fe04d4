import { extensionOf } from '../package/paths.ts';
import { sizeInWords } from '../words.ts';
import { defineRule } from '../rule.ts';

const images = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'bmp']);

export const imageLarge = defineRule<{ bytes: number }>({
  name: 'image-large',
  level: 'info',
  about: 'A picture is larger than 2 MB.',
  source: 'practice: at 1.6 Mbit/s it takes ten seconds',
  on: ['package'],
  group: 'package',
  words: ({ bytes }) => ({
    message: `This picture has ${sizeInWords(bytes)}: it takes ten seconds and more on a slow phone.`,
    hint: 'Save it in the size in which it is shown, as JPEG, WebP or AVIF.',
  }),
  check: ({ files }, report) => {
    for (const { path, size } of files.values())
      if (size > 2_000_000 && images.has(extensionOf(path))) report({ file: path }, { bytes: size });
  },
});
