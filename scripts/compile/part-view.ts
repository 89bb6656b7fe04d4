import type { PartContent } from '../course/course.ts';
import type { TextRenderer } from '../questions/author.ts';
import { mediaView, type MediaView } from './media-view.ts';
import type { Words } from './words.ts';

/** What `templates/parts/part.hbs` may use: a choice, source, target or item. */
export interface PartView {
  /** `null`: the part is a picture or a sound alone. */
  html: string | null;
  image: MediaView['image'];
  /** Stands beside the label, never in it: playing is not picking. */
  audio: MediaView['audio'];
}

export function partView(
  { text, image, audio }: PartContent,
  renderer: TextRenderer,
  words: Words,
): PartView {
  const media = mediaView(
    { ...(image ? { image } : {}), ...(audio ? { audio } : {}) },
    renderer,
    words,
    false,
  );
  return { html: text ? renderer.inline(text) : null, image: media.image, audio: media.audio };
}
