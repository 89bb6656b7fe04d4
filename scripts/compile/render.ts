import type { Course, Lesson, Theme } from '../course/course.ts';
import type { LrsAddress, TrackerOptions } from '../course/player-course.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { TextRenderer } from '../questions/author.ts';
import type { FileEntry, WithDiagnostics } from './files.ts';
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

/** The parts that are the same for every target: the style sheet, and each lesson's page and data. */
export function renderLessons(plan: Plan, tools: RenderTools): WithDiagnostics<FileEntry[]> {
  const { course } = plan;
  return reporting((report) => [
    textFile(
      'css/player.css',
      `${tools.themeCss}\n${tools.templates.css(typesAsked(plan))}\n${fontCss(course.theme)}`,
    ),
    ...course.lessons.flatMap((lesson) => {
      const data = lessonData(plan, lesson, tools);
      return [
        textFile(pagePath(lesson), renderLesson(plan, lesson, tools, report)),
        ...(data ? [textFile(dataPath(lesson), lessonDataFile(data, course.id))] : []),
      ];
    }),
  ]);
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
  plan: Plan,
  lesson: Lesson,
  tools: RenderTools,
  report: (diagnostic: Diagnostic) => void,
): string {
  const { templates, text } = tools;
  const { language } = plan.course;
  const renderAnswer = (type: string, view: object) => templates.render(`questions/${type}`, view, report);
  const slides = plan.slides
    .filter((planned) => planned.lesson === lesson)
    .map((planned) => {
      const { slide } = planned;
      const kind = slide.question ? 'practice' : slide.type;
      const view = slideView(planned, { ...tools, plan, renderAnswer }, planned === plan.slides[0]);
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
  const view = { language, direction: directionOf(language), title: text.plain(lesson.title), slides };
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
