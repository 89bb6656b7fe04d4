import { titledElements } from '../manifest/titles.ts';
import { placeOfElement } from '../places.ts';
import { defineRule, scorm } from '../rule.ts';

const longest = 200;

export const titleTooLong = defineRule<{ length: number }>({
  name: 'title-too-long',
  level: 'error',
  about: `A title has more than ${longest} characters.`,
  source: 'imscp_rootv1p1p2.xsd, imscp_v1p1.xsd: titleType; SCORM 2004 CAM 3.4.1.7 (SPM 200)',
  on: scorm,
  group: 'place',
  words: ({ length }) => ({
    message: `The title has ${length} characters; an LMS takes ${longest}, and some stop with a database error.`,
    hint: 'Shorten it.',
  }),
  check: (view, report) => {
    if (!view.descriptor) return;
    for (const { title } of titledElements(view))
      if (title && title.text.length > longest)
        report(placeOfElement(view.descriptor, title), { length: title.text.length });
  },
});
