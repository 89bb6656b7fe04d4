import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { wordsOf } from '../text/words.ts';

/** The commonest short words of each, without those that two of them share. */
const common: Readonly<Record<string, readonly string[]>> = {
  en: [
    'the',
    'and',
    'of',
    'is',
    'that',
    'with',
    'for',
    'this',
    'are',
    'you',
    'which',
    'from',
    'have',
    'your',
    'what',
    'not',
  ],
  de: [
    'der',
    'die',
    'und',
    'ist',
    'das',
    'mit',
    'nicht',
    'eine',
    'ein',
    'auf',
    'werden',
    'wird',
    'sich',
    'sie',
    'auch',
    'für',
    'dem',
  ],
  fr: [
    'les',
    'des',
    'est',
    'une',
    'dans',
    'pour',
    'vous',
    'qui',
    'sont',
    'avec',
    'cette',
    'votre',
    'pas',
    'ce',
    'du',
    'au',
  ],
  es: [
    'los',
    'las',
    'una',
    'por',
    'con',
    'para',
    'son',
    'como',
    'más',
    'pero',
    'sus',
    'este',
    'esta',
    'está',
    'y',
    'el',
    'del',
  ],
  it: [
    'gli',
    'della',
    'che',
    'sono',
    'per',
    'con',
    'una',
    'nel',
    'alla',
    'questo',
    'anche',
    'più',
    'dei',
    'delle',
    'è',
  ],
  nl: [
    'het',
    'een',
    'van',
    'zijn',
    'niet',
    'voor',
    'met',
    'wordt',
    'deze',
    'naar',
    'ook',
    'aan',
    'je',
    'dat',
  ],
};
const names: Readonly<Record<string, string>> = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  nl: 'Dutch',
};
const fewestWords = 8;
const fewestHits = 3;

export const textInOtherLanguage = defineRule<{ said: string; found: string; tag: string }>({
  name: 'text-in-other-language',
  level: 'warning',
  group: 'language',
  about: 'A text is in another language than it says.',
  source: 'WCAG 2.2, 3.1.2 (language of parts)',
  words: ({ said, found, tag }) => ({
    message: `This reads like ${found}, and is marked as \`${said}\`: a screen reader speaks it with the wrong voice.`,
    hint: `Translate it, or say its language: \`lang: ${tag}\`.`,
  }),
  check: ({ texts }, report) => {
    for (const { text, blocks, language: said } of texts) {
      const other = (words: string) => otherLanguage(words, said);
      const whole = other(blocks.map(({ words }) => words).join(' '));
      // A paragraph that nobody translated, among others that somebody did.
      const block = blocks.find(({ words }) => other(words) !== undefined) ?? blocks[0];
      const tag = whole ?? (block && other(block.words));
      if (tag !== undefined && block)
        report(whole === undefined ? placeOf(text, block, firstWords(block.words)) : text.place, {
          said,
          found: names[tag] ?? tag,
          tag,
        });
    }
  },
});

const firstWords = (words: string) => words.split(' ').slice(0, 3).join(' ');

/** The language that a text clearly is in, where it is another one than it says. */
function otherLanguage(text: string, said: string): string | undefined {
  const words = wordsOf(text).map((word) => word.toLowerCase());
  if (words.length < fewestWords || !common[said]) return undefined;
  const hits = (language: string) => words.filter((word) => common[language]?.includes(word)).length;
  const [best] = Object.keys(common)
    .filter((each) => each !== said)
    .sort((a, b) => hits(b) - hits(a));
  return best !== undefined && hits(best) >= fewestHits && hits(best) >= 4 * hits(said) ? best : undefined;
}
