import type { z } from 'zod';
import type { Text } from '../../course/course.ts';
import type { RevealWhen } from '../../course/quiz-words.ts';
import type { TargetKeys } from '../../course/schema/publish.ts';
import type { QuizRules } from '../../course/schema/quiz.ts';
import { reportCourse } from '../../diagnostics/catalogue/course.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import type { QuestionAuthor } from '../../questions/author.ts';
import type { SourceFs } from '../files.ts';
import { Shelf } from '../media.ts';
import type { Node } from './node.ts';
import type { ReadQuestion } from './question.ts';

/** What a quiz makes of a question's own tries and hints. */
export interface AskingQuiz {
  reveal: RevealWhen;
  /** How often the question may be checked, where it doesn't say it itself. */
  tries: number;
}

/** What may be said to `loadCourse` beside the files. */
export interface LoadOptions {
  questionTypes: readonly QuestionAuthor[];
  /** Targets that `publish` can name; the first is the default. */
  targets: readonly TargetKeys[];
  /** Name of the course's folder, where the file system knows it. */
  folderName?: string;
}

/** All that the steps of one loading share. */
export class Loading {
  readonly diagnostics: Diagnostic[] = [];
  readonly shelf: Shelf;
  readonly questionTypes: ReadonlyMap<string, QuestionAuthor>;
  /** Ids of the course's outcomes; `undefined` where they could not be read. */
  outcomes: readonly string[] | undefined;
  /** Outcomes that something names. */
  readonly taught = new Set<string>();
  allowHosts: readonly string[] = [];
  language = 'en';
  /** Quizzes whose pass mark is written, but wrong. */
  readonly badPassMarks = new Set<string>();
  /** The pass mark that holds for quizzes without one is written, but wrong. */
  badDefaultPassMark = false;
  /** What holds for quizzes that don't say it themselves. */
  defaults: Partial<QuizRules> = {};
  /** The questions of each bank, by its id. */
  readonly banks = new Map<string, readonly ReadQuestion[]>();
  /** All questions of all banks, by id. */
  readonly bankQuestions = new Map<string, ReadQuestion>();
  /** Whether every bank is known by its id; a file that couldn't be read may be any. */
  allBanksRead = true;
  /** Whether every question of every bank is known by its id. */
  allBankQuestionsRead = true;
  /** Banks that may have more questions than could be read. */
  readonly partialBanks = new Set<string>();
  /** By question of a bank: the quizzes that ask it, as far as its tries and hints are concerned. */
  readonly asking = new Map<ReadQuestion, AskingQuiz[]>();
  /** Banks and questions that some quiz takes, or may take. */
  readonly usedBanks = new Set<string>();
  readonly usedQuestions = new Set<string>();
  readonly #told = new Set<string>();
  readonly #schemas = new Map<string, z.ZodObject>();
  readonly #linked = new Set<string>();
  readonly #ids = new Map<string, { what: string; place: Place }>();

  constructor(
    readonly fs: SourceFs,
    readonly options: LoadOptions,
  ) {
    this.shelf = new Shelf(fs);
    this.questionTypes = new Map(options.questionTypes.map((type) => [type.type, type]));
  }

  /** Notes a finding. */
  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  /** Notes a finding that may come up again wherever a question is asked. */
  reportOnce(diagnostic: Diagnostic): void {
    const key = JSON.stringify([diagnostic.name, diagnostic.place, diagnostic.message]);
    if (!this.#told.has(key)) this.report(diagnostic);
    this.#told.add(key);
  }

  /** A schema that many nodes share, made once. */
  schema(name: string, make: () => z.ZodObject): z.ZodObject {
    const made = this.#schemas.get(name) ?? make();
    this.#schemas.set(name, made);
    return made;
  }

  /** Gives out an id of the course's one name space; reports one that is already taken. */
  claim(id: string, what: string, place: Place): void {
    const taken = this.#ids.get(id);
    if (taken === undefined) {
      this.#ids.set(id, { what, place });
      return;
    }
    const other = `a ${taken.what} in ${taken.place.file}, line ${taken.place.line}`;
    this.report(
      reportCourse('id-used-twice', place, { id, what, other }, [
        { place: taken.place, message: 'here first' },
      ]),
    );
  }

  /** Notes which files a text names, so that they can be looked at before it is rendered. */
  noteLinks({ markdown }: Text): void {
    for (const [, target = ''] of markdown.matchAll(linkTarget)) {
      try {
        if (!/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(target)) this.#linked.add(decodeURIComponent(target));
      } catch {
        // A stray percent sign: no file has such a name, and the link's own check reports it.
      }
    }
  }

  /** Looks at the files that texts name; whether one is shown or linked to is seen when the text is rendered. */
  async fetchLinked(): Promise<void> {
    for (const name of this.#linked) {
      await this.shelf.fetch(name, 'image');
      await this.shelf.fetch(name, 'file');
    }
  }

  /** Looks at every file that the node's maps name as `file`, since each may be a text. */
  async fetchTexts({ data }: Node): Promise<void> {
    const names: string[] = [];
    collectFiles(data, names);
    for (const name of names) await this.shelf.fetch(name, 'text');
  }
}

/** Targets of links and images (`](target`) and of reference definitions (`[name]: target`); a few too many do no harm. */
const linkTarget = /(?:\]\(\s*|^[ \t>]*\[[^\]\n]+\]:\s*)<?([^\s<>()]+)/gm;

function collectFiles(data: unknown, names: string[]): void {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    if (key === 'file' && typeof value === 'string') names.push(value.trim());
    else collectFiles(value, names);
  }
}
