import type { z } from 'zod';
import type { Text } from '../course/course.ts';
import type { Catalogue, Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { QuestionRules } from './rules.ts';

/** Reads what stands in the author's file below one question; paths are relative to the question's map. */
export interface QuestionReader {
  /** The text at a path: itself, its long form's `text`, or the file that it names. */
  text(path: readonly (string | number)[]): Text;
  /** Like `text`, `undefined` where nothing stands there. */
  optionalText(path: readonly (string | number)[]): Text | undefined;
  /** Place of the value at a path, or of its nearest ancestor that exists. */
  place(path: readonly (string | number)[]): Place;
}

/** Turns Markdown into HTML; findings go to the build's diagnostics. */
export interface TextRenderer {
  inline(text: Text): string;
  blocks(text: Text): string;
  /** Without any markup, for titles and reports. */
  plain(text: Text): string;
}

/**
 * The compiler's side of a question type; with `rules`, `learner.ts` and a template it is the whole type.
 * `R`: what the schema reads; `F`: the type's fields in the course; `K`: the answer key (plain JSON).
 */
export interface QuestionAuthor<R = unknown, F = unknown, K = unknown> {
  type: string;
  /** One line for `coursewright help`. */
  about: string;
  /** Keys of this type alone; the keys of every question are added by the compiler. */
  schema: z.ZodObject;
  /** The type's own diagnostics; they join the catalogue through the list. */
  diagnostics: Catalogue;
  read(raw: R, reader: QuestionReader): F;
  /** What a schema can't say. */
  check(fields: F, reader: QuestionReader): Diagnostic[];
  key(fields: F, text: TextRenderer): K;
  /** The part of the key whose change makes another question of it (format 1, "Revision"): plain JSON. */
  meaning(fields: F): unknown;
  /** Ids of the parts of an answer, in the order in which the state keeps them. */
  parts(fields: F): string[];
  /** All that the template may use beside the common fields of a question. */
  view(fields: F, text: TextRenderer): Record<string, unknown>;
  /** HTML that is shown only after a check, by part. */
  partFeedback(fields: F, text: TextRenderer): Record<string, string>;
  rules: QuestionRules<K, unknown>;
}

/** Keeps the three types together while a type's file is written, and forgets them for the list. */
export function defineQuestionType<R, F, K, A>(
  author: Omit<QuestionAuthor<R, F, K>, 'rules'> & { rules: QuestionRules<K, A> },
): QuestionAuthor {
  return author;
}
