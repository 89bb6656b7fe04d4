import type { Quiz } from '../../course/course.ts';
import type { Plan, PlannedQuestion } from '../../compile/plan.ts';
import type { KeyRenderer } from '../../questions/author.ts';
import { bytesOf, longestAnswer } from '../../questions/longest-response.ts';
import { placeName } from '../../release/lock.ts';
import type { Setting } from '../../tracking/scorm-values.ts';
import { interactionElements, scoreElements, type Detail } from './cmi.ts';

/** What a browser adds to each field of a form that it sends: boundary, header, line ends. Measured in Chromium. */
const bytesOfField = 88;
/** The LMS's own fields: activity, attempt, session key and the like. */
const bytesOfRequest = 700;
/** A note about extra time, one an attempt. */
const bytesOfNote = 250;
const mostNotes = 10;
const longestLatency = 359_999.99;

/** Moodle writes each point of a name as `__`, and `N` before an index. */
const bytesOfName = (element: string) =>
  element.length + (element.match(/\./g)?.length ?? 0) + (element.match(/\.\d+(?=\.)/g)?.length ?? 0);

const bytesOfAll = (settings: readonly Setting[]): number =>
  settings.reduce((sum, [element, value]) => sum + bytesOfField + bytesOfName(element) + bytesOf(value), 0);

/**
 * Bytes of the largest save that a learner of this course can cause in an LMS that sends everything at each commit, as
 * Moodle does: every question answered at its longest, and the state at its longest too.
 */
export function largestSave(plan: Plan, text: KeyRenderer, detail: Detail): number {
  const answers = interactionBytes(plan, (planned) => answerBytes(plan, planned, text, detail));
  return bytesOfRequest + bytesOfAll(single(plan)) + answers + notes(plan);
}

/** Everything that stands once, at its longest; and the objectives. */
function single({ course, slides, resume }: Plan): Setting[] {
  const longestId = Math.max(...slides.map(({ slide }) => slide.id.length));
  return [
    ['cmi.exit', 'suspend'],
    ['cmi.suspend_data', 'A'.repeat(resume.worst)],
    ['cmi.location', 'a'.repeat(longestId)],
    ['cmi.session_time', 'PT999H59M59.99S'],
    ['cmi.total_time', 'PT9999H59M59.99S'],
    ['cmi.progress_measure', '0.3333'],
    ['cmi.completion_status', 'incomplete'],
    ['cmi.success_status', 'passed'],
    ['adl.nav.request', 'suspendAll'],
    ...scoreElements(33.33),
    ...course.outcomes.flatMap(({ id }, index): Setting[] => [
      [`cmi.objectives.${index}.id`, id],
      [`cmi.objectives.${index}.score.scaled`, '0.3333'],
      [`cmi.objectives.${index}.score.raw`, '33.33'],
      [`cmi.objectives.${index}.success_status`, 'passed'],
      [`cmi.objectives.${index}.completion_status`, 'incomplete'],
    ]),
  ];
}

const notes = ({ slides }: Plan): number =>
  slides.reduce(
    (sum, { quiz }) =>
      sum + (quiz?.extraTime === undefined ? 0 : Math.min(mostNotes, quiz.attempts) * bytesOfNote),
    0,
  );

/** Each interaction at its longest; of questions that are drawn, as many as a learner's attempts can draw. */
function interactionBytes(plan: Plan, bytesFor: (planned: PlannedQuestion) => number): number {
  const alone = plan.interactions.map((name, index) => bytesOfAll([[`cmi.interactions.${index}.id`, name]]));
  const whole = [...alone];
  const tell = (index: number, bytes: number) => (whole[index] = Math.max(whole[index] ?? 0, bytes));
  let spared = 0;
  for (const { quiz, questions } of plan.slides) {
    const drawn = quiz ? drawnQuestions(quiz) : new Set<string>();
    for (const planned of questions)
      if (!drawn.has(planned.question.fullId)) tell(planned.index, bytesFor(planned));
    if (!quiz || drawn.size === 0) continue;
    const sizes = questions
      .filter(({ question }) => drawn.has(question.fullId))
      .map((planned) => ({ index: planned.index, bytes: bytesFor(planned) }));
    const count = drawCount(quiz);
    if (plan.lock.interactions) {
      const longest = Math.max(...sizes.map(({ bytes }) => bytes));
      for (let place = 1; place <= count; place++)
        tell(plan.interactions.indexOf(placeName(quiz.id, place)), longest);
      continue;
    }
    for (const { index, bytes } of sizes) tell(index, bytes);
    const most = Math.min(sizes.length, count * quiz.attempts);
    const more = sizes.map(({ index, bytes }) => bytes - (alone[index] ?? 0)).sort((a, b) => b - a);
    spared += more.slice(most).reduce((sum, each) => sum + each, 0);
  }
  return whole.reduce((sum, each) => sum + each, 0) - spared;
}

const drawnQuestions = ({ entries }: Quiz): Set<string> =>
  new Set(
    entries.flatMap((entry) => ('question' in entry ? [] : entry.candidates.map(({ fullId }) => fullId))),
  );

const drawCount = ({ entries }: Quiz): number =>
  entries.reduce((sum, entry) => sum + ('question' in entry ? 0 : entry.count), 0);

function answerBytes(plan: Plan, planned: PlannedQuestion, text: KeyRenderer, detail: Detail): number {
  const { question, index } = planned;
  const type = plan.questionTypes.get(question.type);
  if (!type) throw new Error(`no question type ${question.type}`);
  const key: unknown = type.key(question.fields, text);
  const record = {
    id: question.fullId,
    index,
    type: question.type,
    stem: text.plain(question.stem),
    key,
    answer: undefined,
    share: 0.33,
    points: question.points,
    outcomes: question.outcomes,
    latency: longestLatency,
  };
  return bytesOfAll(
    interactionElements(record, longestAnswer(type.rules, key), longestLatency * 1000, detail),
  );
}
