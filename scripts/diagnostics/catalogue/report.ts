import { entry, reporterOf } from '../diagnostic.ts';

const joined = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');

/** What a simulated class has shown about a course. */
export const reportCatalogue = {
  'learner-never-completes': entry<{ learner: string; missing: readonly string[]; where: string }>(
    'error',
    ({ learner, missing, where }) => ({
      message: `The learner who ${learner} ends incomplete in ${where}${missing.length > 0 ? `: ${joined(missing)} ${missing.length > 1 ? 'are' : 'is'} still missing` : ''}.`,
      hint: 'Look at what `completion` asks for, at locks, time limits and required questions: somebody who does everything has to reach it.',
    }),
  ),
  'score-out-of-reach': entry<{ what: string; mark: number; best: number }>(
    'error',
    ({ what, mark, best }) => ({
      message: `Nobody can pass ${what}: whoever answers everything rightly gets ${best}%, and ${mark}% are asked for.`,
      hint: 'Lower the pass mark, or mend what keeps points back: a question that earns less than all of its points, or a time limit that ends too early.',
    }),
  ),
  'question-without-full-points': entry<{ id: string; best: number }>('error', ({ id, best }) => ({
    message: `No answer to \`${id}\` earns all of its points: the right one gets ${best}%.`,
    hint: 'Compare the answer with what its type accepts.',
  })),
  'question-cannot-be-submitted': entry<{ id: string }>('error', ({ id }) => ({
    message: `\`${id}\` is required, and no answer to it can be submitted: what it asks for does not fit into the field.`,
    hint: 'Ask for less, give the field more room, or take `required` away.',
  })),
  'questions-share-column': entry<{ id: string; other: string; index: number }>(
    'error',
    ({ id, other, index }) => ({
      message: `\`${id}\` and \`${other}\` share column ${index} of the LMS's report: nobody could say which of them an answer belongs to.`,
      hint: 'The lock file gives both the same record. Take course.lock.json as git had it before it was edited or merged, and build again.',
    }),
  ),
  'value-refused-by-lms': entry<{ element: string; value: string; error: string; where: string }>(
    'error',
    ({ element, value, error, where }) => ({
      message: `${where} refuses ${element} = ${value === '' ? 'an empty text' : `"${value}"`} (error ${error}), and keeps nothing of it.`,
      hint: 'Shorten the text or the id that it is made of. If it is short and plain, this is a mistake of Coursewright: please report it.',
    }),
  ),
  'questions-share-activity': entry<{ id: string; other: string; born: string }>(
    'error',
    ({ id, other, born }) => ({
      message: `\`${id}\` and \`${other}\` share the activity questions/${born} in statements: nobody could say which of them an answer belongs to.`,
      hint: 'The lock file gives both the same record. Take course.lock.json as git had it before it was edited or merged, and build again.',
    }),
  ),
  'statement-refused-by-lrs': entry<{ reason: string; where: string }>('error', ({ reason, where }) => ({
    message: `The LRS of ${where} refuses what the package tells: ${reason}.`,
    hint: 'An LMS that keeps to the standard has nothing of that statement. This is a mistake of Coursewright: please report it with the course.',
  })),
  'statement-breaks-rule': entry<{ finding: string; where: string }>('error', ({ finding, where }) => ({
    message: `A statement in ${where} breaks a rule of its standard: ${finding}.`,
    hint: 'An LRS may refuse it, or reports may leave it out. Look at the text that it was made of; if that is short and plain, this is a mistake of Coursewright: please report it.',
  })),
  'browser-missing': entry<{ why: string }>('error', ({ why }) => ({
    message: `No browser can be started to play the class: ${why}.`,
    hint: 'Install playwright-core beside the course (npm install --save-dev playwright-core), and say where a Chromium is: CHROMIUM=/usr/bin/chromium coursewright report --browser. CHROMIUM=chrome or msedge takes the one that is installed.',
  })),
  'browser-disagrees': entry<{ learner: string; where: string; memory: string; browser: string }>(
    'error',
    ({ learner, where, memory, browser }) => ({
      message: `The learner ${learner} ends otherwise in the browser than in memory, in ${where}: ${browser} in place of ${memory}.`,
      hint: 'A template, a theme or a script of the course may keep the player from working; play that learner by hand.',
    }),
  ),
};

export const reportOfClass = reporterOf(reportCatalogue);
