import type { z } from 'zod';
import type { MediaView } from '../compile/media-view.ts';
import type { PartView } from '../compile/part-view.ts';
import type { Media, PartContent, Text } from '../course/course.ts';
import type { Catalogue, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { QuestionRules } from './rules.ts';

type Path = readonly (string | number)[];

/** Reads what stands in the author's file below one question; paths are relative to the question's map. */
export interface QuestionReader {
  /** The text at a path: itself, its long form's `text`, or the file that it names. */
  text(path: Path): Text;
  /** Like `text`, `undefined` where nothing stands there. */
  optionalText(path: Path): Text | undefined;
  /** What a part shows: a text, or a long form with `text` (or `file`), `image` and `audio`, one of them at least. */
  part(path: Path): Promise<PartContent>;
  /** Place of the value at a path, or of its nearest ancestor that exists. */
  place(path: Path): Place;
  /** Place of the key at the end of a path. */
  placeOfKey(path: Path): Place;
}

/** What stands around the type's own fields, for its checks. */
export interface Asked {
  stem: Text;
  media: Media;
  /** Whether learners see its parts in another order each. */
  shuffled: boolean;
  partial: boolean;
}

/** Turns Markdown into HTML; findings go to the build's diagnostics. */
export interface TextRenderer {
  inline(text: Text): string;
  blocks(text: Text): string;
  /** Without any markup, for titles and reports. */
  plain(text: Text): string;
}

/** What an answer key is made with. */
export interface KeyRenderer extends TextRenderer {
  /** One of the page's words (`templates/strings/`, `page`), for texts that the author leaves to the player. */
  say(key: string, values?: Record<string, string | number>): string;
}

/** What a question's template is made with. */
export interface ViewRenderer extends KeyRenderer {
  /** A part's text as HTML and its media, as `templates/parts/part.hbs` shows them. */
  part(content: PartContent): PartView;
  /** The question's picture, for types that show it themselves (`ownsImage`). */
  image: MediaView['image'];
  /**
   * Text in blocks with places for answers in it: each `[[id]]` whose id is among `ids` becomes `make(id)` (HTML),
   * also within code; all else is Markdown as always.
   */
  blanks(text: Text, ids: readonly string[], make: (id: string) => string): string;
}

/** A question that shows what the type does, for the docs: as an author writes it, and an answer to it. */
export interface Example<A> {
  /** The question's keys, `id` and `stem` included. */
  yaml: string;
  answer: A;
}

/** Answers for whoever plays a course without a learner: the preview's panel, a simulated class. */
export interface Samples<A> {
  /** Earns all points; where nothing is right or wrong: an answer. */
  right: A;
  /** Earns less than all of them, if the question lets anybody be wrong. */
  wrong?: A;
}

/** One of the answers to pick from, as the linter looks at them. */
export interface PickedFrom {
  id: string;
  content: PartContent;
  feedback?: Text;
  right: boolean;
  /** Keeps its place when the others are shuffled. */
  pinned: boolean;
}

/** What the linter sees of a question beyond its stem, where the type is one to pick from. */
export interface Picking {
  /** In the author's order; empty for a statement that is true or false. */
  choices: PickedFrom[];
  /** Whether several are to be picked. */
  multiple: boolean;
  /** Whether the stem is a statement, and a true one. */
  statement?: boolean;
}

/**
 * The compiler's side of a question type; with `rules`, `learner.ts` and a template it is the whole type.
 * `R`: what the schema reads; `F`: the type's fields in the course; `K`: the answer key (plain JSON).
 */
export interface QuestionAuthor<R = unknown, F = unknown, K = unknown, A = unknown> {
  type: string;
  /** One line for `coursewright help`. */
  about: string;
  /** Keys of this type alone; the keys of every question are added by the compiler. */
  schema: z.ZodObject;
  /** The type's own diagnostics; they join the catalogue through the list. */
  diagnostics: Catalogue;
  read(raw: R, reader: QuestionReader): F | Promise<F>;
  /** What a schema can't say. */
  check(fields: F, reader: QuestionReader, asked: Asked): Diagnostic[];
  /** Whether its one right choice is the longest; `undefined`: it has none to compare. A quiz where all are is told. */
  isLongestRight?(fields: F): boolean | undefined;
  /** What can be picked, for types that let learners pick: the linter's rules about choices look at it. */
  picking?(fields: F): Picking;
  key(fields: F, text: KeyRenderer): K;
  /** The part of the key whose change makes another question of it (format 1, "Revision"): plain JSON. */
  meaning(fields: F): unknown;
  /** Ids of the parts of an answer, in the order in which the state keeps them. */
  parts(fields: F): string[];
  /** All that the template may use beside the common fields of a question. */
  view(fields: F, text: ViewRenderer): Record<string, unknown>;
  /** What learners read beside stem and parts, as HTML, for pages without fields to answer in. */
  reading?(fields: F, text: TextRenderer): string;
  /** HTML that is shown only after a check, by part. */
  partFeedback(fields: F, text: TextRenderer): Record<string, string>;
  /** Whether its own template shows the question's `image`, which then doesn't stand above the answer. */
  ownsImage?: true;
  rules: QuestionRules<K, A>;
  /** A right answer to a key, and a wrong one. */
  sample(key: K): Samples<A>;
  example: Example<A>;
}

/** Keeps the types together while a type's file is written, and forgets them for the list. */
export function defineQuestionType<R, F, K, A>(author: QuestionAuthor<R, F, K, A>): QuestionAuthor {
  return author;
}
