import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { matchesIn } from '../text-rules.ts';

const key =
  /["']?\b(?:_?is_?correct|correct|_shouldBeSelected)["']?\s?:\s?(?:true|!0)\b|["']?\bcorrect_?(?:answers?|responses?|option|choice)["']?\s?:\s?["'\d[]|\bdata-(?:is-)?correct\s?=\s?["']?(?:true|1)\b/gi;

export const answersReadable = defineRule({
  name: 'answers-readable',
  level: 'info',
  about: 'The right answers stand in the package as plain text.',
  source: 'practice: what is checked in a browser can be read there',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'The right answers can be read here: a learner finds them with the tools of any browser.',
    hint: "Well for practice; for exams that matter use the LMS's own quiz.",
  }),
  check: (view, report) => {
    for (const { text, at, length } of matchesIn(view, key, /\.(?:m?js|html?|json)$/i))
      report(placeIn(text, at, length), {});
  },
});
