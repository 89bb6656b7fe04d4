import {
  questionsOf,
  type Course,
  type Image,
  type Lesson,
  type Question,
  type Quiz,
  type Slide,
  type Text,
} from '../course/course.ts';
import type { FindingPlace } from '../diagnostics/finding.ts';
import type { Picking, QuestionAuthor } from '../questions/author.ts';
import { blocksOf, type Block } from './text/markdown.ts';
import { baseOf, wordsOf } from './text/words.ts';

/** What a rule sees: the course, and what several rules look for in it. */
export interface LintView {
  course: Course;
  slides: readonly SeenSlide[];
  quizzes: readonly SeenQuiz[];
  /** Every question once, also those of banks. */
  questions: readonly SeenQuestion[];
  /** Every text that learners read, with its language. */
  texts: readonly SeenText[];
  images: readonly SeenImage[];
  /** What the course allows, and what of that nothing needed; `unneeded` is known when all other rules have run. */
  allows: readonly Allow[];
  unneeded: readonly Allow[];
  ruleNames: readonly string[];
}

export interface SeenSlide {
  slide: Slide;
  lesson: Lesson;
  texts: readonly SeenText[];
  /** Words to read on it, without its quiz. */
  words: number;
}

export interface SeenQuiz {
  quiz: Quiz;
  slide: Slide;
  lesson: Lesson;
  questions: readonly SeenQuestion[];
}

export interface SeenQuestion {
  question: Question;
  /** The outcomes that it asks for: its own, else those of its slide, else the lesson's one. */
  outcomes: readonly string[];
  /** `en` of `en-GB`. */
  language: string;
  stem: SeenText;
  /** What can be picked, of types that let learners pick. */
  picking?: Picking;
  /** Whether an answer is right or wrong and matters: not where a quiz asks for no points. */
  graded: boolean;
  /** The texts of what can be picked, by id. */
  choices: ReadonlyMap<string, SeenText>;
  texts: readonly SeenText[];
}

export type TextRole = 'title' | 'body' | 'stem' | 'choice' | 'feedback' | 'outcome' | 'transcript';

export interface SeenText {
  text: Text;
  role: TextRole;
  /** `en` of `en-GB`. */
  language: string;
  blocks: readonly Block[];
  lesson?: Lesson;
}

export interface SeenImage {
  image: Image;
  place: FindingPlace;
  /** Its caption or the title beside it, as words. */
  beside: readonly string[];
}

/** `# lint-allow RULE: reason`. */
export interface Allow {
  rule: string;
  reason: string;
  place: FindingPlace;
  /** The lines that it holds for. */
  from: number;
  to: number;
}

const wordCount = (texts: readonly SeenText[]) =>
  texts.reduce(
    (sum, { blocks }) => sum + blocks.reduce((all, { words }) => all + wordsOf(words).length, 0),
    0,
  );

/** What a text says, its blocks one after another; nothing where there is none. */
export const plain = (text: SeenText | undefined): string =>
  (text?.blocks ?? [])
    .map(({ words }) => words)
    .join(' ')
    .trim();

/** @param types the question types, for what can be picked */
export function viewOf(
  course: Course,
  types: readonly QuestionAuthor[],
): Omit<LintView, 'allows' | 'unneeded' | 'ruleNames'> {
  const view = new Looking(course, types);
  for (const lesson of course.lessons) view.lesson(lesson);
  for (const bank of course.banks)
    for (const question of bank.questions) view.question(question, course.language, question.outcomes);
  return {
    course,
    slides: view.slides,
    quizzes: view.quizzes,
    questions: [...view.questions.values()],
    texts: view.texts,
    images: view.images,
  };
}

class Looking {
  readonly slides: SeenSlide[] = [];
  readonly quizzes: SeenQuiz[] = [];
  /** By place: a question of a bank stands in each quiz that may ask it. */
  readonly questions = new Map<string, SeenQuestion>();
  readonly texts: SeenText[] = [];
  readonly images: SeenImage[] = [];

  constructor(
    readonly course: Course,
    readonly types: readonly QuestionAuthor[],
  ) {
    this.text(course.title, 'title', course.language);
    if (course.description) this.text(course.description, 'body', course.language);
    for (const { text } of course.outcomes) this.text(text, 'outcome', course.language);
  }

