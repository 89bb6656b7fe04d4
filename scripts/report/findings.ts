import type { BuiltCourse } from '../compile/build.ts';
import { reportOfClass } from '../diagnostics/catalogue/report.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quizzesOf } from '../log/facts.ts';
import { quizValue } from '../state/progress.ts';
import type { ClassResult, Classroom } from './class.ts';
import type { Played } from './played.ts';

const percent = (share: number) => Math.round(share * 10_000) / 100;

/** What is wrong, and what tells it from others of its name at the same place. */
interface Fault {
  diagnostic: Diagnostic;
  which?: string;
}

/** What keeps learners from getting what they have earned, each fault once, in whatever packages and LMSs it shows. */
export function findFaults(
  built: BuiltCourse,
  rooms: readonly Classroom[],
  classes: readonly ClassResult[],
): Diagnostic[] {
  const [first] = rooms;
  const plain = (diagnostic: Diagnostic): Fault => ({ diagnostic });
  const found: Fault[] = [
    ...(first ? questionFaults(built, first.played) : []).map(plain),
    ...(classes.some(({ numbersAnswers }) => numbersAnswers) ? sharedColumns(built) : []).map(plain),
    ...(rooms.some(({ launch }) => launch?.fromLms) ? sharedActivities(built) : []).map(plain),
    ...classes.flatMap((each, index) => {
      const room = rooms[index];
      return room ? classFaults(built, room, each) : [];
    }),
  ];
  const keys = found.map(({ diagnostic: { name, place }, which = '' }) =>
    [name, place.file, place.line, place.column, which].join(' '),
  );
  return found.flatMap(({ diagnostic }, index) =>
    keys.indexOf(keys[index] ?? '') === index ? [diagnostic] : [],
  );
}

/** Questions whose best answer is worth too little, or can't be handed in. */
function questionFaults({ plan }: BuiltCourse, { questions, rulesOf, samplesOf }: Played): Diagnostic[] {
  const planned = plan.slides.flatMap((slide) => slide.questions);
  return planned.flatMap(({ question }): Diagnostic[] => {
    const data = questions.get(question.fullId);
    if (!data) return [];
    const { key, partial, required } = data;
    const id = question.fullId;
    const rules = rulesOf(data.type);
    const { right } = samplesOf(data);
    // What the state gives back is what is graded.
    const kept = rules.unpack(key, rules.pack(key, right));
    const share = kept === undefined ? 0 : rules.grade(key, kept, partial).share;
    const whole = kept !== undefined && rules.isAnswered(key, kept) && rules.isWhole?.(key, kept) !== false;
    if (required && !whole) return [reportOfClass('question-cannot-be-submitted', question.place, { id })];
    if (rules.graded !== false && share < 1)
      return [reportOfClass('question-without-full-points', question.place, { id, best: percent(share) })];
    return [];
  });
}

/** A column belongs to one question; where the places of draws are numbered, theirs are shared on purpose. */
function sharedColumns({ plan }: BuiltCourse): Diagnostic[] {
  const owners = new Map<number, string>();
  return plan.slides
    .flatMap(({ questions }) => questions)
    .flatMap(({ question: { fullId: id, place }, index }): Diagnostic[] => {
      if (plan.interactions[index] !== plan.names.bornAsFull(id)) return [];
      const other = owners.get(index);
      if (other !== undefined) return [reportOfClass('questions-share-column', place, { id, other, index })];
      owners.set(index, id);
      return [];
    });
}

/** Statements name a question by an activity, which derives from what it was called at birth. */
function sharedActivities({ plan }: BuiltCourse): Diagnostic[] {
  const owners = new Map<string, string>();
  return plan.slides
    .flatMap(({ questions }) => questions)
    .flatMap(({ question: { fullId: id, place } }): Diagnostic[] => {
      const born = plan.names.bornAsFull(id);
      const other = owners.get(born);
      owners.set(born, other ?? id);
      return other === undefined
        ? []
        : [reportOfClass('questions-share-activity', place, { id, other, born })];
    });
}

function classFaults(built: BuiltCourse, { played }: Classroom, result: ClassResult): Fault[] {
  const { course } = built.plan;
  const where = `${result.lms.map(({ title }) => title).join(', ')} (${result.target})`;
  const thorough = result.learners.filter((each) => each.thorough);
  return [
    ...outOfReach(built, played, result).map((diagnostic) => ({ diagnostic })),
    ...thorough
      .filter(({ gradebook }) => !gradebook.complete)
      .map(({ about, missing }) => ({
        diagnostic: reportOfClass('learner-never-completes', course.places.completion ?? course.place, {
          learner: about,
          missing,
          where,
        }),
      })),
    ...result.learners.flatMap(({ refused, statements }) => [
      ...refused.map((each) => ({
        diagnostic: reportOfClass('value-refused-by-lms', course.place, { ...each, where }),
        which: each.element.replace(/\d+/g, 'n'),
      })),
      ...(statements?.refused ?? []).map((reason) => ({
        diagnostic: reportOfClass('statement-refused-by-lrs', course.place, { reason, where }),
        which: reason,
      })),
      ...(statements?.findings ?? []).map((finding) => ({
        diagnostic: reportOfClass('statement-breaks-rule', course.place, { finding, where }),
        // Of each verb and rule once, whatever it is about.
        which: finding.split(': ', 2).join(': '),
      })),
    ]),
  ];
}

/** Pass marks that the best of the class did not reach, though every answer was right. */
function outOfReach({ plan }: BuiltCourse, { course: played }: Played, result: ClassResult): Diagnostic[] {
  const { course } = plan;
  const [best] = result.learners.filter((each) => each.thorough);
  const progress = result.progress.get(best?.name ?? '');
  if (!best || !progress) return [];
  const quizzes = quizzesOf(played).flatMap(({ id, quiz, field }): Diagnostic[] => {
    const value = quizValue(progress, field);
    if (quiz.passMark === undefined || quiz.points === 0 || value.submitted === 0 || value.passed) return [];
    const place = plan.slides.find(({ slide }) => slide.id === id)?.quiz?.place ?? course.place;
    const values = { what: `the quiz \`${id}\``, mark: percent(quiz.passMark), best: value.best };
    return [reportOfClass('score-out-of-reach', place, values)];
  });
  const { passMark } = played;
  if (passMark === undefined || best.score === undefined || best.score >= percent(passMark)) return quizzes;
  const place = course.places['score.pass_mark'] ?? course.place;
  const values = { what: 'the course', mark: percent(passMark), best: best.score };
  return [...quizzes, reportOfClass('score-out-of-reach', place, values)];
}
