import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

const listed = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');

/** What can be wrong with a choice question beyond its keys. */
export const choiceDiagnostics = {
  'too-few-choices': entry<{ count: number }>('error', ({ count }) => ({
    message:
      count === 0
        ? 'There is nothing to choose from.'
        : 'There is one choice only, so there is nothing to choose.',
    hint: 'Give at least two choices.',
  })),
  'equal-choices': entry<{ id: string; other: string; text: string }>('error', ({ id, other, text }) => ({
    message:
      text === ''
        ? `The choices \`${other}\` and \`${id}\` are the same.`
        : `The choices \`${other}\` and \`${id}\` both read "${text}".`,
    hint: 'Change one of them, or delete it.',
  })),
  'no-right-answer': entry('error', () => ({
    message: 'No choice is right.',
    hint: 'List the id of at least one choice in `answer`.',
  })),
  'answer-listed-twice': entry<{ id: string }>('error', ({ id }) => ({
    message: `\`answer\` lists \`${id}\` twice.`,
    hint: 'Delete one of the two.',
  })),
  'answer-not-a-choice': entry<{
    id: string;
    ids: readonly string[];
    suggestion?: string | undefined;
    isText: boolean;
  }>('error', ({ id, ids, suggestion, isText }) => ({
    message: isText
      ? `\`answer\` gives a choice's text, "${id}"; it takes the choice's id.`
      : `\`answer\` is \`${id}\`, which is no choice of this question.`,
    hint:
      suggestion === undefined
        ? `Write the id of a choice: ${listed(ids)}.`
        : isText
          ? `Write \`${suggestion}\`.`
          : `Did you mean \`${suggestion}\`? The choices are ${listed(ids)}.`,
  })),
  'all-choices-right': entry('error', () => ({
    message: 'Every choice is right, so there is nothing to decide.',
    hint: 'Add a choice that is wrong, or take one out of `answer`.',
  })),
  'choice-moves-about': entry<{ text: string }>('warning', ({ text }) => ({
    message: `"${text}" speaks of the choices above it, and choices are shuffled here.`,
    hint: 'Write it as `{ text: …, pin: last }`, so that it keeps its place.',
  })),
};

export const reportChoice = reporterOf(choiceDiagnostics);
