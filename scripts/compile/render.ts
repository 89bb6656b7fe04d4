import type { Course, Theme } from '../course/course.ts';
import type { LrsAddress, TrackerOptions } from '../course/player-course.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextRenderer } from '../questions/author.ts';
import { courseFacts } from './course-facts.ts';
import type { FileEntry, WithDiagnostics } from './files.ts';
import { createLessonMemory, type LessonMemory } from './lesson-memory.ts';
import { lessonPlans, type LessonPlan } from './lesson-plan.ts';
import type { CourseRenderer } from './markdown/renderer.ts';
import { mediaUrl } from './media-view.ts';
import { typesAsked, type Plan, type PlannedSlide } from './plan.ts';
import { dataPath, lessonData, lessonDataFile, pagePath, playerCourse } from './player-data.ts';
import type { Templates } from './templates.ts';
import { slideView } from './views.ts';
import { directionOf, say, sayLater, type Words } from './words.ts';

export interface RenderTools {
  templates: Templates;
  words: Words;
  text: TextRenderer;
  /** The block of colours at the head of the style sheet. */
  themeCss: string;
  own: OwnParts;
}

/** What a package has of its target. Paths are those in the package. */
export interface OwnParts {
  /** `js/tracker-scorm12.js`; `null`: nothing tracks. */
  tracker: string | null;
  tracking?: TrackerOptions;
  /** A module for what its page has beyond the others. */
  page?: string;
  webManifest?: string;
  /** Fetch directives beyond those of every page. */
  policy?: readonly string[];
  /** A module that reports to the course's LRS, and where that is. */
  lrs?: string;
  address?: LrsAddress;
  lrsFromLaunch?: boolean;
  /** Servers beside its own that the page may send requests to. */
  connect?: readonly string[];
  /** Whether the last screen leads to the result, to be printed and kept. */
  result?: true;
}

/** Slides that show the course's colour down their side. */
const covers = new Set(['title', 'credit']);

/**
 * The parts that are the same for every target: the style sheet, and each lesson's page and data.
 * @param memory of the build before, where there was one
 */
export function renderLessons(
  plan: Plan,
  tools: RenderTools & { text: CourseRenderer },
  memory: LessonMemory = createLessonMemory(),
): WithDiagnostics<FileEntry[]> {
  const { text, words, templates } = tools;
  const facts = courseFacts(plan, words, text);
  const plans = lessonPlans(plan, facts);
  const slideIds = plan.slides.map(({ slide }) => slide.id);
  const around = [plans[0]?.course, facts, words, slideIds, plan.course.allowHosts];
  memory.amid(JSON.stringify(around), templates.engine);
  return reporting((report) => [
    textFile(
      'css/player.css',
      `${tools.themeCss}\n${templates.css(typesAsked(plan))}\n${fontCss(plan.course.theme)}`,
    ),
    ...plans.flatMap((each) => memory.filesOf(each, text, () => lessonFiles(each, tools, report))),
  ]);
}

/** A lesson's page and data. `undefined`: there is a mistake in a template. */
function lessonFiles(
  plan: LessonPlan,
  tools: RenderTools,
  report: (diagnostic: Diagnostic) => void,
): FileEntry[] | undefined {
  const { lesson, course } = plan;
  const data = lessonData(plan, lesson, tools);
  let sound = true;
  const html = renderLesson(plan, tools, (diagnostic) => {
    sound = false;
    report(diagnostic);
  });
  const page = textFile(pagePath(lesson), html);
  if (!sound) return undefined;
  return data ? [page, textFile(dataPath(lesson), lessonDataFile(data, course.id))] : [page];
}

/** The parts that name a target's own: `index.html` and `course.json`. */
export function renderPage(plan: Plan, tools: RenderTools): WithDiagnostics<FileEntry[]> {
  return reporting((report) => [
    textFile('index.html', tools.templates.render('page', pageView(plan, tools), report)),
    textFile('course.json', JSON.stringify(playerCourse(plan, tools))),
  ]);
}

