import { entry, reporterOf } from '../diagnostic.ts';
import { lrsEntries } from './lrs.ts';

/** `a`, `a or b`, `a, b or c`; each in backticks. */
export function listWords(words: readonly string[], join = 'or'): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} ${join} ${last}` : last;
}

const didYouMean = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `Did you mean \`${suggestion}\`?`;

/** What many entries have: the author's line as it should read. */
interface Mended {
  mended?: string | undefined;
}
const withMended = ({ mended }: Mended) => (mended === undefined ? {} : { mended });

/** Keys: which stand where, and what kind of thing stands behind them. */
const keys = {
  'unknown-key': entry<
    {
      key: string;
      where: string;
      known: readonly string[];
      suggestion?: string | undefined;
      note?: string | undefined;
    } & Mended
  >('error', ({ key, where, known, suggestion, note, ...rest }) => ({
    message: `\`${key}\` is no key of ${where}.`,
    hint:
      note ??
      didYouMean(
        suggestion,
        known.length > 0 ? `It can have ${listWords(known, 'and')}.` : 'It has no keys.',
      ),
    ...withMended(rest),
  })),
  'missing-key': entry<{ key: string; where: string; about?: string | undefined }>(
    'error',
    ({ key, where, about }) => ({
      message: `\`${key}\` is missing in ${where}.`,
      hint: `Add a line \`${key}: …\`${about === undefined ? '' : `: ${about}`}`,
    }),
  ),
  'missing-id': entry<{ where: string; example: string }>('error', ({ where, example }) => ({
    message: `${where} has no \`id\`. Learners' progress is kept by it.`,
    hint: `Add \`id: ${example}\`, or another name that you will never change; or let \`coursewright ids\` write what is missing.`,
  })),
  'wrong-type': entry<{ key: string; expected: string; found: string }>(
    'error',
    ({ key, expected, found }) => ({
      message: `\`${key}\` should be ${expected}, and is ${found} here.`,
      hint: `Write ${expected}.`,
    }),
  ),
  'empty-text': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` has no text.`,
    hint: 'Write a text behind it, or leave the key out if it may be left out.',
  })),
  'empty-list': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` lists nothing.`,
    hint: 'List at least one entry, or leave the key out if it may be left out.',
  })),
  'text-or-file': entry<{ key: string; both: boolean; also?: readonly string[] }>(
    'error',
    ({ key, both, also = [] }) => ({
      message: both
        ? `\`${key}\` is given in two ways at once.`
        : `\`${key}\` says neither \`text\` nor \`file\`, so there is nothing to show.`,
      hint: `Give one of ${listWords(['text', 'file'], 'and')}${also.length > 0 ? `, or ${listWords(also, 'and')}` : ''}.`,
    }),
  ),
  'listed-twice': entry<{ key: string; value: string } & Mended>('error', ({ key, value }) => ({
    message: `\`${key}\` lists \`${value}\` twice.`,
    hint: 'Delete one of the two.',
  })),
};

