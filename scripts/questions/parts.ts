import type { PartView } from '../compile/part-view.ts';
import type { PartContent, Text } from '../course/course.ts';
import type { TextRenderer } from './author.ts';

/** Order of parts in a saved state and in reports: by code units, the same everywhere. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A part as a report names it: its text, or what stands for its picture or sound. */
export function partText({ text, image, audio }: PartContent, { plain }: TextRenderer): string {
  if (text) return plain(text);
  if (image && image.alt !== '') return image.alt;
  if (audio) return audio.label ?? plain(audio.transcript);
  return '';
}

/**
 * Words to show for a part that has none of its own: a sound alone, whose player stands beside it, or a picture that
 * says nothing. `null`: the part speaks for itself. @param text as a report names it
 */
export const nameOfPart = ({ html, image }: PartView, text: string): string | null =>
  html === null && (image?.alt ?? '') === '' ? text : null;

/** What makes two parts look the same to a learner: text and files, blanks aside. */
export function partLook({ text, image, audio }: PartContent): string {
  return [text ? plainOf(text) : '', image?.file.path ?? '', audio?.file.path ?? ''].join('\n');
}

/** An author's text on one line, markup and all. */
export const plainOf = ({ markdown }: Text): string => markdown.trim().replace(/\s+/g, ' ');
