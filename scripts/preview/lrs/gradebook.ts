import type { AnswerRow } from '../stand-in.ts';
import type { LrsGradebook, ShownStatement } from '../messages.ts';
import type { Judged } from './judge.ts';
import { cmi5Category } from './rules/reading.ts';

/** A stored statement as far as it is shown; whatever is missing is `undefined`. */
interface Read {
  id: string;
  timestamp?: string;
  verb?: { id?: string };
  object?: {
    id?: string;
    definition?: { name?: Record<string, string>; correctResponsesPattern?: string[] };
  };
  result?: {
    score?: { scaled?: number; raw?: number; max?: number };
    success?: boolean;
    response?: string;
  };
  context?: { contextActivities?: { category?: { id: string }[] } };
}

const lastPart = (iri: string) => iri.replace(/[/#]$/, '').replace(/.*[/#]/, '');
const verbOf = ({ verb }: Read) => lastPart(verb?.id ?? '');

/** A statement in a few words. */
export function shownStatement({ statement, findings }: Judged): ShownStatement {
  const read = statement as unknown as Read;
  const { object, result = {} } = read;
  const { score, success, response } = result;
  const [name] = Object.values(object?.definition?.name ?? {});
  return {
    id: statement.id,
    at: read.timestamp ?? statement.stored,
    verb: verbOf(read),
    object: name ?? lastPart(object?.id ?? ''),
    result: [
      ...(score?.scaled === undefined ? [] : [`score ${score.scaled}`]),
      ...(success === undefined ? [] : [success ? 'success' : 'no success']),
      ...(response === undefined ? [] : [`response ${JSON.stringify(response)}`]),
    ].join(', '),
    findings,
    whole: statement,
  };
}

/** What lets a learner move on, by `moveOn` (cmi5 13.1.4). */
const satisfies: Record<string, (has: (verb: string) => boolean) => boolean> = {
  Passed: (has) => has('passed'),
  Completed: (has) => has('completed'),
  CompletedAndPassed: (has) => has('completed') && has('passed'),
  CompletedOrPassed: (has) => has('completed') || has('passed'),
  NotApplicable: () => true,
};

/**
 * What an LMS makes of a learner's statements: those about the course's activity alone, and in cmi5 only those that the
 * standard defines (9.6.2.1).
 * @param moveOn of cmi5; absent: Tin Can, where nothing but the statements is agreed upon
 */
export function lrsGradebook(
  judged: readonly Judged[],
  { activityId, moveOn }: { activityId: string; moveOn?: string },
): LrsGradebook {
  const all = judged.map(({ statement }) => statement as unknown as Read);
  const own = all.filter(
    ({ object, context }) =>
      object?.id === activityId &&
      (moveOn === undefined ||
        context?.contextActivities?.category?.some(({ id }) => id === cmi5Category) === true),
  );
  const has = (verb: string) => own.some((each) => verbOf(each) === verb);
  const verdict = has('passed') ? 'passed' : has('failed') ? 'failed' : 'unknown';
  const scores = own.filter((each) => verdict === 'unknown' || verbOf(each) === verdict);
  const scaled = scores.flatMap(({ result }) => result?.score?.scaled ?? []).at(-1);
  return {
    completed: has('completed'),
    success: verdict,
    ...(scaled === undefined ? {} : { scaled }),
    ...(moveOn === undefined ? {} : { moveOn, satisfied: satisfies[moveOn]?.(has) ?? false }),
    answers: all.filter((each) => verbOf(each) === 'answered').map(answerRow),
  };
}

function answerRow({ object, result }: Read, index: number): AnswerRow {
  const { success, response = '' } = result ?? {};
  return {
    index,
    id: lastPart(object?.id ?? ''),
    response,
    right: (object?.definition?.correctResponsesPattern ?? []).join(', '),
    result: success === undefined ? '' : success ? 'correct' : 'wrong',
  };
}