/** Single values: numbers, words, ids and the like. */
const scalars = {
  'missing-unit': entry<{ key: string; value: string; unit: string } & Mended>(
    'error',
    ({ key, value, unit, ...rest }) => ({
      message: `\`${key}: ${value}\` has no unit.`,
      hint: `Write the unit behind the number: ${unit}.`,
      ...withMended(rest),
    }),
  ),
  'ill-formed-id': entry<{ value: string; rule: string; suggestion?: string | undefined } & Mended>(
    'error',
    ({ value, rule, suggestion, ...rest }) => ({
      message: `\`${value}\` can't be an id: ${rule}.`,
      ...(suggestion === undefined ? {} : { hint: `Write \`${suggestion}\`, for example.` }),
      ...withMended(rest),
    }),
  ),
  'unknown-word': entry<
    { key: string; value: string; words: readonly string[]; suggestion?: string | undefined } & Mended
  >('error', ({ key, value, words, suggestion, ...rest }) => ({
    message: `\`${key}\` can't be \`${value}\`.`,
    hint:
      suggestion === undefined
        ? `Write ${listWords(words)}.`
        : `Did you mean \`${suggestion}\`? It can be ${listWords(words)}.`,
    ...withMended(rest),
  })),
  'ill-formed-number': entry<{ key: string; value: string; expected: string } & Mended>(
    'error',
    ({ key, value, expected, ...rest }) => ({
      message: `\`${key}: ${value}\` is no number.`,
      hint: `Write ${expected}: digits alone, with a point before decimals.`,
      ...withMended(rest),
    }),
  ),
  'ill-formed-duration': entry<{ key: string; value: string } & Mended>(
    'error',
    ({ key, value, ...rest }) => ({
      message: `\`${key}: ${value}\` is no time.`,
      hint: 'Write a number with its unit: `90 s`, `20 min` or `24 h`.',
      ...withMended(rest),
    }),
  ),
  'number-out-of-range': entry<{ key: string; value: string; rule: string }>(
    'error',
    ({ key, value, rule }) => ({
      message: `\`${key}\` can't be ${value}.`,
      hint: `Write ${rule}.`,
    }),
  ),
  'not-true-or-false': entry<{ key: string; value: string } & Mended>('error', ({ key, value, ...rest }) => ({
    message: `\`${key}\` can't be \`${value}\`: it is a matter of true or false.`,
    hint: 'Write `true` or `false`, in small letters.',
    ...withMended(rest),
  })),
  'ill-formed-share': entry<{ key: string; value: string } & Mended>('error', ({ key, value, ...rest }) => ({
    message: `\`${key}: ${value}\` is no share.`,
    hint: 'Write a number with a percent sign, such as `80%`.',
    ...withMended(rest),
  })),
  'share-over-100': entry<{ key: string; value: string }>('error', ({ key, value }) => ({
    message: `\`${key}: ${value}\` is more than all, so nobody can reach it.`,
    hint: 'Write a share from `0%` to `100%`.',
  })),
  'ill-formed-version': entry<{ value: string } & Mended & { suggestion?: string | undefined }>(
    'error',
    ({ value, suggestion, ...rest }) => ({
      message: `\`${value}\` is no version: a version is three numbers with points between them.`,
      hint: `Write ${suggestion ?? '1.0.0'}.`,
      ...withMended(rest),
    }),
  ),
  'ill-formed-language': entry<{ key: string; value: string; suggestion?: string | undefined } & Mended>(
    'error',
    ({ key, value, suggestion, ...rest }) => ({
      message: `\`${key}: ${value}\` is no language tag.`,
      hint: `Write the short tag of the language, such as ${suggestion === undefined ? '`en`, `de` or `pt-BR`' : `\`${suggestion}\``}.`,
      ...withMended(rest),
    }),
  ),
  'ill-formed-colour': entry<{ key: string; value: string } & Mended>('error', ({ key, value, ...rest }) => ({
    message: `\`${key}: ${value}\` is no colour.`,
    hint: 'Write six hexadecimal digits without `#`, such as `0B5FFF`.',
    ...withMended(rest),
  })),
  'ill-formed-url': entry<{ key: string; value: string } & Mended>('error', ({ key, value, ...rest }) => ({
    message: `\`${key}: ${value}\` is no web address.`,
    hint: 'Write it whole, such as `https://example.org/page`.',
    ...withMended(rest),
  })),
  'ill-formed-host': entry<{ value: string } & Mended>('error', ({ value, ...rest }) => ({
    message: `\`${value}\` is no host name.`,
    hint: 'Write the host alone, without `https://` and without a path, such as `videos.example.org`.',
    ...withMended(rest),
  })),
};

