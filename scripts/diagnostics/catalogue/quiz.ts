import { entry, reporterOf } from '../diagnostic.ts';
import { listWords } from './course.ts';

interface Mended {
  mended?: string | undefined;
}
const withMended = ({ mended }: Mended) => (mended === undefined ? {} : { mended });

const meant = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `Did you mean \`${suggestion}\`?`;

/** Rules of quizzes that say nothing without another one. */
const rules = {
  'tries-without-check': entry<{ reveal: string }>('error', ({ reveal }) => ({
    message: `Further \`tries\` need a check after each question, and \`reveal\` is \`${reveal}\` here.`,
    hint: 'Write `reveal: after_each`, or leave `tries` out.',
  })),
  'hint-never-shown': entry<{ reveal: string }>('warning', ({ reveal }) => ({
    message: 'Nobody sees this hint: it is shown between two tries, and the question has one only.',
    hint:
      reveal === 'after_each'
        ? 'Write `tries: 2`, or leave the hint out.'
        : 'Write `reveal: after_each` in the quiz and `tries: 2`, or leave the hint out.',
  })),
  'no-time-limit': entry<{ key: string; all?: boolean }>('error', ({ key, all }) => ({
    message: `\`${key}\` is about the time limit, and ${all ? 'no quiz has one' : 'the quiz has none'}.`,
    hint: 'Add a limit such as `time_limit: 20 min`, or leave the key out.',
  })),
  'one-attempt-only': entry<{ key: string; all?: boolean }>('error', ({ key, all }) => ({
    message: `\`${key}\` is about further attempts, and ${all ? 'every' : 'the'} quiz has one only.`,
    hint: 'Raise `attempts`, or leave the key out.',
  })),
};

/** Banks and draws. */
const banks = {
  'unknown-bank': entry<{ id: string; known: readonly string[]; suggestion?: string | undefined } & Mended>(
    'error',
    ({ id, known, suggestion, ...rest }) => ({
      message: `The course has no bank \`${id}\`.`,
      hint: meant(
        suggestion,
        known.length > 0
          ? `There ${known.length > 1 ? 'are' : 'is'} ${listWords(known, 'and')}.`
          : 'Write a file in `banks/` that begins with its id.',
      ),
      ...withMended(rest),
    }),
  ),
  'unknown-bank-question': entry<{ id: string; suggestion?: string | undefined } & Mended>(
    'error',
    ({ id, suggestion, ...rest }) => ({
      message: `No bank has a question \`${id}\`.`,
      hint: meant(suggestion, 'Write the id of a question that stands in a file in `banks/`.'),
      ...withMended(rest),
    }),
  ),
  'unknown-tag': entry<{ tag: string; known: readonly string[]; suggestion?: string | undefined } & Mended>(
    'error',
    ({ tag, known, suggestion, ...rest }) => ({
      message: `No question of the bank has the tag \`${tag}\`.`,
      hint: meant(
        suggestion,
        known.length > 0 ? `The bank's tags are ${listWords(known, 'and')}.` : 'Its questions have no tags.',
      ),
      ...withMended(rest),
    }),
  ),
  'draw-too-large': entry<{ bank: string; count: number; fitting: number; draws: number }>(
    'error',
    ({ bank, count, fitting, draws }) => ({
      message:
        fitting < count
          ? `This draw wants ${count} questions of \`${bank}\`, and ${fitting === 0 ? 'none fits' : `${fitting === 1 ? 'only one fits' : `only ${fitting} fit`}`}.`
          : `This draw can't always be filled: ${fitting} questions of \`${bank}\` fit, and the quiz's ${draws} draws together want more of them than there are.`,
      hint: 'Lower `count`, loosen `tags` or `outcome`, or add questions to the bank. What the quiz asks anyway is not drawn.',
    }),
  ),
  'question-asked-twice': entry<{ id: string }>('error', ({ id }) => ({
    message: `The quiz asks \`${id}\` twice.`,
    hint: 'Delete one of the two.',
  })),
  'bank-not-used': entry<{ id: string; file: string }>('warning', ({ id, file }) => ({
    message: `No quiz takes a question from the bank \`${id}\` in \`${file}\`.`,
    hint: `Write \`- draw: { bank: ${id}, count: 2 }\` or \`- use: …\` in a quiz, or move the file out of \`banks/\`.`,
  })),
  'bank-question-not-used': entry<{ id: string; bank: string }>('warning', ({ id, bank }) => ({
    message: `No quiz can ask \`${id}\`: no draw from \`${bank}\` fits it, and nothing uses it.`,
    hint: 'Loosen the `tags` or `outcome` of a draw, or take it with `use`.',
  })),
};

