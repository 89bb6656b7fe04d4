import { language, path, truth, url, word } from './scalars.ts';
import type { z } from 'zod';
import { map, orderedMap, text, textWith } from './shapes.ts';

export const image = map(
  {
    file: path().describe('The picture: PNG, JPEG, GIF, WebP, AVIF or SVG.'),
    alt: text().describe("What the picture tells, for those who can't see it.").optional(),
    caption: text().describe('A line below the picture.').optional(),
    credit: text().describe('Who made the picture.').optional(),
    decorative: truth().describe('true: the picture tells nothing, and screen readers pass it over.').optional(),
  },
  'a map such as `{ file: media/photo.png, alt: What it shows }`',
);

const audioKeys = {
  file: path().describe('The sound: MP3, M4A, Ogg, Opus, WAV, AAC or FLAC.'),
  label: text().describe('What the sound is called.').optional(),
  transcript: text().describe('What is said or heard, in words.').optional(),
};
const likeAudio = 'a map such as `{ file: media/tip.mp3, transcript: What is said }`';
const audio = map(audioKeys, likeAudio);

/** The sound of a question, whose words may be the answer. */
const askedAudio = map(
  {
    ...audioKeys,
    transcript_shown: word(['always', 'after_answer'])
      .describe('always (default), or after_answer: the words are shown once the answer is final.')
      .optional(),
  },
  likeAudio,
);

const video = map(
  {
    file: path().describe('The film: MP4 or WebM.').optional(),
    url: url().describe('A film on the web; its host must stand in allow_hosts.').optional(),
    poster: path().describe('A picture that is shown until the film starts.').optional(),
    captions: orderedMap(language(), path(), 'a map of languages to files, such as `{ en: media/talk.en.vtt }`')
      .describe('WebVTT files by language.')
      .optional(),
    transcript: text().describe('What is said and shown, in words.').optional(),
  },
  'a map such as `{ file: media/talk.mp4, captions: { en: media/talk.en.vtt } }`',
);

/** Keys that show or play something; every slide and every question can have them. */
export const mediaKeys = {
  image: image.describe('A picture.').optional(),
  audio: audio.describe('A sound.').optional(),
  video: video.describe('A film.').optional(),
};

/** The same for questions. */
export const askedMediaKeys = {
  ...mediaKeys,
  audio: askedAudio.describe('A sound.').optional(),
};

/** A choice, source, target or item: a text, or a long form with `text`, `image`, `audio` and further keys. */
export function partWith<const S extends z.ZodRawShape>(more: S) {
  return textWith({
    image: image.describe('A picture.').optional(),
    audio: audio.describe('A sound.').optional(),
    ...more,
  });
}
