import type { Lesson, Slide, Text } from '../../course/course.ts';
import { idPattern } from '../../course/ids.ts';
import { lessonSchema } from '../../course/schema/lesson.ts';
import { formerOf } from './former.ts';
import { readGate } from './gate.ts';
import { refuseEmpty, readOutcomes } from './lists.ts';
import type { Loading } from './loading.ts';
import { below, entriesAt, placeAt, type Node } from './node.ts';
import { readKeys } from './read-keys.ts';
import { readSlide } from './slide.ts';
import { readTexts } from './texts.ts';

/** The id that a lesson's file gives, if it is one. */
export function lessonIdOf(node: Node): string | undefined {
  const { data } = below(node, 'id');
  return typeof data === 'string' && idPattern.test(data.trim()) ? data.trim() : undefined;
}

/** Reads a lesson with its slides; always gives one, so that what follows can be checked. */
export async function readLesson(
  loading: Loading,
  node: Node,
  courseTitle: Text | undefined,
): Promise<Lesson> {
  const base = node.file.path
    .replace(/^.*\//, '')
    .replace(/\.ya?ml$/, '')
    .replace(/[^a-z0-9_]+/g, '_');
  const exampleId = idPattern.test(base) ? base : 'my_lesson';
  const { values } = readKeys(loading, node, lessonSchema, { where: 'the lesson', exampleId });
  if (values.id !== undefined) loading.claim(values.id, 'lesson', placeAt(node, ['id']));
  const { title } = readTexts(loading, node, { title: values.title });
  refuseEmpty(loading, node, 'slides');
  const slides: Slide[] = [];
  for (const entry of values.slides === undefined ? [] : entriesAt(node, 'slides')) {
    slides.push(await readSlide(loading, entry, courseTitle));
  }
  const gate = readGate(loading, node, values.locked_until);
  return {
    id: values.id ?? '',
    ...formerOf(node, values.was),
    title: title ?? { markdown: '', place: placeAt(node), indent: 0, mapping: 'whole' },
    ...(values.minutes === undefined ? {} : { minutes: values.minutes }),
    outcomes: readOutcomes(loading, node, values.outcome),
    ...(values.lang === undefined ? {} : { lang: values.lang }),
    ...(gate ? { gate } : {}),
    slides,
    file: node.file.path,
    place: placeAt(node),
  };
}