/** Scores and completion by quizzes. */
const scores = {
  'unknown-quiz': entry<{ id: string; known: readonly string[]; suggestion?: string | undefined }>(
    'error',
    ({ id, known, suggestion }) => ({
      message: `The course has no quiz \`${id}\`.`,
      hint: meant(
        suggestion,
        known.length > 0 ? `Its quizzes are ${listWords(known, 'and')}.` : 'It has no quiz at all.',
      ),
    }),
  ),
  'completion-asks-uncounted': entry<{ id: string; practice: boolean }>('error', ({ id, practice }) => ({
    message: practice
      ? `Completion asks that \`${id}\` is passed, and it is practice (\`counts: false\`), which is in nobody's way.`
      : `Completion asks that \`${id}\` is passed, and it is optional, so that anybody may leave it out.`,
    hint: `Take \`${id}\` out of \`completion.quizzes\`, or \`${practice ? 'counts: false' : 'optional: true'}\` out of the quiz.`,
  })),
  'weight-without-points': entry<{ id: string; practice: boolean }>('error', ({ id, practice }) => ({
    message: practice
      ? `The quiz \`${id}\` is practice (\`counts: false\`), so it can't weigh anything.`
      : `No question of the quiz \`${id}\` has points, so it can't weigh anything.`,
    hint: 'Take it out of `weights`, or let it count.',
  })),
  'quiz-without-weight': entry<{ id: string }>('error', ({ id }) => ({
    message: `\`weights\` doesn't say what the quiz \`${id}\` weighs.`,
    hint: `Add \`${id}: …\`; \`${id}: 0\` leaves it out of the score.`,
  })),
  'nothing-to-score': entry('error', () => ({
    message: "The course's score has a pass mark, and no quiz weighs anything in it: nobody could pass.",
    hint: 'Let a quiz with points count, or leave `pass_mark` out.',
  })),
};

/** What a whole quiz gives away. */
const cues = {
  'longest-choice-always-right': entry<{ count: number }>('warning', ({ count }) => ({
    message: `In all ${count} questions with one right choice, that choice is the longest.`,
    hint: 'Shorten some right choices, or say more in some wrong ones.',
  })),
};

/** Gates and ways back. */
const ways = {
  'empty-gate': entry('error', () => ({
    message: '`locked_until` waits for nothing.',
    hint: 'Write what has to happen, such as `{ visited: intro }`, or leave the key out.',
  })),
  'unknown-gate-target': entry<{ id: string; must: string; suggestion?: string | undefined }>(
    'error',
    ({ id, must, suggestion }) => ({
      message: `This waits for \`${id}\`, which the course doesn't have.`,
      hint: meant(
        suggestion,
        must === 'visited' ? 'Write the id of a slide, quiz or lesson.' : 'Write the id of a quiz.',
      ),
    }),
  ),
  'gate-waits-for-no-quiz': entry<{ id: string; must: string; what: string }>(
    'error',
    ({ id, must, what }) => ({
      message: `Only a quiz can be ${must}, and \`${id}\` is a ${what}.`,
      hint: `Write \`visited: ${id}\`, or the id of a quiz.`,
    }),
  ),
  'gate-waits-for-itself': entry<{ id: string; gated: string }>('error', ({ id, gated }) => ({
    message:
      id === gated
        ? `\`${gated}\` waits for itself, so it can never open.`
        : `\`${gated}\` waits for \`${id}\`, which is closed by the same lock, so it can never open.`,
    hint: 'Let it wait for something before it.',
  })),
  'gate-waits-for-later': entry<{ id: string; gated: string }>('error', ({ id, gated }) => ({
    message: `\`${gated}\` waits for \`${id}\`, which comes later.`,
    hint: 'Let it wait for something before it, or move it.',
  })),
  'gate-waits-for-optional': entry<{ id: string; gated: string }>('error', ({ id, gated }) => ({
    message: `\`${gated}\` waits for \`${id}\`, which is optional: who leaves it out never gets on.`,
    hint: 'Take `optional: true` away there, or let it wait for something else.',
  })),
  'gate-may-stay-closed': entry<{ id: string; gated: string }>('error', ({ id, gated }) => ({
    message: `\`${gated}\` waits until \`${id}\` is passed. Who has used up its attempts could never get on, and the course would not say so.`,
    hint: `Write \`submitted: ${id}\`, give \`${id}\` unlimited attempts, or let completion ask that it is passed: then the course says "failed".`,
  })),
  'unknown-remedial': entry<{ id: string; suggestion?: string | undefined }>(
    'error',
    ({ id, suggestion }) => ({
      message: `\`remedial\` names the slide \`${id}\`, which the course doesn't have.`,
      hint: meant(suggestion, 'Write the id of the slide to read again.'),
    }),
  ),
};

/** Questions that are never graded. */
const ungraded = {
  'points-not-graded': entry<{ type: string; drawn?: string }>('error', ({ type, drawn }) =>
    drawn === undefined
      ? {
          message: `A ${type} question is never graded, so it can't be worth points.`,
          hint: 'Leave `points` out: such a question has none.',
        }
      : {
          message: `The draw gives points to \`${drawn}\` as well, a ${type} question, which is never graded.`,
          hint: `Leave \`points\` out, or draw by tags that \`${drawn}\` doesn't have.`,
        },
  ),
  'no-right-or-wrong': entry<{ type: string; key: string }>('error', ({ type, key }) => ({
    message: `\`${key}\` is about right and wrong, and in a ${type} question nothing is.`,
    hint: key.startsWith('feedback.')
      ? 'Write the text into `feedback` itself: it is then shown whatever the answer was.'
      : `Leave \`${key}\` out.`,
  })),
};

export const quizCatalogue = { ...rules, ...banks, ...scores, ...cues, ...ways, ...ungraded };
export const reportQuiz = reporterOf(quizCatalogue);
