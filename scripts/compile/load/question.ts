import type { z } from 'zod';
import type { Feedback, Media, Question, Text } from '../../course/course.ts';
import type { anyQuestion } from '../../course/schema/question.ts';
import { map } from '../../course/schema/shapes.ts';
import { questionTypeWord, quizQuestionSchema } from '../../course/schema/whole.ts';
import { defaultQuestionType } from '../../course/slides.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { QuestionAuthor, QuestionReader } from '../../questions/author.ts';
import { readOutcomes } from './lists.ts';
import type { Loading } from './loading.ts';
import { readMedia } from './media-keys.ts';
import { below, isMap, placeAt, type Node } from './node.ts';
import { readKeys, type Read } from './read-keys.ts';
import { readText, readTexts } from './texts.ts';

/** What a question gets from where it stands. */
export interface QuestionSetting {
  /** The quiz's id; absent among the slides (practice). */
  quiz?: string;
  /** What the quiz says for questions that don't say it themselves. */
  partial: boolean;
}

/** Reads one question of a quiz; always gives one, so that others can be counted and checked. */
export async function readQuizQuestion(
  loading: Loading,
  node: Node,
  setting: QuestionSetting,
): Promise<Question> {
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
          exampleId: 'question_1',
          note: (key) => noteOnOtherTypes(loading, author, key),
        },
      )
    : { values: {}, has: () => true, ok: false };
  const { values } = read;
  if (values.id !== undefined) loading.claim(values.id, 'question', placeAt(node, ['id']));
  const media = await readMedia(loading, node, values);
  return {
    ...readAsked(
      loading,
      node,
      author,
      read,
      readTexts(loading, node, { stem: values.stem }).stem,
      setting.partial,
    ),
    id: values.id ?? '',
    fullId: `${setting.quiz ?? ''}.${values.id ?? ''}`,
    outcomes: readOutcomes(loading, node, values.outcome),
    ...(values.lang === undefined ? {} : { lang: values.lang }),
    media,
    points: values.points ?? 1,
    required: values.required ?? false,
  };
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

/** `labels` of a choice question: which type has such a key. */
function noteOnOtherTypes(loading: Loading, author: QuestionAuthor, key: string): string | undefined {
  const other = [...loading.questionTypes.values()].find(
    (each) => each !== author && Object.hasOwn(each.schema.shape, key),
  );
  return other && `\`${key}\` belongs to questions with \`type: ${other.type}\`; this one is ${author.type}.`;
}

/** What a question asks, in a quiz and among the slides alike. */
function readAsked(
  loading: Loading,
  node: Node,
  author: QuestionAuthor | undefined,
  { values, ok }: Read<Pick<z.output<typeof anyQuestion>, 'feedback' | 'partial'>>,
  stem: Text | undefined,
  partial: boolean,
): Pick<Question, 'type' | 'stem' | 'partial' | 'feedback' | 'fields' | 'place' | 'placeOf'> {
  return {
    type: author?.type ?? '',
    stem: stem ?? nothing(node),
    partial: values.partial ?? partial,
    feedback: readFeedback(loading, node, values.feedback),
    fields: author && readFields(loading, node, author, values, ok),
    place: placeAt(node),
    placeOf: (dotted) => placeAt(node, stepsOf(node, dotted)),
  };
}

/** The type's own fields; not read where one of its own keys is missing or wrong. */
function readFields(
  loading: Loading,
  node: Node,
  author: QuestionAuthor,
  values: object,
  ok: boolean,
): unknown {
  const raw: Record<string, unknown> = {};
  const shape: Record<string, z.ZodType> = author.schema.shape;
  for (const [key, type] of Object.entries(shape)) {
    if (Object.hasOwn(values, key)) raw[key] = (values as Record<string, unknown>)[key];
    else if (!ok && (below(node, key).data !== undefined || !type.safeParse(undefined).success))
      return undefined;
  }
  const reader: QuestionReader = {
    text: (path) => readText(loading, node, path) ?? nothing(node),
    optionalText: (path) => readText(loading, node, path),
    place: (path) => placeAt(node, path),
  };
  const fields = author.read(raw, reader);
  author.check(fields, reader).forEach((each) => loading.report(each));
  return fields;
}

/** Stands for a text that has been reported: the course is not built. */
const nothing = (node: Node): Text => ({ markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' });

function stepsOf(node: Node, dotted: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const step of dotted.split('.'))
    steps.push(Array.isArray(below(node, ...steps).data) ? Number(step) : step);
  return steps;
}

const whens = ['correct', 'partial', 'incorrect'] as const;

function readFeedback(
  loading: Loading,
  node: Node,
  value: z.output<typeof anyQuestion>['feedback'],
): Feedback {
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

/** A question among the slides: the slide's id is the question's. */
export function practiceQuestion(
  loading: Loading,
  node: Node,
  author: QuestionAuthor,
  read: Read<Pick<z.output<typeof anyQuestion>, 'id' | 'feedback' | 'partial'>>,
  stem: Text | undefined,
  slide: { media: Media; outcomes: string[] },
): Question {
  const id = read.values.id ?? '';
  return {
    ...readAsked(loading, node, author, read, stem, true),
    id,
    fullId: id,
    outcomes: slide.outcomes,
    media: slide.media,
    points: 0,
    required: false,
  };
}