  lesson(lesson: Lesson): void {
    const language = lesson.lang ?? this.course.language;
    this.text(lesson.title, 'title', language, lesson);
    for (const slide of lesson.slides) this.slide(slide, lesson, slide.lang ?? language);
  }

  slide(slide: Slide, lesson: Lesson, language: string): void {
    const before = this.texts.length;
    if (slide.title && !slide.quiz) this.text(slide.title, 'title', language, lesson);
    for (const value of Object.values(slide.fields))
      if (value !== undefined && typeof value !== 'string') this.text(value, 'body', language, lesson);
    this.media(slide, language, lesson, slide.title);
    const own = this.texts.slice(before);
    const outcomes = slide.outcomes.length > 0 ? slide.outcomes : one(lesson.outcomes);
    if (slide.question) this.question(slide.question, language, outcomes, lesson, true);
    if (slide.quiz) this.quiz(slide.quiz, slide, lesson, language);
    this.slides.push({ slide, lesson, texts: own, words: wordCount(own) });
  }

  quiz(quiz: Quiz, slide: Slide, lesson: Lesson, language: string): void {
    this.text(quiz.title, 'title', language, lesson);
    if (quiz.intro) this.text(quiz.intro, 'body', language, lesson);
    const outcomes = slide.outcomes.length > 0 ? slide.outcomes : one(lesson.outcomes);
    const questions = questionsOf(quiz).map((question) =>
      this.question(question, language, outcomes, lesson),
    );
    this.quizzes.push({ quiz, slide, lesson, questions });
  }

  question(
    question: Question,
    around: string,
    outcomes: readonly string[],
    lesson?: Lesson,
    practice = false,
  ): SeenQuestion {
    const { file, line, column } = question.place;
    const key = `${file}:${line}:${column}`;
    const known = this.questions.get(key);
    if (known) return known;
    const language = question.lang ?? around;
    const before = this.texts.length;
    const author = this.types.find(({ type }) => type === question.type);
    const stem = this.text(question.stem, 'stem', language, lesson);
    const { always, correct, partial, incorrect } = question.feedback;
    for (const text of [...question.hints, always, correct, partial, incorrect])
      if (text) this.text(text, 'feedback', language, lesson);
    const picking = author?.picking?.(question.fields);
    const choices = new Map<string, SeenText>();
    for (const { id, content, feedback } of picking?.choices ?? []) {
      if (content.text) choices.set(id, this.text(content.text, 'choice', language, lesson));
      if (content.image) this.image(content.image, []);
      if (feedback) this.text(feedback, 'feedback', language, lesson);
    }
    this.media(question, language, lesson, undefined);
    const seen: SeenQuestion = {
      question,
      language: baseOf(language),
      outcomes: question.outcomes.length > 0 ? question.outcomes : outcomes,
      stem,
      choices,
      graded: author?.rules.graded !== false && (question.points > 0 || practice),
      texts: this.texts.slice(before),
      ...(picking ? { picking } : {}),
    };
    this.questions.set(key, seen);
    return seen;
  }

  media({ media }: Slide | Question, language: string, lesson: Lesson | undefined, title?: Text): void {
    const { image, audio, video } = media;
    if (image) {
      const caption = image.caption && this.text(image.caption, 'body', language, lesson);
      this.image(
        image,
        [caption && plain(caption), title?.markdown].filter((each) => each !== undefined),
      );
    }
    if (audio) this.text(audio.transcript, 'transcript', language, lesson);
    if (video?.transcript) this.text(video.transcript, 'transcript', language, lesson);
  }

  image(image: Image, beside: readonly string[]): void {
    this.images.push({ image, place: image.file.place, beside });
  }

  text(text: Text, role: TextRole, language: string, lesson?: Lesson): SeenText {
    const seen = {
      text,
      role,
      language: baseOf(language),
      blocks: blocksOf(text),
      ...(lesson ? { lesson } : {}),
    };
    this.texts.push(seen);
    return seen;
  }
}

/** What a lesson with one outcome asks is about that one; of several, nobody can say which. */
const one = (outcomes: readonly string[]): readonly string[] => (outcomes.length === 1 ? outcomes : []);
