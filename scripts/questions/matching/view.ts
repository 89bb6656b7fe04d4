import type { PartView } from '../../compile/part-view.ts';
import type { ViewRenderer } from '../author.ts';
import { nameOfPart, partText } from '../parts.ts';
import type { MatchingFields } from './author.ts';
import { targetsOnPage, type MatchingKey } from './rules.ts';

/** A native list cuts longer texts; in characters (look: "Matching"). */
const longestOption = 40;

interface TargetView {
  /** What the page calls it: its place. */
  value: number;
  text: string;
  /** Of a text that is whole in another language. */
  lang: string | null;
  part: PartView;
  /** Stands for a sound, which is played beside the label. */
  name: string | null;
}

/** What `templates/questions/matching.hbs` may use. */
export function matchingView(
  { given, sources, targets }: MatchingFields,
  key: MatchingKey,
  renderer: ViewRenderer,
): Record<string, unknown> {
  const shown = targetsOnPage(key).flatMap((id) => targets.find((target) => target.id === id) ?? []);
  const views = shown.map(({ id, content }, value): TargetView => {
    const part = renderer.part(content);
    const text = partText(content, renderer) || id;
    return { value, text, lang: languageOf(part.html), part, name: nameOfPart(part, text) };
  });
  const left = targets.length - sources.length;
  return {
    sources: sources.map(({ id, content }) => {
      const part = renderer.part(content);
      return { id, part, name: nameOfPart(part, partText(content, renderer) || id) };
    }),
    targets: views,
    selects: views.every(isOption),
    hint: !given.includes('pairs')
      ? renderer.say('match_reuse')
      : left > 0
        ? renderer.say('match_left_over', { count: left })
        : null,
  };
}

/** Whether a native list can show it: a short text, in which nothing is lost without markup. */
function isOption({ text, lang, part: { html, image, audio } }: TargetView): boolean {
  const plain = html !== null && (lang !== null || !/<(?:math|img)\b| lang=/.test(html));
  return plain && image === null && audio === null && [...text].length <= longestOption;
}

/** The language of a text all of which is marked as being in it. */
function languageOf(html: string | null): string | null {
  return /^<span lang="([^"]*)"[^>]*>[^<]*<\/span>$/.exec(html ?? '')?.[1] ?? null;
}
