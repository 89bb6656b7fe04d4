import { questionsOf, type Lesson, type Question, type Slide, type Text } from '../course/course.ts';
import type { TextRenderer, ViewRenderer } from '../questions/author.ts';
import { slideTypes } from '../course/slides.ts';
import { directionOf, say, type Words } from './words.ts';
import { askedCount } from './asked-count.ts';
import { renderBlanks } from './blanks.ts';
import { mediaView, type MediaView } from './media-view.ts';
import { partView } from './part-view.ts';
import type { LessonPlan } from './lesson-plan.ts';
import type { PlannedSlide } from './plan.ts';

/**
 * What templates see: plain data in which each name that a template may use exists (`null`: nothing there).
 * Names that end in `html` are HTML, made by the compiler; all others are plain text.
 */
export interface SlideView {
  words: Words['page'];
  id: string;
  headingId: string;
  /** Stands in the margin beside the title. */
  label: string | null;
  titleHtml: string;
  /** The author gave no title: the heading is there for screen readers only. */
  titleHidden: boolean;
  bodyHtml: string | null;
  /** The keys of the slide's own type: texts as HTML, words as they stand, `null` where the author gave none. */
  fields: Record<string, string | null>;
  /** Whether the first paragraph is short enough to be set larger. */
  lead: boolean;
  media: MediaView;
}

export interface QuestionView {
  words: Words['page'];
  fullId: string;
  type: string;
  practice: boolean;
  label: string;
  topHeading: boolean;
  headingId: string | null;
  stemHtml: string;
  media: MediaView;
  /** The filled template of the question's type. */
  answerHtml: string;
  /** Whether it has a Check button of its own. */
  ownCheck: boolean;
  lang: string | null;
  direction: string | null;
}

export interface ViewTools {
  plan: LessonPlan;
  words: Words;
  text: TextRenderer;
  /** Fills in the template of a question's type. */
  renderAnswer(type: string, view: object): string;
}

/** Longer lists of questions are folded away. */
const longestQuestionList = 8;
/** Longer first paragraphs are no lead, in characters. */
const longestLead = 160;

const headingId = (id: string) => `slide-${id}-title`;

/** Everything that `templates/slides/<type>.hbs` may use. */
export function slideView(planned: PlannedSlide, tools: ViewTools, isFirst: boolean): SlideView {
  const { slide, lesson } = planned;
  const common = commonView(slide, lesson, tools, isFirst);
  const own = slide.question
    ? { question: questionView(slide.question, tools, { practice: true }) }
    : ownViews[slide.type]?.(planned, tools, common);
  return { ...common, ...own };
}

function commonView(slide: Slide, lesson: Lesson, { words, text }: ViewTools, isFirst: boolean): SlideView {
  const bodyHtml = optional(slide.fields.body, text);
  const title = slide.title && text.plain(slide.title);
  const lessonTitle = text.plain(lesson.title);
  return {
    words: words.page,
    id: slide.id,
    headingId: headingId(slide.id),
    label: title === lessonTitle ? null : lessonTitle,
    titleHtml: slide.title ? text.inline(slide.title) : text.inline(lesson.title),
    titleHidden: slide.title === undefined,
    bodyHtml,
    fields: ownFields(slide, text),
    lead: slide.type === 'text' && bodyHtml !== null && hasLead(bodyHtml),
    media: mediaView(slide.question ? {} : slide.media, text, words, isFirst),
  };
}

function ownFields({ type, fields }: Slide, text: TextRenderer): Record<string, string | null> {
  const keys = Object.keys(slideTypes.find(({ name }) => name === type)?.keys ?? {});
  const shown = keys.map((key): [string, string | null] => {
    const field = fields[key];
    return [key, typeof field === 'string' ? field : optional(field, text)];
  });
  return Object.fromEntries(shown);
}

type OwnView = (planned: PlannedSlide, tools: ViewTools, common: SlideView) => Record<string, unknown>;