/** What only the whole course shows. */
const whole = {
  'course-file-missing': entry('error', () => ({
    message: 'There is no `course.yaml` in this folder, so it is no course.',
    hint: 'Build a folder that has a `course.yaml`, or write one.',
  })),
  'two-course-files': entry('error', () => ({
    message: 'There is a `course.yaml` and a `course.yml`, and only one of them can be the course.',
    hint: 'Delete or rename one of the two.',
  })),
  'newer-format': entry<{ value: string }>('error', ({ value }) => ({
    message: `This course is written in format ${value}, which is newer than this program.`,
    hint: 'Update coursewright: this version reads format 1.',
  })),
  'unknown-format': entry<{ value: string } & Mended>('error', ({ value, ...rest }) => ({
    message: `There is no format \`${value}\`.`,
    hint: 'Write `format: 1`.',
    ...withMended(rest),
  })),
  'folder-name-differs': entry<{ id: string; folder: string }>('warning', ({ id, folder }) => ({
    message: `The course's id is \`${id}\`, but its folder is named \`${folder}\`.`,
    hint: `Rename the folder to \`${id}\`, so that both are found by one name. Change the id only if no learner has the course yet.`,
  })),
  'id-used-twice': entry<{ id: string; what: string; other: string }>('error', ({ id, what, other }) => ({
    message: `The id \`${id}\` of this ${what} is already the id of ${other}.`,
    hint: 'Lessons, slides, quizzes and questions share their ids over the whole course. Give the newer of the two another one.',
  })),
  'lesson-missing': entry<
    { id: string; suggestion?: string | undefined; note?: string | undefined } & Mended
  >('error', ({ id, suggestion, note, ...rest }) => ({
    message: `No file in \`lessons/\` has the id \`${id}\`.`,
    hint: note ?? didYouMean(suggestion, `Write a file in \`lessons/\` that begins with \`id: ${id}\`.`),
    ...withMended(rest),
  })),
  'lesson-not-listed': entry<{ id: string; file: string }>('warning', ({ id, file }) => ({
    message: `The lesson \`${id}\` in \`${file}\` is not in the course: \`lessons\` in course.yaml doesn't list it.`,
    hint: `Add \`${id}\` to \`lessons\` in course.yaml, or move the file out of \`lessons/\`.`,
  })),
  'unknown-outcome': entry<
    { id: string; known: readonly string[]; suggestion?: string | undefined } & Mended
  >('error', ({ id, known, suggestion, ...rest }) => ({
    message: `The course has no outcome \`${id}\`.`,
    hint: didYouMean(
      suggestion,
      known.length > 0
        ? `course.yaml has ${listWords(known, 'and')}.`
        : `Add \`outcomes:\` with \`${id}: …\` to course.yaml.`,
    ),
    ...withMended(rest),
  })),
  'outcome-not-taught': entry<{ id: string }>('warning', ({ id }) => ({
    message: `No lesson, slide or question names the outcome \`${id}\`.`,
    hint: `Write \`outcome: ${id}\` where it is taught or asked.`,
  })),
  'missing-pass-mark': entry<{ id: string }>('error', ({ id }) => ({
    message: `The quiz \`${id}\` must be passed, and nothing says when it is.`,
    hint: 'Add `pass_mark: 80%` to the quiz. Or write `counts: false` if it is practice, or `completion: { quizzes: submitted }` in course.yaml.',
  })),
  'quiz-without-questions': entry<{ id: string }>('error', ({ id }) => ({
    message: `The quiz \`${id}\` asks nothing.`,
    hint: 'List its questions below `questions:`.',
  })),
  'never-revealed': entry<{ id: string }>('warning', ({ id }) => ({
    message: `The quiz \`${id}\` shows its answers after the last attempt, but its attempts are unlimited: there is no last one.`,
    hint: 'Add a number of `attempts`, or write `reveal: after_pass` or `after_submit`.',
  })),
  'nothing-to-pass': entry('warning', () => ({
    message:
      'The course must be passed by its quizzes, but it has no quiz that counts: it will be completed, never passed.',
    hint: 'Write `quizzes: none`, or add a quiz.',
  })),
  'nothing-to-complete': entry('warning', () => ({
    message: 'Nothing has to be done in this course: it will be completed as soon as it is opened.',
    hint: 'Write `slides: all`, or let a quiz count.',
  })),
  'text-file-unfit': entry<{ file: string; why: string }>('error', ({ file, why }) => ({
    message: `\`${file}\` can't be shown as a text: ${why}.`,
    hint: 'Name a Markdown file (`.md` or `.txt`) that is saved as UTF-8.',
  })),
};

export const courseCatalogue = { ...keys, ...scalars, ...whole, ...lrsEntries };
export const reportCourse = reporterOf(courseCatalogue);