function reporting(
  make: (report: (diagnostic: Diagnostic) => void) => FileEntry[],
): WithDiagnostics<FileEntry[]> {
  const diagnostics: Diagnostic[] = [];
  const value = make((diagnostic) => void diagnostics.push(diagnostic));
  return diagnostics.some(({ severity }) => severity === 'error') ? { diagnostics } : { value, diagnostics };
}

const encoder = new TextEncoder();
const textFile = (path: string, text: string): FileEntry => ({ path, bytes: encoder.encode(text) });

function renderLesson(
  plan: LessonPlan,
  tools: RenderTools,
  report: (diagnostic: Diagnostic) => void,
): string {
  const { templates, text } = tools;
  const { language } = plan.course;
  const renderAnswer = (type: string, view: object) => templates.render(`questions/${type}`, view, report);
  const slides = plan.slides.map((planned, index) => {
    const { slide } = planned;
    const kind = slide.question ? 'practice' : slide.type;
    const view = slideView(planned, { ...tools, plan, renderAnswer }, plan.opensCourse && index === 0);
    const lang = langOf(planned, language);
    return {
      id: slide.id,
      type: kind,
      kind,
      cover: covers.has(kind),
      headingId: view.headingId,
      lang,
      direction: lang && directionOf(lang),
      html: templates.render(`slides/${kind}`, view, report),
    };
  });
  const view = {
    language,
    direction: directionOf(language),
    title: text.plain(plan.lesson.title),
    slides,
  };
  return templates.render('lesson', view, report);
}

/** A slide's language where it isn't the course's. */
function langOf({ slide, lesson }: PlannedSlide, language: string): string | null {
  const own = slide.lang ?? lesson.lang ?? language;
  return own === language ? null : own;
}

/** Everything that `templates/page.hbs` and its partials may use. */
function pageView(plan: Plan, { words, text, own }: RenderTools): object {
  const { course } = plan;
  const direction = directionOf(course.language);
  const { logo, css } = course.theme;
  const [next, back] = direction === 'rtl' ? ['←', '→'] : ['→', '←'];
  const keys = { next, back, first: 'Home', last: 'End', menu: 'm', close: 'Esc', help: '?' };
  return {
    words: words.page,
    language: course.language,
    direction,
    policy: policyOf(course, own.policy, own.connect),
    title: text.plain(course.title),
    version: course.version,
    publisher: course.publisher ? { name: course.publisher.name, url: course.publisher.url ?? null } : null,
    by: course.publisher ? say(words, 'by', { name: course.publisher.name }) : null,
    license: course.license ?? null,
    // What the player writes there later keeps this room from the start, so that nothing moves.
    room: {
      place: sayLater(words, 'place', { number: plan.slides.length, count: plan.slides.length }),
      saving: [sayLater(words, 'saving_saved'), sayLater(words, 'saving_saving')],
    },
    logo: logo ? { src: mediaUrl(logo.file.path), alt: logo.alt } : null,
    stylesheet: css ? mediaUrl(css.path) : null,
    firstLesson: course.lessons[0] ? pagePath(course.lessons[0]) : null,
    tracker: own.tracker,
    webManifest: own.webManifest ?? null,
    result: own.result ?? false,
    accent: `#${course.theme.accent}`,
    keys: Object.entries(keys).map(([name, key]) => ({ key, what: say(words, `key_${name}`) })),
  };
}

/**
 * The page's Content-Security-Policy: the package alone, and for pictures and media the hosts that the author named.
 * @param own directives that a target adds
 * @param connect where the page may send requests beside its own server
 */
export function policyOf(
  course: Course,
  own: readonly string[] = [],
  connect: readonly string[] = [],
): string {
  const hosts = course.allowHosts.map((host) => ` https://${host}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${hosts}`,
    `media-src 'self'${hosts}`,
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    ...own,
  ].join('; ');
}

/** The author's font, as far as the style sheet needs to know of it. */
function fontCss({ font }: Theme): string {
  if (font === 'system') return '';
  if (font === 'serif') return ':root{--font:var(--serif)}\n';
  const name = JSON.stringify(font.name);
  return (
    `@font-face{font-family:${name};src:url(../${mediaUrl(font.file.path)});font-weight:100 900;font-display:swap}\n` +
    `:root{--font:${name},var(--sans)}\n`
  );
}
