import { defineRule } from '../rule.ts';
import { wordsOf } from '../text/words.ts';
import { plain } from '../view.ts';

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
    for (const seen of texts) {
      const words = wordsOf(plain(seen)).map((word) => word.toLowerCase());
      if (words.length < fewestWords || !common[seen.language]) continue;
      const hits = (language: string) => words.filter((word) => common[language]?.includes(word)).length;
      const own = hits(seen.language);
      const [best] = Object.keys(common)
        .filter((each) => each !== seen.language)
        .sort((a, b) => hits(b) - hits(a));
      if (best !== undefined && hits(best) >= fewestHits && hits(best) >= 4 * own)
        report(seen.text.place, { said: seen.language, found: names[best] ?? best, tag: best });
    }
  },
});
