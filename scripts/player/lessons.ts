import { reveal } from '../course/obscure.ts';
import type { LessonData, PlayerCourse, PlayerLesson } from '../course/player-course.ts';
import { all } from './dom.ts';

const patience = 15_000;

/** A lesson as the player keeps it once it was fetched. */
export interface LoadedLesson {
  sections: Map<string, HTMLElement>;
}

/** Fetches lessons and keeps them: one page lives for the whole session, so a line that dies later blocks nothing. */
export interface Lessons {
  load(lesson: PlayerLesson): Promise<LoadedLesson>;
  /** What a lesson asks; loaded apart, after the page can be read. */
  data(lesson: PlayerLesson): Promise<LessonData>;
  /** Fetches all the rest, one after the other; what fails is tried again when it is needed. */
  ahead(from: PlayerLesson): Promise<void>;
  /** Lessons that are here already, by id. */
  loaded: ReadonlyMap<string, LoadedLesson>;
}

async function get(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.text();
}

/** Keeps the promise of a success; a failure is forgotten, so that the next call tries again. */
function keep<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = cache.get(key);
  if (known) return known;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

/** A part may be called `constructor`: what a record was not given it must not have from its prototype. */
const withoutPrototype = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.assign(Object.create(null) as object, value)
    : value;

export function createLessons(course: PlayerCourse): Lessons {
  const pages = new Map<string, Promise<LoadedLesson>>();
  const data = new Map<string, Promise<LessonData>>();
  const loaded = new Map<string, LoadedLesson>();

  const load = (lesson: PlayerLesson) =>
    keep(pages, lesson.id, async () => {
      const parsed = new DOMParser().parseFromString(await get(lesson.page), 'text/html');
      const sections = all(parsed, 'slide').map((section): [string, HTMLElement] => [
        section.dataset.slide ?? '',
        document.importNode(section, true),
      ]);
      const made = { sections: new Map(sections) };
      loaded.set(lesson.id, made);
      return made;
    });

  const loadData = (lesson: PlayerLesson) =>
    keep(data, lesson.id, async (): Promise<LessonData> => {
      if (!lesson.data) return { questions: {} };
      const hidden = JSON.parse(await get(lesson.data)) as { d: string };
      return JSON.parse(reveal(hidden.d, course.id), withoutPrototype) as LessonData;
    });

  return {
    load,
    loaded,
    data: loadData,
    async ahead(from) {
      const start = course.lessons.indexOf(from);
      for (const lesson of [...course.lessons.slice(start), ...course.lessons.slice(0, start)]) {
        await load(lesson).catch(() => undefined);
        await loadData(lesson).catch(() => undefined);
      }
    },
  };
}
