import { z } from 'zod';
import type { QuestionAuthor } from '../questions/author.ts';
import { courseSchema } from './schema/course.ts';
import { bankSchema, lessonSchema } from './schema/lesson.ts';
import type { TargetKeys } from './schema/publish.ts';
import { drawSchema, useSchema } from './schema/question.ts';
import { practiceSchema, quizQuestionSchema, slideSchema, slideTypeNames } from './schema/whole.ts';
import { defaultQuestionType, defaultSlideType, slideTypes } from './slides.ts';

type Json = Record<string, unknown>;

/** File names of the schemas, as an author's `# yaml-language-server: $schema=` line names them. */
export type SchemaFile = 'course.json' | 'lesson.json' | 'bank.json';

/**
 * JSON Schemas (draft 7) of course.yaml, a lesson's and a bank's file, for editors. They come from the schemas that the
 * build reads with, and accept all that the build accepts: an editor reads `title: 2027` as a number, the build as a
 * text.
 */
export function jsonSchemas(
  questionTypes: readonly QuestionAuthor[],
  targets: readonly TargetKeys[],
): Record<SchemaFile, Json> {
  return {
    'course.json': whole('A course (course.yaml)', convert(courseSchema(targets)), {}),
    'lesson.json': lesson(questionTypes),
    'bank.json': bank(questionTypes),
  };
}

function lesson(questionTypes: readonly QuestionAuthor[]): Json {
  const shown = slideTypeNames(questionTypes.map(({ type }) => type));
  const definitions = questions(questionTypes);
  for (const author of questionTypes)
    definitions[`slide-${author.type}`] = convert(
      practiceSchema(author, shown),
      `${author.about} Practice, never scored.`,
    );
  for (const kind of slideTypes)
    definitions[`slide-${kind.name}`] = convert(slideSchema(kind, shown), kind.about);
  definitions.slide = byType('slide', shown, defaultSlideType);
  definitions.draw = convert(drawSchema, 'Questions of a bank, others in each attempt.');
  definitions.use = convert(useSchema, 'One question of a bank.');
  definitions.entry = quizEntry;
  setEntries(definitions['slide-quiz'], 'questions', 'entry');
  const root = convert(lessonSchema);
  setEntries(root, 'slides', 'slide');
  return whole('A lesson (a file in lessons/)', root, definitions);
}

function bank(questionTypes: readonly QuestionAuthor[]): Json {
  const root = convert(bankSchema);
  setEntries(root, 'questions', 'question');
  return whole('A bank of questions (a file in banks/)', root, questions(questionTypes));
}

/** A definition for each type of question, and one that is any of them. */
function questions(questionTypes: readonly QuestionAuthor[]): Record<string, Json> {
  const types = questionTypes.map(({ type }) => type);
  const definitions: Record<string, Json> = {};
  for (const author of questionTypes)
    definitions[`question-${author.type}`] = convert(quizQuestionSchema(author, types), author.about);
  definitions.question = byType('question', types, defaultQuestionType);
  return definitions;
}

/** A quiz's entry is a draw or a use where it says so, else a question; an editor offers all three. */
const quizEntry: Json = {
  type: 'object',
  properties: {
    draw: { description: drawSchema.shape.draw.description },
    use: { description: useSchema.shape.use.description },
  },
  if: { required: ['draw'] },
  then: { $ref: '#/definitions/draw' },
  else: {
    if: { required: ['use'] },
    then: { $ref: '#/definitions/use' },
    else: { $ref: '#/definitions/question' },
  },
};

const whole = (title: string, root: Json, definitions: Record<string, Json>): Json => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...root,
  ...(Object.keys(definitions).length > 0 ? { definitions } : {}),
});

/** Which definition holds follows from `type`, so that an editor offers the keys of that type alone. */
function byType(what: string, types: readonly string[], standard: string): Json {
  return {
    type: 'object',
    properties: { type: { enum: [...types] } },
    allOf: types.map((type) => ({
      if: { properties: { type: { const: type } }, ...(type === standard ? {} : { required: ['type'] }) },
      then: { $ref: `#/definitions/${what}-${type}` },
    })),
  };
}

/** Puts the definition of one entry into a list that the build reads entry by entry. */
function setEntries(schema: Json | undefined, key: string, definition: string): void {
  const properties = schema?.properties as Record<string, Json> | undefined;
  const ref = { $ref: `#/definitions/${definition}` };
  if (properties) {
    properties[key] = { description: properties[key]?.description, anyOf: [{ type: 'array', items: ref, minItems: 1 }, ref] };
  }
}

function convert(schema: z.ZodType, description?: string): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // `1` and `'1'`, `true` and `'true'`: the words themselves say what kind they are.
      if (jsonSchema.enum) delete jsonSchema.type;
      // Keys that begin with x- are the author's own, in every map.
      if (jsonSchema.type !== 'object' || jsonSchema.patternProperties) return;
      jsonSchema.patternProperties = { '^x-': {} };
      const { propertyNames } = jsonSchema as { propertyNames?: Json };
      if (propertyNames) jsonSchema.propertyNames = { anyOf: [{ pattern: '^x-' }, propertyNames] };
    },
  });
  return { ...(json as Json), ...(description === undefined ? {} : { description }) };
}
