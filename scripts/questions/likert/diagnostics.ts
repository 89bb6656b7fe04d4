import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

/** What can be wrong with a likert question beyond its keys. */
export const likertDiagnostics = {
  'too-few-steps': entry<{ count: number }>('error', ({ count }) => ({
    message: count === 0 ? 'The scale has no steps.' : 'The scale has one step only.',
    hint: 'Give at least two, from low to high, such as `{ 1: never, 2: sometimes, 3: always }`.',
  })),
  'equal-steps': entry<{ id: string; other: string; text: string }>('error', ({ id, other, text }) => ({
    message: `The steps \`${other}\` and \`${id}\` of the scale both read "${text}".`,
    hint: 'Change one of them, or delete it.',
  })),
};

export const reportLikert = reporterOf(likertDiagnostics);
