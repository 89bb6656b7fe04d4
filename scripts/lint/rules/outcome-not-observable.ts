import { defineRule } from '../rule.ts';
import { baseOf, quoted, wordsOf } from '../text/words.ts';

/** Verbs of which nobody can see whether somebody does them, as the first words of an outcome. */
const inner: Readonly<Record<string, readonly string[]>> = {
  en: ['understand', 'know', 'learn', 'appreciate', 'realise', 'realize', 'grasp', 'comprehend'],
  de: ['verstehen', 'wissen', 'kennen', 'lernen', 'begreifen', 'versteht', 'weiß', 'kennt'],
  fr: ['comprendre', 'connaître', 'apprendre', 'maîtriser', 'apprécier'],
  es: ['comprender', 'conocer', 'entender', 'aprender', 'apreciar', 'dominar'],
};

export const outcomeNotObservable = defineRule<{ verb: string }>({
  name: 'outcome-not-observable',
  level: 'warning',
  group: 'structure',
  about: 'An outcome names something that nobody can see.',
  source:
    'Mager, Preparing Instructional Objectives, 1962; Anderson & Krathwohl, A Taxonomy for Learning, 2001',
  words: ({ verb }) => ({
    message: `Nobody can see whether a learner does “${quoted(verb)}”, so no question can show it.`,
    hint: 'Write what learners then do: name, choose, explain, compare, calculate, report …',
  }),
  check: ({ course }, report) => {
    const verbs = inner[baseOf(course.language)] ?? [];
    for (const { text, place } of course.outcomes) {
      const words = wordsOf(text.markdown);
      // German puts the verb last.
      const verb = [words[0], words.at(-1)].find((word) => word && verbs.includes(word.toLowerCase()));
      if (verb !== undefined) report(text.place.file === place.file ? text.place : place, { verb });
    }
  },
});
