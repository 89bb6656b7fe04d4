import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../course/json-schema.ts';
import { slideTypes } from '../course/slides.ts';
import { checkRules } from '../check/check.ts';
import { diagnosticNames } from '../diagnostics/catalogue.ts';
import { lintRules } from '../lint/lint.ts';
import type { QuestionAuthor } from '../questions/author.ts';
import { questionTypes } from '../questions/list.ts';
import { targets } from '../targets/list.ts';
import { topicNames, type TopicName } from './topic-names.ts';

interface Schema {
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  definitions?: Record<string, Schema>;
  anyOf?: Schema[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
}

/** What the code knows of each topic itself; it stands below the topic's page. */
const known: Readonly<Record<TopicName, (home: string) => string>> = {
  format: () => `## Keys of course.yaml\n${keys(schemas()['course.json'])}`,
  slides: () =>
    `## Types\n${slideTypes.map(({ name, about }) => `- \`${name}\`: ${about}`).join('\n')}\n\n` +
    `## Keys of every slide\n${keys(definition('slide-text'))}\n\n` +
    'Keys of one type: coursewright help TYPE.',
  questions: () =>
    `## Types\n${questionTypes.map(({ type, about }) => `- \`${type}\`: ${about}`).join('\n')}\n\n` +
    `## Keys of every question\n${keys(definition('question-choice'), Object.keys(typeOf('choice')?.schema.shape ?? {}))}\n\n` +
    'Keys of one type, with an example: coursewright help TYPE.',
  quizzes: () =>
    `## Keys of a quiz\n${keys(definition('slide-quiz'), Object.keys(definition('slide-text').properties ?? {}))}\n\n` +
    `## Keys of a draw\n${keys(definition('draw').properties?.['draw'])}`,
  targets: () => `## Names\n${targets.map(({ name, about }) => `- \`${name}\`: ${about}`).join('\n')}`,
  lrs: () => '',
  rebuilds: () => '',
  errors: (home) =>
    '# errors\nEvery name that a build, the linter or a check can give; coursewright help NAME explains one.\n\n' +
    `## A build\n${diagnosticNames.map((name) => `- ${name}: ${firstLine(home, name)}`).join('\n')}\n\n` +
    `## The linter\n${lintRules.map(({ name, about }) => `- ${name}: ${about}`).join('\n')}\n\n` +
    `## A check\n${checkRules.map(({ name, about }) => `- ${name}: ${about}`).join('\n')}`,
};

/** Names of slide and question types, each of which has a page made from its schema. */
export const typeNames = (): string[] => [
  ...new Set([...slideTypes.map(({ name }) => name), ...questionTypes.map(({ type }) => type)]),
];

/** A topic's or a type's page as Markdown; `undefined` where there is none of that name. @param home holds .build/ */
export function topicPage(name: string, home: string): string | undefined {
  const topic = topicNames.find((each) => each === name);
  if (topic) return [written(topic, home), known[topic](home)].filter(Boolean).join('\n');
  const question = typeOf(name);
  if (question) return questionPage(question);
  const slide = slideTypes.find((each) => each.name === name);
  if (!slide) return undefined;
  const common = Object.keys(definition('slide-text').properties ?? {});
  const own = keys(definition(`slide-${name}`), name === 'text' ? [] : common);
  return `# ${name}\n${slide.about}\n\n## Keys of its own\n${own || 'None: it has the keys of every slide.'}\n\nKeys of every slide: coursewright help slides.`;
}

const typeOf = (name: string): QuestionAuthor | undefined => questionTypes.find(({ type }) => type === name);

function questionPage({ type, about, example, schema }: QuestionAuthor): string {
  const own = Object.keys(schema.shape);
  const all = Object.keys(definition(`question-${type}`).properties ?? {});
  return (
    `# ${type}\n${about}\n\n~~~yaml question\n${example.yaml}\n~~~\n\n` +
    `## Keys of its own\n${keys(
      definition(`question-${type}`),
      all.filter((key) => !own.includes(key)),
    )}\n\nKeys of every question: coursewright help questions.`
  );
}

const schemas = () => jsonSchemas(questionTypes, targets) as Record<string, Schema>;

const definition = (name: string): Schema => schemas()['lesson.json']?.definitions?.[name] ?? {};

function keys(schema: Schema | undefined, without: readonly string[] = [], lead = '- '): string {
  const { properties = {}, required = [] } = schema ?? {};
  return Object.entries(properties)
    .filter(([key]) => !without.includes(key))
    .flatMap(([key, inside]) => [
      `${lead}\`${key}\`${required.includes(key) ? ' (required)' : ''}: ${inside.description ?? ''}`,
      ...(lead === '- ' ? innerKeys(inside) : []),
    ])
    .join('\n');
}

/** The long form of any text, which the page about the format explains once for all. */
const textKeys = ['text', 'file'];

/** The keys of the map that may stand behind a key, or behind each entry of it, a level deeper; none of a mere text. */
function innerKeys(schema: Schema): string[] {
  const own = mapIn(schema);
  const each =
    typeof schema.additionalProperties === 'object' ? mapIn(schema.additionalProperties) : undefined;
  const inner = own ?? each;
  const names = Object.keys(inner?.properties ?? {});
  // What holds for all quizzes is said where quizzes are explained.
  if (!inner || names.every((name) => textKeys.includes(name) || name === 'quiz')) return [];
  return [keys(inner, isTextToo(schema, own === undefined) ? textKeys : [], own ? '  - ' : '  - each: ')];
}

const mapIn = (schema: Schema): Schema | undefined =>
  schema.properties ? schema : schema.anyOf?.map((each) => mapIn(each)).find((found) => found !== undefined);

/** Whether a text alone may stand there too. */
function isTextToo(schema: Schema, inEach: boolean): boolean {
  const place =
    inEach && typeof schema.additionalProperties === 'object' ? schema.additionalProperties : schema;
  return place.anyOf?.some((each) => !mapIn(each) && !each.items) ?? false;
}

function written(topic: TopicName, home: string): string {
  const folder = join(home, '.build/help/topics');
  return readdirSync(folder).includes(`${topic}.md`) ? readFileSync(join(folder, `${topic}.md`), 'utf8') : '';
}

/** What a page says in its first sentence. */
const firstLine = (home: string, name: string): string =>
  readFileSync(join(home, '.build/help', `${name}.md`), 'utf8').split('\n')[1] ?? '';
