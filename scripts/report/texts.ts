import type { Audio, Image, Media, PartContent, Text, Video } from '../course/course.ts';
import { mediaUrl } from '../compile/media-view.ts';
import { directionOf } from '../compile/words.ts';
import type { Html } from '../html/html.ts';
import { facts, html, rendered, type Part } from '../html/html.ts';
import type { TextRenderer } from '../questions/author.ts';
import type { Pictures } from './pictures.ts';

/** Texts and media of a course on a page that stands alone. */
export interface Texts {
  inline(text: Text): Html;
  blocks(text: Text): Html;
  /** HTML that was made of a text before. */
  made(rendered: string): Html;
  plain(text: Text): string;
  media(media: Media): Part;
  part(content: PartContent): Part;
}

/**
 * @param text the renderer of the course's pages: it lets no tag of an author's through
 * @param pictures what can be shown; of others stands what they show
 */
export function textsOf(text: TextRenderer, pictures: Pictures): Texts {
  /** Pictures come along; a file that a text links to does not. */
  const made = (source: string): Html =>
    rendered(
      source
        .replace(/ src="([^"]*)"/g, (_, url: string) => ` src="${pictures.get(url) ?? ''}"`)
        .replace(/ href="(?!#|https?:|mailto:)[^"]*"/g, ''),
    );
  const inline = (given: Text) => made(text.inline(given));
  const blocks = (given: Text) => made(text.blocks(given));

  function picture({ file, alt, caption, credit }: Image): Html {
    const source = pictures.get(mediaUrl(file.path));
    const words = alt === '' ? 'decorative' : `text: ${alt}`;
    return html`<figure>
      ${
        source === undefined
          ? html`<p class="missing">${file.path}</p>`
          : html`<img src="${source}" alt="${alt}" />`
      }
      <figcaption>
        ${caption && html`${inline(caption)} `}${credit && `(${credit}) `}<span
          >Picture ${file.path}, ${words}</span
        >
      </figcaption>
    </figure>`;
  }

  const sound = ({ file, label, transcript, transcriptLater }: Audio): Html =>
    html`<div class="media">
      <p><b>Sound</b> ${label} <span class="place">${file.path}</span></p>
      <blockquote>${blocks(transcript)}</blockquote>
      ${transcriptLater && html`<p class="quiet">Its words are shown once the answer is final.</p>`}
    </div>`;

  function film({ source, captions, transcript }: Video): Html {
    const where = 'url' in source ? source.url : source.file.path;
    const languages = captions.map(({ language, file }) => `${language} (${file.path})`).join(', ');
    return html`<div class="media">
      <p><b>Film</b> <span class="place">${where}</span></p>
      ${facts([
        ['Captions', languages === '' ? 'none' : languages],
      ])}${transcript && html`<blockquote>${blocks(transcript)}</blockquote>`}
    </div>`;
  }

  const media = ({ image, audio, video }: Media): Part => [
    image && picture(image),
    audio && sound(audio),
    video && film(video),
  ];
  return {
    inline,
    blocks,
    made,
    plain: (given) => text.plain(given),
    media,
    part: ({ text: words, image, audio }) => [
      words && inline(words),
      media({ ...(image ? { image } : {}), ...(audio ? { audio } : {}) }),
    ],
  };
}

/** Facts about one thing in one line. */
export const joined = (facts: readonly string[]): string => facts.join(' · ');

/** Attributes of what is in a course's language. */
export const inLanguage = (language: string): Html =>
  html` lang="${language}" dir="${directionOf(language)}"`;
