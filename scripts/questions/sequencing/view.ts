import type { ViewRenderer } from '../author.ts';
import { nameOfPart } from '../parts.ts';
import type { SequencingFields } from './author.ts';
import { insideCode } from './code.ts';
import { itemsOnPage, type SequencingKey } from './rules.ts';

/** What `templates/questions/sequencing.hbs` may use. */
export function sequencingView(
  { items, code, labels: [first, last] = [] }: SequencingFields,
  key: SequencingKey,
  renderer: ViewRenderer,
): Record<string, unknown> {
  const shown = itemsOnPage(key).flatMap((id) => items.find((item) => item.id === id) ?? []);
  return {
    code,
    firstHtml: first ? renderer.inline(first) : null,
    lastHtml: last ? renderer.inline(last) : null,
    items: shown.map(({ id, content, fenced }, value) => {
      const { text: _markdown, ...media } = content;
      const part = renderer.part(fenced ? media : content);
      const text = key.texts[key.parts.indexOf(id)] ?? id;
      const item = text.trim();
      return {
        value,
        part,
        codeHtml: fenced ? insideCode(renderer.blocks(fenced)) : null,
        name: fenced ? null : nameOfPart(part, text),
        up: renderer.say('order_up_of', { item }),
        down: renderer.say('order_down_of', { item }),
      };
    }),
  };
}
