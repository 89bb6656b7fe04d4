import { placeIn, placeOfAttribute } from '../places.ts';
import { attributeOf } from '../html/tokens.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';
import { quoted } from '../words.ts';

/** RFC 5646, 2.1: well-formed, without looking up its parts. `x-none` is what IMS metadata says for no language. */
const wellFormed = /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|x|i)(?:-[a-z0-9]{1,8})*$/i;

export const languageTag = defineRule<{ tag: string }>({
  name: 'language-tag',
  level: 'warning',
  about: 'A language is not given as a language tag.',
  source: 'RFC 5646 (BCP 47); WCAG 2.2, 3.1.1; XML 1.0, 2.12; cmi5 14: langstring',
  on: ['package'],
  group: 'file',
  words: ({ tag }) => ({
    message: `\`${quoted(tag)}\` is no language tag: screen readers and LMSs don't know which language is meant.`,
    hint: 'Write a tag such as `en`, `de` or `pt-BR`.',
  }),
  check: ({ descriptors, pages }, report) => {
    for (const descriptor of descriptors)
      for (const element of descendants(descriptor.xml.root))
        for (const attribute of element.attributes)
          if ((attribute.name === 'xml:lang' || attribute.name === 'lang') && isWrong(attribute.value))
            report(placeOfAttribute(descriptor, attribute), { tag: attribute.value });
    for (const page of pages)
      for (const token of page.tokens) {
        const lang = token.kind === 'open' ? attributeOf(token, 'lang') : undefined;
        if (lang && isWrong(lang.value) && !/[{}$@<%[]/.test(lang.value))
          report(placeIn(page, lang.start, lang.end - lang.start), { tag: lang.value });
      }
  },
});

const isWrong = (tag: string) => tag.trim() !== '' && !wellFormed.test(tag.trim());
