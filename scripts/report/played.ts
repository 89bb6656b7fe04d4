import type { BuiltCourse } from '../compile/build.ts';
import type { PackageFiles } from '../compile/publish.ts';
import type { PlayerCourse, QuestionData } from '../course/player-course.ts';
import { readSide } from '../diff/side.ts';
import type { Samples } from '../questions/author.ts';
import type { QuestionRules } from '../questions/rules.ts';
import type { FieldList } from '../state/progress.ts';

/** A package as its player reads it, and what its question types know. */
export interface Played {
  course: PlayerCourse;
  list: FieldList;
  /** By full id. */
  questions: ReadonlyMap<string, QuestionData>;
  rulesOf(type: string): QuestionRules<unknown, unknown>;
  samplesOf(question: QuestionData): Samples<unknown>;
  /** An answer to a question, by its full id; where nobody can be wrong, whoever wants to be is right. */
  answerTo(id: string, pick: 'right' | 'wrong'): unknown;
}

/** Reads a built package's own data, so that what is simulated is what learners get. */
export function playedPackage({ plan }: BuiltCourse, { files }: PackageFiles): Played {
  const texts = files.flatMap((file) =>
    'bytes' in file && /\.(json|html)$/.test(file.path)
      ? [[file.path, new TextDecoder().decode(file.bytes)] as const]
      : [],
  );
  const side = readSide(new Map(texts));
  if (!side) throw new Error('the package that was built just now cannot be read');
  const typeOf = (name: string) => {
    const type = plan.questionTypes.get(name);
    if (!type) throw new Error(`no question type ${name}`);
    return type;
  };
  const samplesOf = ({ type, key }: QuestionData) => typeOf(type).sample(key);
  return {
    course: side.course,
    list: side.list,
    questions: side.questions,
    rulesOf: (type) => typeOf(type).rules,
    samplesOf,
    answerTo(id, pick) {
      const question = side.questions.get(id);
      if (!question) throw new Error(`no data for ${id}`);
      const samples = samplesOf(question);
      return samples[pick] ?? samples.right;
    },
  };
}