/** What single slide types add to, or change in, the view that all slides have. */
const ownViews: Record<string, OwnView> = {
  title: ({ slide }, { plan: { course, facts }, text }) => ({
    label: course.publisher?.name ?? null,
    titleHtml: text.inline(slide.title ?? course.title),
    titleHidden: false,
    facts,
  }),
  outcomes: ({ slide, lesson }, { plan: { course }, words, text }) => ({
    ...titled(slide, text, say(words, 'outcomes_title')),
    outcomes: course.outcomes
      .filter(({ id }) => lesson.outcomes.length === 0 || lesson.outcomes.includes(id))
      .map(({ text: outcome }) => ({ html: text.inline(outcome) })),
  }),
  recap: ({ slide }, { words, text }) => labelled(slide, text, say(words, 'recap')),
  hook: ({ slide }, { words, text }, { label }) => {
    const { style } = slide.fields;
    return typeof style === 'string' ? labelled(slide, text, say(words, style)) : { label };
  },
  concept: ({ slide }, { words, text }) => ({
    ...labelled(slide, text, say(words, 'concept')),
    rows: ['what', 'used_for', 'simply', 'why', 'remember'].flatMap((name) => {
      const html = optional(slide.fields[name], text);
      return html === null ? [] : [{ name: name.replace('_', '-'), label: say(words, name), html }];
    }),
  }),
  summary: ({ slide }, { words, text }, { label }) => ({
    label,
    ...titled(slide, text, say(words, 'summary')),
  }),
  credit: ({ slide }, { plan: { course }, words, text }) => ({
    label: course.publisher || slide.title ? say(words, 'credit') : null,
    ...titled(
      slide,
      text,
      course.publisher ? say(words, 'by', { name: course.publisher.name }) : say(words, 'credit'),
    ),
    license: course.license ?? null,
  }),
  quiz: ({ slide }, tools, common) => quizView(slide, tools, common),
};

/** The title, or words of ours where the author gave none. */
function titled(slide: Slide, text: TextRenderer, otherwise: string): Record<string, unknown> {
  return { titleHtml: slide.title ? text.inline(slide.title) : escapeText(otherwise), titleHidden: false };
}

/** A label in the margin, but not where the title says the same. */
function labelled(slide: Slide, text: TextRenderer, label: string): Record<string, unknown> {
  return slide.title && text.plain(slide.title) === label
    ? { label: null }
    : { label, ...titled(slide, text, label) };
}

function quizView(slide: Slide, tools: ViewTools, common: SlideView): Record<string, unknown> {
  const { words, text } = tools;
  const { quiz } = slide;
  if (!quiz) throw new Error(`${slide.id} is no quiz`);
  const oneByOne = quiz.layout === 'one_by_one';
  const label = say(words, 'quiz');
  const facts = {
    questions: 'questions',
    pass: 'to_pass',
    time: 'time',
    attempts: 'attempts',
    answers: 'answers',
    counts: 'score',
    wait: 'next_attempt',
    final: 'result',
  };
  return {
    label: text.plain(quiz.title) === label ? null : label,
    titleHtml: text.inline(quiz.title),
    titleHidden: false,
    bodyHtml: quiz.intro ? text.blocks(quiz.intro) : common.bodyHtml,
    facts: Object.entries(facts).map(([name, key]) => ({ name, label: say(words, key) })),
    oneByOne,
    timed: quiz.timeLimit !== undefined,
    extraTime: quiz.extraTime !== undefined,
    longList: askedCount(quiz) > longestQuestionList,
    questions: questionsOf(quiz).map((question) =>
      questionView(question, tools, {
        practice: false,
        topHeading: oneByOne,
        ownCheck: !oneByOne && quiz.reveal === 'after_each',
      }),
    ),
  };
}

interface QuestionSetting {
  practice: boolean;
  topHeading?: boolean;
  ownCheck?: boolean;
}

function questionView(
  question: Question,
  { plan, words, text, renderAnswer }: ViewTools,
  { practice, topHeading = true, ownCheck = false }: QuestionSetting,
): QuestionView {
  const type = plan.questionTypes.get(question.type);
  if (!type) throw new Error(`no question type ${question.type}`);
  const lang = question.lang ?? null;
  const media = mediaView(question.media, text, words, false);
  const { image: _, ...withoutImage } = question.media;
  const renderer: ViewRenderer = {
    ...text,
    part: (content) => partView(content, text, words),
    say: (key, values) => say(words, key, values),
    image: media.image,
    blanks: (blocks, ids, make) => renderBlanks(blocks, ids, make, text),
  };
  const answer = { ...type.view(question.fields, renderer), words: words.page, fullId: question.fullId };
  return {
    words: words.page,
    fullId: question.fullId,
    type: question.type,
    practice,
    label: say(words, practice ? 'practice' : 'question'),
    topHeading,
    headingId: practice ? headingId(question.id) : null,
    stemHtml: text.inline(question.stem),
    media: type.ownsImage ? mediaView(withoutImage, text, words, false) : media,
    answerHtml: renderAnswer(question.type, answer),
    ownCheck,
    lang,
    direction: lang && directionOf(lang),
  };
}

function optional(field: Text | string | undefined, text: TextRenderer): string | null {
  return typeof field === 'object' ? text.blocks(field) : null;
}

/** A short first paragraph with more behind it. */
function hasLead(html: string): boolean {
  const [whole, inside = ''] = /^\s*<p>([^]*?)<\/p>\s*/.exec(html) ?? [];
  if (whole === undefined || whole.length >= html.length) return false;
  return inside.replace(/<[^>]*>/g, '').length <= longestLead && !/<(img|figure)\b/.test(inside);
}

/** Words of ours as HTML. */
export function escapeText(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
