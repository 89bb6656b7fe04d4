import { defineRule, type LintRule } from './rule.ts';
import { placeOf } from './text/markdown.ts';
import { quoted } from './text/words.ts';

/** A rule about the text of a picture, wherever the picture stands. */
export interface AltRule extends Pick<LintRule, 'name' | 'level' | 'about' | 'source' | 'group'> {
  /** @param file the picture's path */
  finds(alt: string, file: string): boolean;
  message(alt: string): string;
  hint: string;
}

/** Declares a rule about the texts of pictures, of slides, questions and choices as well as those within texts. */
export function defineAltRule({ finds, message, hint, ...rule }: AltRule): LintRule {
  return defineRule<{ alt: string }>({
    ...rule,
    words: ({ alt }) => ({ message: message(quoted(alt)), hint }),
    check: ({ images, texts }, report) => {
      for (const { image, place } of images)
        if (finds(image.alt.trim(), image.file.path)) report(place, { alt: image.alt });
      for (const { text, blocks } of texts)
        for (const block of blocks)
          for (const { alt, file } of block.images)
            if (finds(alt.trim(), file)) report(placeOf(text, block, alt), { alt });
    },
  });
}
