import type { Text } from '../../course/course.ts';
import type { QuestionReader } from '../author.ts';
import type { Ignorable } from './compare.ts';
import { onlyBlank } from './key.ts';
import { longestText, type RawBlank, type RawFillIn } from './schema.ts';

export type Path = readonly (string | number)[];

/** A text and where it stands below the question's map. */
export interface At {
  text: string;
  path: Path;
}

export interface TypedFields {
  id: string;
  /** The blank itself: a text, a list or a map. */
  path: Path;
  accept: At[];
  ignore: Ignorable[];
  typos: number;
  /** As the author gave it. */
  maxLength?: number;
  foreseen: (At & { feedback: Text })[];
}

export interface PickFields {
  id: string;
  path: Path;
  /** Which of the keys that make it what it is the author gave. */
  has: string[];
  choices: { id: string; text: Text; feedback?: Text }[];
  /** As the author wrote it: it may name what is no choice until it was checked. */
  answer?: string;
}

export type BlankFields = TypedFields | PickFields;

/** A fill-in question as the author wrote it. */
export interface FillInFields {
  /** Which of the keys that go together the author gave. */
  given: { accept: boolean; text: boolean; blanks: boolean };
  text?: Text;
  /** In the author's order. */
  blanks: BlankFields[];
  /** Further words, in the author's order. */
  bank?: At[];
  /** Keys that concern typed text; `blank`: they stand in a blank to pick from. */
  typingKeys: { path: Path; key: string; blank?: string }[];
}

export const isPickFields = (blank: BlankFields): blank is PickFields => 'choices' in blank;

/** Characters that can be typed into a blank (UTF-16 units, as browsers count them). */
export function lengthOf({ accept, maxLength }: TypedFields): number {
  const longest = Math.max(...accept.map(({ text }) => text.length), 0);
  return maxLength ?? Math.min(longestText, Math.max(20, 2 * longest));
}

const typingKeys = ['ignore', 'typos', 'max_length'] as const;
const sorted = (ignore: readonly Ignorable[]) => [...new Set(ignore)].sort();

/** The schema's output and the author's texts as fields. */
export function readFillIn(raw: RawFillIn, reader: QuestionReader): FillInFields {
  const fields: FillInFields = {
    given: {
      accept: raw.accept !== undefined,
      text: raw.text !== undefined,
      blanks: raw.blanks !== undefined,
    },
    blanks: [],
    typingKeys: [],
  };
  const blankText = raw.text && reader.optionalText(['text']);
  if (blankText) fields.text = blankText;
  if (raw.word_bank) fields.bank = raw.word_bank.map((text, index) => ({ text, path: ['word_bank', index] }));
  for (const key of typingKeys) if (raw[key] !== undefined) fields.typingKeys.push({ path: [key], key });
  const blanks: [string, Path, RawBlank][] = (raw.blanks ?? []).map(([id, blank]) => [
    id,
    ['blanks', id],
    blank,
  ]);
  if (raw.accept !== undefined) blanks.unshift([onlyBlank, ['accept'], raw.accept]);
  for (const [id, path, blank] of blanks) fields.blanks.push(readBlank(id, path, blank, raw, reader, fields));
  return fields;
}

function readBlank(
  id: string,
  path: Path,
  raw: RawBlank,
  common: RawFillIn,
  reader: QuestionReader,
  fields: FillInFields,
): BlankFields {
  const picksFrom = typeof raw === 'object' && 'choices' in raw ? raw.choices : undefined;
  const note = (key: string) =>
    fields.typingKeys.push({ path: [...path, key], key, ...(picksFrom ? { blank: id } : {}) });
  if (typeof raw === 'string' || Array.isArray(raw))
    return readTyped(id, path, path, [raw].flat(), {}, common, reader);
  for (const key of typingKeys) if (raw[key] !== undefined) note(key);
  if (picksFrom && raw.feedback !== undefined) note('feedback');
  if ('text' in raw) return readTyped(id, path, [...path, 'text'], raw.text, raw, common, reader);
  const has = (['accept', 'choices', 'answer'] as const).filter((key) => raw[key] !== undefined);
  if (raw.choices === undefined && raw.answer === undefined)
    return readTyped(id, path, [...path, 'accept'], raw.accept ?? [], raw, common, reader);
  return {
    id,
    path,
    has,
    choices: (raw.choices ?? []).map(([choice, said]) => {
      const at = [...path, 'choices', choice];
      const feedback = said.feedback && reader.optionalText([...at, 'feedback']);
      return { id: choice, text: reader.text(at), ...(feedback ? { feedback } : {}) };
    }),
    ...(raw.answer === undefined ? {} : { answer: raw.answer }),
  };
}

type OwnRules = Pick<Exclude<RawBlank, string | string[]>, 'ignore' | 'typos' | 'max_length' | 'feedback'>;

function readTyped(
  id: string,
  path: Path,
  acceptPath: Path,
  accept: readonly string[],
  own: OwnRules,
  common: RawFillIn,
  reader: QuestionReader,
): TypedFields {
  const maxLength = own.max_length ?? common.max_length;
  return {
    id,
    path,
    accept: accept.map((text, index) => ({ text, path: [...acceptPath, index] })),
    ignore: sorted(own.ignore ?? common.ignore ?? ['case', 'spaces']),
    typos: own.typos ?? common.typos ?? 0,
    ...(maxLength === undefined ? {} : { maxLength }),
    foreseen: (own.feedback ?? []).map(([typed]) => ({
      text: typed,
      path: [...path, 'feedback', typed],
      feedback: reader.text([...path, 'feedback', typed]),
    })),
  };
}
