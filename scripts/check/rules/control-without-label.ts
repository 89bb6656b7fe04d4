import { attributeOf, type HtmlOpen } from '../html/tokens.ts';
import { isNamedOrHidden, openTags } from '../html-rules.ts';
import type { Page } from '../package/view.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

const unlabelled = /^(?:hidden|submit|button|reset|image)$/i;

export const controlWithoutLabel = defineRule({
  name: 'control-without-label',
  level: 'warning',
  about: 'A field of a form has no label.',
  source: 'WCAG 2.2, 1.3.1 Info and Relationships, 4.1.2 Name, Role, Value (A)',
  on: ['package'],
  group: 'file',
  words: () => ({
    message:
      'Nothing says what this field is for: a screen reader reads "edit" or "radio button", and no more.',
    hint: 'Put it into a `<label>`, or name it with `<label for="…">` or `aria-label`.',
  }),
  check: ({ pages }, report) => {
    for (const page of pages) {
      const labelled = labelledIds(page);
      let labels = 0;
      for (const token of page.tokens) {
        if (token.kind === 'text') continue;
        if (token.name === 'label') labels = Math.max(0, labels + (token.kind === 'open' ? 1 : -1));
        if (token.kind !== 'open' || labels > 0 || !isField(token)) continue;
        const id = attributeOf(token, 'id')?.value;
        const hasPlaceholder = (attributeOf(token, 'placeholder')?.value ?? '') !== '';
        if ((id === undefined || !labelled.has(id)) && !hasPlaceholder && !isNamedOrHidden(token))
          report(placeIn(page, token.start, token.name.length + 1), {});
      }
    }
  },
});

function isField(tag: HtmlOpen): boolean {
  if (tag.name === 'select' || tag.name === 'textarea') return true;
  return tag.name === 'input' && !unlabelled.test(attributeOf(tag, 'type')?.value ?? '');
}

function labelledIds(page: Page): Set<string> {
  const ids = new Set<string>();
  for (const { tag } of openTags(page)) {
    const id = tag.name === 'label' ? attributeOf(tag, 'for')?.value : undefined;
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
