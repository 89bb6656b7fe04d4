import type { z } from 'zod';
import type { Course, Lrs, Outcome, Scoring, Theme } from '../../course/course.ts';
import { courseSchema } from '../../course/schema/course.ts';
import { quizRules } from '../../course/schema/quiz.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { Place } from '../../diagnostics/diagnostic.ts';
import { withoutCredentials } from './credentials.ts';
import { readDefaults } from './defaults.ts';
import { refuseEmpty, withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { readAlt, readMediaFile } from './media-keys.ts';
import { below, placeAt, placeOfEntry, type Node } from './node.ts';
import { readPublish } from './publish.ts';
import { readKeys, type Read } from './read-keys.ts';
import { plainOf, readText, readTexts } from './texts.ts';

type CourseValues = z.output<ReturnType<typeof courseSchema>>;

/** A quiz that course.yaml names. */
export interface NamedQuiz {
  id: string;
  place: Place;
}

/** What course.yaml says, without the lessons' content. */
export interface CourseFile {
  course: Omit<Course, 'lessons' | 'banks' | 'files'>;
  /** Ids of the lessons, in order; `undefined` where they could not be read. */
  lessons: string[] | undefined;
  /** What the author says of `completion`: `undefined` where it could not be read. */
  completion: { quizzes?: string | NamedQuiz[] } | undefined;
}

/** Keys whose places later steps report on. */
const placed = [
  'id',
  'iri',
  'lrs',
  'version',
  'title',
  'language',
  'theme.accent',
  'theme.css',
  'theme.logo',
  'theme.font',
  'completion',
  'completion.slides',
  'completion.quizzes',
  ...Object.keys(quizRules).map((key) => `defaults.quiz.${key}`),
  'score',
  'score.weights',
  'score.pass_mark',
  'navigation',
  'publish',
  'lms',
  'lessons',
  'outcomes',
];

/** Without these a theme has the format's defaults. */
const defaultAccent = '0B5FFF';

/** Reads course.yaml; always gives something, so that the lessons can be checked with it. */
export async function readCourseFile(loading: Loading, node: Node): Promise<CourseFile> {
  const read = readKeys(
    loading,
    withoutCredentials(loading, node, 'lrs'),
    courseSchema(loading.options.targets),
    {
      where: 'the course',
      exampleId: 'my-course',
    },
  );
  const { values } = read;
  const texts = readTexts(loading, node, values);
  loading.language = values.language ?? 'en';
  loading.defaults = readDefaults(loading, node);
  loading.allowHosts = withoutRepeats(loading, node, 'allow_hosts', values.allow_hosts ?? []);
  const outcomes = outcomesOf(loading, node, values);
  loading.outcomes =
    read.has('outcomes') && values.outcomes === undefined ? undefined : outcomes.map(({ id }) => id);
  for (const key of ['lessons', 'publish', 'lms']) refuseEmpty(loading, node, key);
  checkFolderName(loading, node, values.id);
  const publisher = publisherOf(loading, node, values);
  const license = plainOf(texts.license);
  const named = namedQuizzes(loading, node, values);
  return {
    course: {
      id: values.id ?? '',
      title: texts.title ?? { markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' },
      version: values.version ?? '',
      language: loading.language,
      ...(texts.description ? { description: texts.description } : {}),
      ...(publisher ? { publisher } : {}),
      ...(license === undefined ? {} : { license }),
      ...(values.iri === undefined ? {} : { iri: values.iri }),
      ...(values.lrs === undefined ? {} : { lrs: lrsOf(values.lrs) }),
      theme: await themeOf(loading, node, values),
      outcomes,
      completion: {
        slides: values.completion?.slides ?? 1,
        quizzes: typeof named === 'object' ? named.map(({ id }) => id) : (named ?? 'passed'),
      },
      navigation: values.navigation ?? 'free',
      score: scoringOf(node, values),
      responses: values.responses ?? 'text',
      omit: { freeText: values.privacy?.free_text === 'omit', name: values.privacy?.name === 'omit' },
      allowHosts: [...loading.allowHosts],
      lint: (values.lint ?? []).map(([rule, level]) => ({
        rule,
        level,
        place: placeAt(node, ['lint', rule], 'key'),
      })),
      publish: readPublish(loading, node, values.publish),
      lms: withoutRepeats(loading, node, 'lms', values.lms ?? []),
      place: placeAt(node),
      places: Object.fromEntries(placed.map((key): [string, Place] => [key, placeAt(node, key.split('.'))])),
    },
    lessons: values.lessons && withoutRepeats(loading, node, 'lessons', values.lessons),
    completion:
      read.has('completion') && !values.completion
        ? undefined
        : named === undefined
          ? {}
          : { quizzes: named },
  };
}

/** What completion asks of quizzes: a word, or which ones. */
function namedQuizzes(loading: Loading, node: Node, { completion }: Read<CourseValues>['values']) {
  const quizzes = completion?.quizzes;
  if (!Array.isArray(quizzes)) return quizzes;
  const at = below(node, 'completion');
  refuseEmpty(loading, at, 'quizzes');
  return withoutRepeats(loading, at, 'quizzes', quizzes).map((id): NamedQuiz => ({
    id,
    place: placeOfEntry(at, 'quizzes', quizzes.indexOf(id)),
  }));
}

function scoringOf(node: Node, { score }: Read<CourseValues>['values']): Scoring {
  const weights = score?.weights?.map(([quiz, weight]) => ({
    quiz,
    weight,
    place: placeAt(node, ['score', 'weights', quiz], 'key'),
  }));
  return {
    ...(weights ? { weights } : {}),
    ...(score?.pass_mark === undefined ? {} : { passMark: score.pass_mark }),
  };
}

function outcomesOf(loading: Loading, node: Node, values: Read<CourseValues>['values']): Outcome[] {
  return (values.outcomes ?? []).flatMap(([id]) => {
    const text = readText(loading, node, ['outcomes', id]);
    return text ? [{ id, text, place: placeAt(node, ['outcomes', id], 'key') }] : [];
  });
}

function publisherOf(
  loading: Loading,
  node: Node,
  values: Read<CourseValues>['values'],
): Course['publisher'] {
  if (values.publisher === undefined) return undefined;
  const name = plainOf(readText(loading, node, ['publisher', 'name'])) ?? '';
  return values.publisher.url === undefined ? { name } : { name, url: values.publisher.url };
}

const lrsOf = ({ endpoint, token, home_page: homePage }: NonNullable<CourseValues['lrs']>): Lrs => ({
  endpoint,
  ...(token === undefined ? {} : { token }),
  ...(homePage === undefined ? {} : { homePage }),
});

async function themeOf(loading: Loading, node: Node, values: Read<CourseValues>['values']): Promise<Theme> {
  const given = values.theme ?? {};
  const theme: Theme = { accent: given.accent ?? defaultAccent, font: 'system' };
  if (given.logo !== undefined) {
    const logo = below(node, 'theme', 'logo');
    const taken = await readMediaFile(loading, logo, ['file'], given.logo.file, 'image');
    const alt = readAlt(loading, logo, false);
    if (taken) theme.logo = { file: taken.file, alt };
  }
  if (typeof given.font === 'string') theme.font = given.font;
  else if (given.font !== undefined) {
    const font = below(node, 'theme', 'font');
    const taken = await readMediaFile(loading, font, ['file'], given.font.file, 'font');
    const name = plainOf(readText(loading, font, ['name']));
    if (taken && name !== undefined) theme.font = { file: taken.file, name };
  }
  if (given.css !== undefined) {
    const taken = await readMediaFile(loading, node, ['theme', 'css'], given.css, 'style');
    if (taken) theme.css = taken.file;
  }
  return theme;
}

function checkFolderName(loading: Loading, node: Node, id: string | undefined): void {
  const folder = loading.options.folderName;
  if (id === undefined || folder === undefined || folder === id) return;
  loading.report(reportCourse('folder-name-differs', placeAt(node, ['id']), { id, folder }));
}
