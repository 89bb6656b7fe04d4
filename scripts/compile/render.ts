import type { Course, Lesson, Theme } from '../course/course.ts';
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
  /** Package path of the target's tracker (`js/tracker-scorm12.js`); `null`: nothing tracks. */
  tracker: string | null;
}

/** Slides that show the course's colour down their side. */
const covers = new Set(['title', 'credit']);

/**
 * A plan as pages and data: `index.html`, `css/player.css`, `course.json`, and for each lesson its page and, where it
 * asks something, its data. Scripts, media and the author's own style sheet are added by whoever packs.
 */
export function renderCourse(plan: Plan, tools: RenderTools): WithDiagnostics<FileEntry[]> {
  const { course } = plan;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const files: FileEntry[] = [
    textFile('index.html', tools.templates.render('page', pageView(plan, tools), report)),
    textFile(
      'css/player.css',
      `${tools.themeCss}\n${tools.templates.css(typesAsked(plan))}\n${fontCss(course.theme)}`,
    ),
    textFile('course.json', JSON.stringify(playerCourse(plan, tools))),
  ];
  for (const lesson of course.lessons) {
    files.push(textFile(pagePath(lesson), renderLesson(plan, lesson, tools, report)));
    const data = lessonData(plan, lesson, tools);
    if (data) files.push(textFile(dataPath(lesson), lessonDataFile(data, course.id)));
  }
  return diagnostics.some(({ severity }) => severity === 'error')
    ? { diagnostics }
    : { value: files, diagnostics };
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
function pageView(plan: Plan, { words, text, tracker }: RenderTools): object {
  const { course } = plan;
  const direction = directionOf(course.language);
  const { logo, css } = course.theme;
  const [next, back] = direction === 'rtl' ? ['←', '→'] : ['→', '←'];
  const keys = { next, back, first: 'Home', last: 'End', menu: 'm', close: 'Esc', help: '?' };
  return {
    words: words.page,
    language: course.language,
    direction,
    policy: policyOf(course),
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
    tracker,
    keys: Object.entries(keys).map(([name, key]) => ({ key, what: say(words, `key_${name}`) })),
  };
}

/** The page's Content-Security-Policy: the package alone, and for pictures and media the hosts that the author named. */
export function policyOf(course: Course): string {
  const hosts = course.allowHosts.map((host) => ` https://${host}`).join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self'${hosts}`,
    `media-src 'self'${hosts}`,
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
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
