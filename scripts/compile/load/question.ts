import type { z } from 'zod';
import type { Feedback, Media, Question, Text } from '../../course/course.ts';
import type { anyQuestion } from '../../course/schema/question.ts';
import { map } from '../../course/schema/shapes.ts';
import { questionTypeWord, quizQuestionSchema } from '../../course/schema/whole.ts';
import { defaultQuestionType } from '../../course/slides.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import type { QuestionAuthor, QuestionReader } from '../../questions/author.ts';
import { formerOf } from './former.ts';
import { readOutcomes, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { readMedia, readPart } from './media-keys.ts';
import { below, entriesAt, isMap, placeAt, type Node } from './node.ts';
import { readableId, textAt } from './readable-id.ts';
import { readKeys, type Read } from './read-keys.ts';
import { readText, readTexts } from './texts.ts';

/** What a question gets from where it is asked, for what it doesn't say itself. */
export interface QuestionSetting {
  /** The quiz's id; absent among the slides (practice). */
  quiz?: string;
  partial: boolean;
  tries: number;
  penalty: number;
  shuffle: boolean;
}

/** A question as it was read, before it is known where it is asked. */
export interface ReadQuestion {
  /** The same question wherever it is asked; its checks are told once. */
  asked(loading: Loading, setting: QuestionSetting): Question;
  id: string;
  tags: readonly string[];
  outcomes: readonly string[];
  /** Its tags or outcomes could not be read, so that any draw may be meant to take it. */
  unsorted: boolean;
  node: Node;
  /** What the author says of it: keys that only some quizzes can honour. */
  said: { tries?: number; hints: number };
}

type Values = Partial<z.output<typeof anyQuestion>>;

/** Among the slides a question may be tried for ever, and costs nothing. */
const practice: QuestionSetting = { partial: true, tries: Infinity, penalty: 0, shuffle: false };

/** Reads one question of a quiz or bank; always gives one, so that others can be counted and checked. */
export async function readQuestion(loading: Loading, node: Node): Promise<ReadQuestion> {
  const types = [...loading.questionTypes.keys()];
  const author = typeOf(loading, node, types);
  // An unknown type has been reported; which keys it may have is not known.
  const read: Read<z.output<typeof anyQuestion>> = author
    ? readKeys(
        loading,
        node,
        loading.schema(`question ${author.type}`, () =>
          quizQuestionSchema(author, types),
        ) as typeof anyQuestion,
        {
          where: `a ${author.type} question`,
          exampleId: readableId(textAt(node, 'stem') ?? textAt(node, 'text')) ?? 'question_1',
          note: (key) => noteOnOtherTypes(loading, author, key),
        },
      )
    : { values: {}, has: () => true, ok: false };
  const { values } = read;
  if (values.id !== undefined) loading.claim(values.id, 'question', placeAt(node, ['id']));
  const media = await readMedia(loading, node, values);
  const outcomes = readOutcomes(loading, node, values.outcome);
  const { stem } = readTexts(loading, node, { stem: values.stem });
  return askedLater(loading, node, author, read, { stem, media, outcomes });
}

/** A question among the slides: the slide's id is the question's. */
export async function readPractice(
  loading: Loading,
  node: Node,
  author: QuestionAuthor,
  read: Read<z.output<typeof anyQuestion>>,
  slide: { stem: Text | undefined; media: Media; outcomes: string[] },
): Promise<Question> {
  const question = (await askedLater(loading, node, author, read, slide)).asked(loading, practice);
  return { ...question, points: 0, required: false };
}

/** The author's side of a question's type; reports a type that doesn't exist. */
function typeOf(loading: Loading, node: Node, types: readonly string[]): QuestionAuthor | undefined {
  const { data } = below(node, 'type');
  if (!isMap(node.data)) return loading.questionTypes.get(defaultQuestionType);
  if (data === undefined) return loading.questionTypes.get(defaultQuestionType);
  const author = typeof data === 'string' ? loading.questionTypes.get(data.trim()) : undefined;
  if (!author) {
    const only = { ...node, data: { type: data } };
    readKeys(loading, only, map({ type: questionTypeWord(types) }, 'a question'), { where: 'a question' });
  }
  return author;
}

/** Why a key that other questions have can't stand in this one: `labels` of a choice, `answer` of a likert. */
function noteOnOtherTypes(loading: Loading, author: QuestionAuthor, key: string): string | undefined {
  if (key === 'answer' && author.rules.graded === false) return noteOnAnswer(author.type);
  const other = [...loading.questionTypes.values()].find(
    (each) => each !== author && Object.hasOwn(each.schema.shape, key),
  );
  return other && `\`${key}\` belongs to questions with \`type: ${other.type}\`; this one is ${author.type}.`;
}

/** Why a question that is never graded has no `answer`. */
export const noteOnAnswer = (type: string): string =>
  `A ${type} question is never graded: nothing in it is right or wrong.`;

/** Keys of every question that are about right and wrong. */
const aboutGrading = ['partial', 'penalty', 'tries', 'hint', 'remedial'] as const;

/** Keys that say nothing in a question that is never graded. */
function checkUngraded(loading: Loading, node: Node, { type }: QuestionAuthor, values: Values): void {
  if ((values.points ?? 0) > 0)
    loading.report(reportQuiz('points-not-graded', placeAt(node, ['points']), { type }));
  const { feedback } = values;
  const said = [
    ...aboutGrading.filter((key) => values[key] !== undefined).map((key) => [key]),
    ...whens.filter((when) => feedback?.[when] !== undefined).map((when) => ['feedback', when]),
  ];
  for (const path of said)
    loading.report(
      reportQuiz('no-right-or-wrong', placeAt(node, path, 'key'), { type, key: path.join('.') }),
    );
}

async function askedLater(
  loading: Loading,
  node: Node,
  author: QuestionAuthor | undefined,
  read: Read<z.output<typeof anyQuestion>>,
  { stem, media, outcomes }: { stem: Text | undefined; media: Media; outcomes: string[] },
): Promise<ReadQuestion> {
  const { values, ok, has } = read;
  const id = values.id ?? '';
  const graded = author?.rules.graded !== false;
  if (author && !graded) checkUngraded(loading, node, author, values);
  const tags = withoutRepeats(loading, node, 'tags', values.tags ?? []);
  const sorted =
    isMap(node.data) &&
    has('tags') === (values.tags !== undefined) &&
    has('outcome') === (values.outcome !== undefined) &&
    new Set(values.outcome ?? outcomes).size === outcomes.length;
  const hints = readHints(loading, node, values);
  const reader = readerOf(loading, node);
  const fields = author && (await readFields(node, author, values, ok, reader));
  const common = {
    id,
    ...formerOf(node, values.was),
    type: author?.type ?? '',
    stem: stem ?? nothing(node),
    outcomes,
    tags,
    ...(values.lang === undefined ? {} : { lang: values.lang }),
    media,
    points: values.points ?? (graded ? 1 : 0),
    hints,
    ...(values.remedial === undefined
      ? {}
      : { remedial: { slide: values.remedial, place: placeAt(node, ['remedial']) } }),
    required: values.required ?? false,
    feedback: readFeedback(loading, node, values.feedback),
    fields,
    place: placeAt(node),
    placeOf: (dotted: string) => placeAt(node, stepsOf(node, dotted)),
  };
  return {
    id,
    tags,
    outcomes,
    unsorted: !sorted,
    node,
    said: {
      ...(values.tries === undefined || !graded ? {} : { tries: values.tries }),
      hints: graded ? hints.length : 0,
    },
    asked(here, setting) {
      const partial = values.partial ?? setting.partial;
      const shuffle = values.shuffle === undefined ? setting.shuffle : values.shuffle === 'choices';
      if (author && fields !== undefined && stem) {
        const found = author.check(fields, reader, { stem, media, shuffled: shuffle, partial });
        found.forEach((each) => here.reportOnce(each));
      }
      return {
        ...common,
        fullId: setting.quiz === undefined ? id : `${setting.quiz}.${id}`,
        partial,
        tries: values.tries ?? setting.tries,
        penalty: values.penalty ?? setting.penalty,
        shuffle,
      };
    },
  };
}

function readerOf(loading: Loading, node: Node): QuestionReader {
  return {
    text: (path) => readText(loading, node, path) ?? nothing(node),
    optionalText: (path) => readText(loading, node, path),
    part: (path) => readPart(loading, below(node, ...path)),
    place: (path) => placeAt(node, path),
    placeOfKey: (path) => placeAt(node, path, 'key'),
  };
}

/** The type's own fields; not read where one of its own keys is missing or wrong. */
async function readFields(
  node: Node,
  author: QuestionAuthor,
  values: object,
  ok: boolean,
  reader: QuestionReader,
): Promise<unknown> {
  const raw: Record<string, unknown> = {};
  const shape: Record<string, z.ZodType> = author.schema.shape;
  for (const [key, type] of Object.entries(shape)) {
    if (Object.hasOwn(values, key)) raw[key] = (values as Record<string, unknown>)[key];
    else if (!ok && (below(node, key).data !== undefined || !type.safeParse(undefined).success))
      return undefined;
  }
  return author.read(raw, reader);
}

/** Stands for a text that has been reported: the course is not built. */
const nothing = (node: Node): Text => ({ markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' });

function stepsOf(node: Node, dotted: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const step of dotted.split('.'))
    steps.push(Array.isArray(below(node, ...steps).data) ? Number(step) : step);
  return steps;
}

function readHints(loading: Loading, node: Node, { hint }: Values): Text[] {
  if (hint === undefined) return [];
  return entriesAt(node, 'hint').flatMap((entry) => {
    const steps = entry.path.slice(node.path.length);
    return readText(loading, node, steps) ?? [];
  });
}

const whens = ['correct', 'partial', 'incorrect'] as const;

function readFeedback(loading: Loading, node: Node, value: Values['feedback']): Feedback {
  if (value === undefined) return {};
  const given = whens.filter((when) => value[when] !== undefined);
  const whole = value.text !== undefined || value.file !== undefined;
  const feedback: Feedback = {};
  for (const when of given) {
    const text = readText(loading, node, ['feedback', when]);
    if (text) feedback[when] = text;
  }
  if (whole && given.length > 0) {
    const place = placeAt(node, ['feedback']);
    loading.report(reportCourse('text-or-file', place, { key: 'feedback', both: true, also: whens }));
  } else if (given.length === 0) {
    const text = readText(loading, node, ['feedback'], whens);
    if (text) feedback.always = text;
  }
  return feedback;
}
