import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

const listed = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
const quoted = (text: string) => `"${text}"`;

/** What can be wrong with a fill-in question beyond its keys. */
export const fillInDiagnostics = {
  'accept-or-text': entry<{ accept: boolean; text: boolean; blanks: boolean }>(
    'error',
    ({ accept, text, blanks }) => {
      if (accept)
        return {
          message: `\`accept\` makes one blank below the stem, and ${text ? '`text`' : '`blanks`'} stands here too.`,
          hint: 'Keep `accept` for one blank, or `text` and `blanks` for blanks within a text.',
        };
      if (text)
        return {
          message: 'A text with blanks needs `blanks`, and there are none.',
          hint: 'Write what is right in each: `blanks: { kw: for }`, and `[[kw]]` in the text.',
        };
      if (blanks)
        return {
          message: '`blanks` needs a `text` in which they stand, and there is none.',
          hint: 'Write the text with a `[[id]]` for each blank, or `accept` for one blank below the stem.',
        };
      return {
        message: 'Nothing says what is right.',
        hint: 'Write `accept: for` for one blank below the stem, or `text` with `[[id]]` in it and `blanks`.',
      };
    },
  ),
  'no-accepted-answer': entry<{ blank?: string | undefined }>('error', ({ blank }) => ({
    message:
      blank === undefined ? 'No answer is accepted.' : `Nothing is accepted in the blank \`${blank}\`.`,
    hint: 'Write what is right: a text, a list of texts, or `{ choices: …, answer: … }` to pick from.',
  })),
  'blank-typed-or-picked': entry<{ blank: string; has: readonly string[]; lacks?: string | undefined }>(
    'error',
    ({ blank, has, lacks }) =>
      lacks === undefined
        ? {
            message: `The blank \`${blank}\` has ${listed(has)}: it can be typed or picked, not both.`,
            hint: 'Keep `accept` for a blank to type into, or `choices` and `answer` for one to pick from.',
          }
        : {
            message: `The blank \`${blank}\` has ${listed(has)} and no \`${lacks}\`.`,
            hint: 'A blank to pick from takes both: `{ choices: { der: Der, die: Die }, answer: die }`.',
          },
  ),
  'blank-not-in-text': entry<{ blank: string; suggestion?: string | undefined }>(
    'error',
    ({ blank, suggestion }) => ({
      message: `The text has no \`[[${blank}]]\`, so this blank stands nowhere.`,
      hint:
        suggestion === undefined
          ? `Write \`[[${blank}]]\` where the blank belongs, or delete it here.`
          : `Did you mean the \`[[${suggestion}]]\` that stands in the text? Write the same id in both places.`,
    }),
  ),
  'blank-nearly-named': entry<{ marker: string; suggestion: string }>(
    'warning',
    ({ marker, suggestion }) => ({
      message: `\`[[${marker}]]\` is no blank of this question and is shown as it stands.`,
      hint: `If you meant the blank \`${suggestion}\`, write \`[[${suggestion}]]\`; else list \`${marker}\` in \`blanks\`, or leave it.`,
    }),
  ),
  'blank-stands-twice': entry<{ blank: string }>('error', ({ blank }) => ({
    message: `\`[[${blank}]]\` stands twice in the text; a blank can be filled in one place only.`,
    hint: `Give the second one an id of its own, such as \`[[${blank}_2]]\`, and list it in \`blanks\`.`,
  })),
  'blank-out-of-place': entry<{ blank: string; within: string }>('error', ({ blank, within }) => ({
    message: `The blank \`[[${blank}]]\` stands within ${within}, where nothing can be filled in.`,
    hint: 'Put it beside it.',
  })),
  'accepted-answers-equal': entry<{ text: string; other: string; ignored: string }>(
    'warning',
    ({ text, other, ignored }) => ({
      message:
        text === other
          ? `${quoted(text)} is accepted twice.`
          : `${quoted(text)} is accepted already: ${quoted(other)} is the same${ignored === '' ? '' : `, since ${ignored} don't count`}.`,
      hint: 'Delete one of them, or change what `ignore` lists.',
    }),
  ),
  'accepted-answer-too-long': entry<{ text: string; length: number; most: number; own: boolean }>(
    'error',
    ({ text, length, most, own }) => ({
      message: `This accepted answer has ${length} characters, and at most ${most} can be typed: ${quoted(text)}.`,
      hint: own
        ? `Write \`max_length: ${length}\` or more, or a shorter answer.`
        : 'Ask for something shorter here, or ask it as `type: long-fill-in`.',
    }),
  ),
  'foreseen-answer-accepted': entry<{ text: string; accepted: string; ignored: string }>(
    'error',
    ({ text, accepted, ignored }) => ({
      message: `The foreseen wrong answer ${quoted(text)} is right: ${quoted(accepted)} is accepted${ignored === '' ? '' : `, and ${ignored} don't count`}.`,
      hint: 'Delete it from `feedback`, or from what is accepted, or list less in `ignore`.',
    }),
  ),
  'foreseen-answers-equal': entry<{ text: string; other: string }>('warning', ({ text, other }) => ({
    message: `The foreseen wrong answers ${quoted(other)} and ${quoted(text)} are the same here, so only the first is answered.`,
    hint: 'Delete one of them, or change what `ignore` lists.',
  })),
  'typos-accept-anything': entry<{ typos: number; text: string }>('error', ({ typos, text }) => ({
    message: `With \`typos: ${typos}\`, half of ${quoted(text)} may be wrong, and other words would be right.`,
    hint: 'Allow fewer typos, or list the spellings that you mean in `accept`.',
  })),
  'not-for-picking': entry<{ key: string; blank?: string | undefined; bank: boolean }>(
    'error',
    ({ key, blank, bank }) => ({
      message:
        blank !== undefined
          ? `\`${key}\` concerns typed text, and in the blank \`${blank}\` nothing is typed.`
          : bank
            ? `\`${key}\` concerns typed text, and with a \`word_bank\` nothing is typed.`
            : `\`${key}\` concerns typed text, and no blank of this question is typed.`,
      hint:
        key === 'feedback'
          ? 'Give feedback with the choice: `der: { text: Der, feedback: … }`.'
          : `Delete \`${key}\`.`,
    }),
  ),
  'word-bank-too-small': entry<{ count: number }>('error', ({ count }) => ({
    message:
      count === 0
        ? 'The word bank has no words: no blank of this question is typed.'
        : 'The word bank has one word only, so there is nothing to choose.',
    hint: 'Add further words: `word_bank: [while, print]`; or delete `word_bank`.',
  })),
  'word-bank-repeats': entry<{ text: string; isAnswer: boolean }>('warning', ({ text, isAnswer }) => ({
    message: isAnswer
      ? `${quoted(text)} is an answer, and answers are in the word bank by themselves.`
      : `${quoted(text)} stands twice in the word bank.`,
    hint: 'Delete it here. Each word may be used in any blank, as often as needed.',
  })),
};

export const reportFillIn = reporterOf(fillInDiagnostics);
