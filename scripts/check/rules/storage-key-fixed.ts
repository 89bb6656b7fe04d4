import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';
import { quoted } from '../words.ts';

const storesState =
  /\blocalStorage\s?\.\s?setItem\(\s?(["'])((?:[\w.:-]{0,40})?(?:progress|score|bookmark|suspend|resume|complet|answers?|quiz|lesson|currentSlide|currentPage|state)(?:[\w.:-]{0,40})?)\1/i;

export const storageKeyFixed = defineRule<{ key: string }>({
  name: 'storage-key-fixed',
  level: 'info',
  about: "A learner's state is kept in the browser under a name that other courses may use.",
  source:
    'Web Storage: it belongs to the origin, which all courses of an LMS and all learners at one computer share',
  on: ['package'],
  group: 'package',
  words: ({ key }) => ({
    message: `The state is kept in the browser under \`${key}\`: another course of the same tool, or another learner, finds it there.`,
    hint: "Put the course's and the learner's id into the name, or keep it in the LMS only.",
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts) {
      const found = storesState.exec(script.code);
      if (found) report(placeInScript(script, found.index, found[0].length), { key: quoted(found[2] ?? '') });
    }
  },
});
