import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

/** What can be wrong with a sequencing question beyond its keys. */
export const sequencingDiagnostics = {
  'too-few-items': entry<{ count: number }>('error', ({ count }) => ({
    message:
      count === 0 ? 'There is nothing to put in order.' : 'There is one item only, so there is no order.',
    hint: 'Give at least two `items`.',
  })),
  'too-many-items': entry<{ count: number; most: number }>('error', ({ count, most }) => ({
    message: `There are ${count} items; LMSs keep at most ${most} in one answer.`,
    hint: 'Join some of them, or make two questions of it.',
  })),
  'equal-items': entry<{ id: string; other: string; text: string }>('error', ({ id, other, text }) => ({
    message: `The items \`${other}\` and \`${id}\` ${text === '' ? 'are the same' : `both read "${text}"`}, and only one order of them would be right.`,
    hint: 'Change one of them, or join each with a neighbour.',
  })),
  'labels-not-two': entry<{ count: number }>('error', ({ count }) => ({
    message: `\`labels\` has ${count === 1 ? 'one text' : `${count} texts`}; one stands above the first item, one below the last.`,
    hint: 'Write a list of two texts, such as `[First, Last]`; quote a text that has a comma in it.',
  })),
};

export const reportSequencing = reporterOf(sequencingDiagnostics);
