import { extensionOf } from '../package/paths.ts';
import { defineRule } from '../rule.ts';

const formats = new Set([
  'wmv',
  'wma',
  'avi',
  'flv',
  'f4v',
  'mpg',
  'mpeg',
  'rm',
  'ram',
  'tif',
  'tiff',
  'heic',
  'psd',
  'ai',
  'mov',
]);

export const formatNotForWeb = defineRule<{ format: string }>({
  name: 'format-not-for-web',
  level: 'warning',
  about: 'A picture, sound or film is in a format that browsers do not show.',
  source: 'browsers: MP4 (H.264, AAC), WebM, MP3, JPEG, PNG, WebP, SVG are shown by all',
  on: ['package'],
  group: 'package',
  words: ({ format }) => ({
    message: `Not every browser can show a .${format} file.`,
    hint: 'Convert it: films to MP4, sounds to MP3, pictures to JPEG, PNG or WebP.',
  }),
  check: ({ files }, report) => {
    for (const path of files.keys()) {
      const format = extensionOf(path);
      if (formats.has(format)) report({ file: path }, { format });
    }
  },
});
