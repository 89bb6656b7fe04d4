import { defineRule } from '../rule.ts';
import { sentencesOf, wordsOf } from '../text/words.ts';

/** Reading ease from words a sentence and syllables a word, one formula a language; 30 is "very difficult" in each. */
const formulas: Readonly<
  Record<string, { ease: (sentence: number, syllables: number) => number; vowels: RegExp }>
> = {
  // Flesch, A New Readability Yardstick, 1948
  en: { ease: (s, w) => 206.835 - 1.015 * s - 84.6 * w, vowels: /[aeiouy]+/g },
  // Amstad, Wie verständlich sind unsere Zeitungen?, 1978
  de: { ease: (s, w) => 180 - s - 58.5 * w, vowels: /(?:au|äu|ei|eu|ie|ai|aa|ee|oo|[aeiouyäöü])/g },
  // Kandel & Moles, Application de l'indice de Flesch à la langue française, 1958
  fr: { ease: (s, w) => 207 - 1.015 * s - 73.6 * w, vowels: /[aeiouyàâäéèêëîïôöùûüœ]+/g },
  // Szigriszt Pazos, Sistemas predictivos de legibilidad, 1993
  es: { ease: (s, w) => 206.835 - s - 62.3 * w, vowels: /[aeiouáéíóúü]+/g },
};

const fewestWords = 150;
const least = 20;

export const readingLevel = defineRule<{ ease: number }>({
  name: 'reading-level',
  level: 'warning',
  group: 'language',
  about: 'A lesson reads like a scientific paper.',
  source: 'Flesch, 1948; Amstad, 1978; Kandel & Moles, 1958; Szigriszt Pazos, 1993; WCAG 2.2, 3.1.5',
  words: ({ ease }) => ({
    message: `This lesson has a reading ease of ${ease} (100 is easy, below 30 a scientific paper).`,
    hint: `Shorter sentences and shorter words help; from ${least} on this rule is content.`,
  }),
  check: ({ course, texts }, report) => {
    for (const lesson of course.lessons) {
      const prose = texts.filter((each) => each.lesson === lesson && each.role === 'body');
      const [language] = prose.map((each) => each.language);
      const formula = formulas[language ?? ''];
      // Items and cells are no sentences; a list of names would seem hard.
      const blocks = prose
        .filter((each) => each.language === language)
        .flatMap((each) => each.blocks.filter(({ kind }) => kind === 'paragraph'));
      const sentences = blocks.flatMap(({ words }) => sentencesOf(words));
      const words = sentences.flatMap(wordsOf);
      if (!formula || words.length < fewestWords) continue;
      const syllables = words.reduce(
        (sum, word) => sum + syllablesOf(word, formula.vowels, language === 'en'),
        0,
      );
      const ease = Math.round(formula.ease(words.length / sentences.length, syllables / words.length));
      if (ease < least) report(lesson.title.place, { ease });
    }
  },
});

function syllablesOf(word: string, vowels: RegExp, silentE: boolean): number {
  const small = word.toLowerCase();
  const spoken = silentE ? small.replace(/(?<=[^aeiouyl])e(?:s|d)?$/, '') : small;
  return Math.max(1, spoken.match(vowels)?.length ?? 1);
}
