import type { z } from 'zod';
import type { Media, Slide, SlideFields, Text } from '../../course/course.ts';
import type { anyQuestion } from '../../course/schema/question.ts';
import type { quizKeys } from '../../course/schema/quiz.ts';
import { map } from '../../course/schema/shapes.ts';
import { slideKeys, type anySlide } from '../../course/schema/slide.ts';
import { practiceSchema, slideSchema, slideTypeNames, slideTypeWord } from '../../course/schema/whole.ts';
import { defaultSlideType, slideTypes, type SlideType } from '../../course/slides.ts';
import type { QuestionAuthor } from '../../questions/author.ts';
import { formerOf } from './former.ts';
import { readGate } from './gate.ts';
import { readOutcomes } from './lists.ts';
import type { Loading } from './loading.ts';
import { readMedia } from './media-keys.ts';
import { below, isMap, placeAt, type Node } from './node.ts';
import { noteOnAnswer, readPractice } from './question.ts';
import { readQuiz } from './quiz.ts';
import { readableId, textAt } from './readable-id.ts';
import { readKeys, type MapWords, type Read } from './read-keys.ts';
import { readTexts } from './texts.ts';

type Kind = { slide: SlideType } | { question: QuestionAuthor };
type SlideValues = z.output<typeof anySlide>;

const isQuiz = (kind: SlideType) => kind.name === 'quiz';

/** Reads one slide of a lesson; always gives one, so that the others can be checked. */
export async function readSlide(loading: Loading, node: Node, courseTitle: Text | undefined): Promise<Slide> {
  const types = slideTypeNames(loading.questionTypes.keys());
  const kind = kindOf(loading, node, types);
  // An unknown type has been reported; which keys it may have is not known.
  if (!kind) return blank(loading, node);
  const schema =
    'slide' in kind
      ? loading.schema(`slide ${kind.slide.name}`, () => slideSchema(kind.slide, types))
      : loading.schema(`practice ${kind.question.type}`, () => practiceSchema(kind.question, types));
  const read = readKeys(loading, node, schema as unknown as typeof anySlide, wordsFor(loading, node, kind));
  const { values } = read;
  const texts = readTexts(loading, node, 'question' in kind ? shared(values) : values);
  const what = 'question' in kind ? 'question' : isQuiz(kind.slide) ? 'quiz' : 'slide';
  if (values.id !== undefined) loading.claim(values.id, what, placeAt(node, ['id']));
  const title = texts.title ?? ('slide' in kind && kind.slide.courseTitle ? courseTitle : undefined);
  const media: Media = await readMedia(loading, node, values);
  const outcomes = readOutcomes(loading, node, values.outcome);
  const gate = readGate(loading, node, values.locked_until);
  const slide: Slide = {
    id: values.id ?? '',
    ...formerOf(node, values.was),
    type: 'slide' in kind ? kind.slide.name : kind.question.type,
    ...(title ? { title } : {}),
    outcomes,
    ...(values.lang === undefined ? {} : { lang: values.lang }),
    optional: values.optional ?? false,
    ...(gate ? { gate } : {}),
    ...(values.min_time === undefined ? {} : { minTime: values.min_time }),
    // The media of a question among the slides stand in the question.
    media: 'question' in kind ? {} : media,
    ...(texts.notes ? { notes: texts.notes } : {}),
    fields: {},
    place: placeAt(node),
  };
  if ('question' in kind) {
    const asked = read as unknown as Read<z.output<typeof anyQuestion>>;
    const parts = { stem: texts.stem, media, outcomes };
    return { ...slide, question: await readPractice(loading, node, kind.question, asked, parts) };
  }
  if (isQuiz(kind.slide)) {
    const quiz = read as unknown as Read<z.output<z.ZodObject<typeof quizKeys>>>;
    return { ...slide, quiz: await readQuiz(loading, node, slide.id, quiz, texts) };
  }
  return { ...slide, fields: fieldsOf(kind.slide, values, texts) };
}

/** Without the keys of a question's type, which that type reads itself. */
function shared(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key === 'stem' || Object.hasOwn(slideKeys, key)),
  );
}

/** The type's own texts and words, and `body`. */
function fieldsOf(kind: SlideType, values: Partial<SlideValues>, texts: Record<string, Text>): SlideFields {
  const fields: SlideFields = {};
  for (const key of ['body', ...Object.keys(kind.keys)]) {
    const value = texts[key] ?? (values as Record<string, unknown>)[key];
    if (typeof value === 'string' || typeof value === 'object') fields[key] = value as Text | string;
  }
  return fields;
}

function kindOf(loading: Loading, node: Node, types: readonly string[]): Kind | undefined {
  const { data = defaultSlideType } = isMap(node.data) ? below(node, 'type') : {};
  const name = typeof data === 'string' ? data.trim() : undefined;
  const slide = slideTypes.find((each) => each.name === name);
  if (slide) return { slide };
  const question = name === undefined ? undefined : loading.questionTypes.get(name);
  if (question) return { question };
  const only = { ...node, data: { type: data } };
  readKeys(loading, only, map({ type: slideTypeWord(types) }, 'a slide'), { where: 'a slide' });
  return undefined;
}

/** A slide of unknown type: its id is taken all the same. */
function blank(loading: Loading, node: Node): Slide {
  const id = slideKeys.id.safeParse(below(node, 'id').data);
  if (id.success) loading.claim(id.data, 'slide', placeAt(node, ['id']));
  return {
    id: id.data ?? '',
    type: '',
    outcomes: readOutcomes(loading, node, slideKeys.outcome.safeParse(below(node, 'outcome').data).data),
    optional: false,
    media: {},
    fields: {},
    place: placeAt(node),
  };
}

function wordsFor(loading: Loading, node: Node, kind: Kind): MapWords {
  const exampleId = readableId(textAt(node, 'title') ?? textAt(node, 'stem')) ?? 'my_slide';
  const where =
    'question' in kind
      ? `a ${kind.question.type} question among the slides`
      : isQuiz(kind.slide)
        ? 'a quiz'
        : `a slide of type ${kind.slide.name}`;
  return { where, exampleId, note: (key) => noteOn(loading, kind, key) };
}

/** Why a key that exists elsewhere can't stand on this slide. */
function noteOn(loading: Loading, kind: Kind, key: string): string | undefined {
  if ('question' in kind) {
    if (key === 'answer' && kind.question.rules.graded === false) return noteOnAnswer(kind.question.type);
    if (['points', 'required', 'penalty', 'tries', 'tags'].includes(key))
      return 'A question among the slides is practice: it is not scored, may be tried again, and is never in the way.';
    if (key === 'min_time') return 'A question among the slides is done when it has been answered.';
    return key === 'body' ? 'Write it into `stem`.' : undefined;
  }
  if (isQuiz(kind.slide) && key === 'body') return 'A quiz says it in `intro`.';
  if (isQuiz(kind.slide) && key === 'min_time') return 'A quiz is done when it is submitted.';
  const types = slideTypes.filter((each) => Object.hasOwn(each.keys, key) && each !== kind.slide);
  const questions = [...loading.questionTypes.values()].filter((each) =>
    Object.hasOwn(each.schema.shape, key),
  );
  const asking = key === 'stem' ? [...loading.questionTypes.values()] : questions;
  const [name] = [...types.map((each) => each.name), ...asking.map((each) => each.type)];
  if (name === undefined) return undefined;
  return `\`${key}\` belongs to \`type: ${name}\`; this slide is of type ${kind.slide.name}.`;
}
