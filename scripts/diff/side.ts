import { reveal } from '../course/obscure.ts';
import type {
  LessonData,
  PlayerCourse,
  PlayerLesson,
  PlayerSlide,
  QuestionData,
} from '../course/player-course.ts';
import type { FieldList } from '../state/progress.ts';
import { readList } from '../state/read-list.ts';

/** One edition of a course as its package has it: what the player reads. */
export interface Side {
  course: PlayerCourse;
  list: FieldList;
  /** By full id. */
  questions: ReadonlyMap<string, QuestionData>;
  slides: readonly SideSlide[];
  /** Fingerprints of pictures, sounds, films and style sheets by their paths; absent where nobody took them. */
  files?: ReadonlyMap<string, string>;
  /** `lessons/intro.yaml:12` of a slide, or of a question by its full id; `undefined` for a package. */
  placeOf(id: string): string | undefined;
}

export interface SideSlide {
  lesson: PlayerLesson;
  slide: PlayerSlide;
  /** What stands on it, as HTML. */
  html: string;
}

/** Files of a package by path, as text; media are not among them. */
export type PackageTexts = ReadonlyMap<string, string>;

/** Reads a package's own data. `undefined`: no package of Coursewright, or a damaged one. */
export function readSide(
  files: PackageTexts,
  { placeOf = () => undefined, prints }: { placeOf?: Side['placeOf']; prints?: Side['files'] } = {},
): Side | undefined {
  try {
    const course = JSON.parse(files.get('course.json') ?? '') as PlayerCourse;
    const questions = new Map<string, QuestionData>();
    for (const { data } of course.lessons) {
      if (data === undefined) continue;
      const { d } = JSON.parse(files.get(data) ?? '') as { d: string };
      const lesson = JSON.parse(reveal(d, course.id)) as LessonData;
      for (const [id, question] of Object.entries(lesson.questions)) questions.set(id, question);
    }
    return {
      course,
      list: readList(course),
      questions,
      slides: course.lessons.flatMap((lesson) => {
        const page = files.get(lesson.page) ?? '';
        return lesson.slides.map((slide) => ({ lesson, slide, html: sectionOf(page, slide.id) }));
      }),
      placeOf,
      ...(prints ? { files: prints } : {}),
    };
  } catch {
    return undefined;
  }
}

/** A slide's part of its lesson's page: up to where the next one begins. */
function sectionOf(page: string, id: string): string {
  const mark = `data-slide="${id}"`;
  const at = page.indexOf(mark);
  if (at < 0) return '';
  const from = at + mark.length;
  const next = page.indexOf('data-slide="', from);
  return page.slice(from, next < 0 ? page.length : page.lastIndexOf('<section', next));
}

/** A question's part of a page. */
export function questionHtml(html: string, fullId: string): string {
  const mark = `data-question="${fullId}"`;
  const at = html.indexOf(mark);
  if (at < 0) return '';
  // Where the question is called otherwise now, its id stands all over it.
  return html
    .slice(at, endOfQuestion(html, at + mark.length))
    .replaceAll(fullId, '')
    .replace(/^[^>]*>/, '');
}

/** A slide's part of a page, but for what it asks. */
export function withoutQuestions(html: string): string {
  const at = html.indexOf('data-question="');
  if (at < 0) return html;
  const end = endOfQuestion(html, at + 1);
  return html.slice(0, at) + withoutQuestions(html.slice(end));
}

/** A slide's part of a page, but for its title. */
export const withoutHeadings = (html: string): string => html.replace(/<h1\b.*?<\/h1>/gs, '');

function endOfQuestion(html: string, from: number): number {
  const ends = ['</form>', 'data-question="'].map((mark) => html.indexOf(mark, from));
  return Math.min(...ends.filter((end) => end >= 0), html.length);
}

/** Whether two pages say different things: ids, numbers and places follow from where something stands. */
export const readsOtherwise = (a: string, b: string): boolean => bare(a) !== bare(b);

const bare = (html: string) =>
  html.replace(/\s+(?:id|name|for|data-[a-z-]+|aria-[a-z-]+|href)="[^"]*"/g, '').replace(/\s+/g, ' ');
