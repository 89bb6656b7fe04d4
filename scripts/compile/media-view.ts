import type { Media } from '../course/course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { say, type Words } from './words.ts';

/** What `templates/parts/media.hbs` may use. `any`: whether there is anything to show. */
export interface MediaView {
  any: boolean;
  image: {
    src: string;
    alt: string;
    width: number | null;
    height: number | null;
    /** Fetched when it comes near the window. */
    lazy: boolean;
    captionHtml: string | null;
    credit: string | null;
  } | null;
  video: {
    src: string;
    poster: string | null;
    label: string;
    captions: { language: string; label: string; src: string; first: boolean }[];
    transcriptHtml: string | null;
  } | null;
  /** `later`: the words are not in the page, and come once the answer is final. */
  audio: { src: string; label: string; transcriptHtml: string; later: boolean } | null;
}

/** Paths of media in a page; names that need it are encoded. */
export const mediaUrl = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Image, video and sound of a slide or a question. `isFirst`: on the slide that a learner sees first. */
export function mediaView(
  { image, video, audio }: Media,
  text: TextRenderer,
  words: Words,
  isFirst: boolean,
): MediaView {
  return {
    any: Boolean(image ?? video ?? audio),
    image: image
      ? {
          src: mediaUrl(image.file.path),
          alt: image.alt,
          width: image.width ?? null,
          height: image.height ?? null,
          lazy: !isFirst,
          captionHtml: image.caption ? text.inline(image.caption) : null,
          credit: image.credit === undefined ? null : say(words, 'source', { name: image.credit }),
        }
      : null,
    video: video
      ? {
          src: 'url' in video.source ? video.source.url : mediaUrl(video.source.file.path),
          poster: video.poster ? mediaUrl(video.poster.path) : null,
          label: say(words, 'video'),
          captions: video.captions.map(({ language, file }, index) => ({
            language,
            label: languageName(language),
            src: mediaUrl(file.path),
            first: index === 0,
          })),
          transcriptHtml: video.transcript ? text.blocks(video.transcript) : null,
        }
      : null,
    audio: audio
      ? {
          src: mediaUrl(audio.file.path),
          label: audio.label ?? say(words, 'audio'),
          transcriptHtml: audio.transcriptLater ? '' : text.blocks(audio.transcript),
          later: audio.transcriptLater === true,
        }
      : null,
  };
}

/** A language's name in itself (`Deutsch`), as a menu of captions shows it; its tag where it has none. */
function languageName(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
  } catch (error) {
    if (error instanceof RangeError) return language;
    throw error;
  }
}
