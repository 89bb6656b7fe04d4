import { defineRule } from '../rule.ts';
import { placeOf } from '../text/markdown.ts';
import { quoted } from '../text/words.ts';
import { plain, type SeenQuestion, type SeenText } from '../view.ts';

/** `A and C`, `Both a) and b)`, `Antworten A und B sind richtig`, `Ni A ni B`. */
const together =
  /^(?:(?:both|neither|either|only|sowohl|weder|nur|ni|tanto|solo|les)\s+)?(?:(?:answers?|options?|choices?|antwort(?:en)?|réponses?|respuestas?|opciones)\s+)?\(?([A-Fa-f])\)?\s*(?:,|\+|&|\/|and|or|nor|und|oder|noch|als auch|et|ou|ni|y|o|como)\s*\(?[A-Fa-f]\)?(?:[\s,.].*)?$/iu;
/** `Answer B` in a sentence; the letter is a capital, for "an answer a teacher gives" is about none. */
const single =
  /(?<!\p{L})(?:[Aa]nswers?|[Oo]ptions?|[Cc]hoices?|[Aa]ntwort(?:en)?|[Rr]éponses?|[Rr]espuestas?|[Oo]pción(?:es)?) \(?[A-F]\)?(?![\p{L}\p{N}])/u;
/** A letter that the author has typed before a choice. */
const typed = /^\(?[A-Fa-f][).:]\s/;

export const choiceNamedByLetter = defineRule<{ piece: string; typed: boolean }>({
  name: 'choice-named-by-letter',
  level: 'warning',
  group: 'items',
  about: 'A text names choices by letters, and choices bear none on the screen.',
  source: 'Haladyna, Downing & Rodriguez, 2002, 13 (format items so that they can be read) and 22',
  words: ({ piece, typed: isTyped }) =>
    isTyped
      ? {
          message: `“${quoted(piece)}” has a letter of its own: where choices are shuffled, the letters stand in no order.`,
          hint: 'Leave the letters out: learners pick a choice by its text.',
        }
      : {
          message: `“${quoted(piece)}” names a choice by its letter, and choices bear none on the screen.`,
          hint: 'Say what the choice says; where several are right, `answer: [a, b]` makes check boxes.',
        },
  check: ({ questions }, report) => {
    for (const seen of questions) {
      const { picking, choices } = seen;
      if (!picking || choices.size < 2) continue;
      const texts = [...choices.values()];
      const [first] = texts;
      if (first && texts.every((text) => typed.test(plain(text)))) {
        report(first.text.place, { piece: plain(first), typed: true });
        continue;
      }
      for (const text of texts)
        if (together.test(plain(text))) report(text.text.place, { piece: plain(text), typed: false });
      if (definesLetters(seen)) continue;
      for (const text of seen.texts) if (text.role === 'feedback') reportNamed(text, report);
    }
  },
});

/** Whether the question itself says what A is: "Offer A costs 3 euros". */
const definesLetters = ({ stem, choices }: SeenQuestion) =>
  [stem, ...choices.values()].some((text) => /(?<!\p{L})[B-F](?!\p{L})/u.test(plain(text)));

function reportNamed(
  { text, blocks }: SeenText,
  report: (place: SeenText['text']['place'], values: { piece: string; typed: boolean }) => void,
): void {
  for (const block of blocks) {
    const [piece] = single.exec(block.words) ?? [];
    if (piece !== undefined) report(placeOf(text, block, piece), { piece, typed: false });
  }
}
