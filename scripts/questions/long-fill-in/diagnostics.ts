import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

/** What can be wrong with a long-fill-in question beyond its keys. */
export const longDiagnostics = {
  'words-without-limit': entry('error', () => ({
    message: '`words` says neither how many at least nor how many at most.',
    hint: 'Write `words: { min: 20, max: 120 }`, one of the two, or leave `words` out.',
  })),
  'words-min-over-max': entry<{ min: number; max: number }>('error', ({ min, max }) => ({
    message: `No text has ${min} words or more and ${max} or fewer.`,
    hint: 'Raise `max`, or lower `min`.',
  })),
  'words-hardly-fit': entry<{ min: number; room: number; length: number }>(
    'warning',
    ({ min, room, length }) => ({
      message: `${min} words take about ${room} characters, and the field takes ${length}.`,
      hint: `Write \`max_length: ${room}\` or more, or lower \`min\`. Longer texts need more room in the LMS; the build says how much.`,
    }),
  ),
  'empty-checklist': entry('error', () => ({
    message: 'The checklist has no entries.',
    hint: 'Give it some, such as `{ reason: I gave a reason }`, or leave it out.',
  })),
  'equal-checklist-entries': entry<{ id: string; other: string; text: string }>(
    'error',
    ({ id, other, text }) => ({
      message: `The entries \`${other}\` and \`${id}\` of the checklist both read "${text}".`,
      hint: 'Change one of them, or delete it.',
    }),
  ),
};

export const reportLong = reporterOf(longDiagnostics);
