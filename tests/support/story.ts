import type { PlayerCourse } from '../../scripts/course/player-course.ts';
import { factsOf } from '../../scripts/log/facts.ts';
import { unpackState } from '../../scripts/state/pack.ts';
import { answerOf, parseField, type FieldList, type Progress } from '../../scripts/state/progress.ts';
import type { Elements } from '../../scripts/preview/stand-in.ts';
import type { Package } from './package.ts';
import type { Learner } from './play.ts';

/** What became of a learner, said without the words of any standard. */
export interface Story {
  status: 'incomplete' | 'completed' | 'passed' | 'failed';
  /** 0..100; absent: none yet. */
  score?: number;
  /** The slide that a return begins with. */
  place: string;
  /** Shares of the questions whose answers are final, by id. */
  answers: Record<string, number>;
}

/** What the learner's record says, where its package keeps it: in an LMS's elements, or in the browser. */
export async function storyOf(learner: Learner, course: Package): Promise<Story> {
  if (learner.reportsToLrs) return storyInStatements(learner, course);
  const stored = learner.stored();
  if ('cmi.core.lesson_status' in stored) return storyOf12(stored);
  if ('cmi.completion_status' in stored) return storyOf2004(stored);
  return storyInBrowser(await keptInBrowser(learner), course);
}

/** What a return would begin with: the saved state, read back by the fields of its package. */
export async function resumeOf(learner: Learner, course: Package): Promise<Story> {
  const state = learner.reportsToLrs
    ? learner.xapi.stateOf(learner.id)
    : (learner.stored()['cmi.suspend_data'] ?? (await keptInBrowser(learner)));
  return storyInBrowser(state, course);
}

const scoreOf = (raw: string | undefined) => (raw === undefined ? {} : { score: Number(raw) });

function storyOf12(stored: Elements): Story {
  return {
    status: stored['cmi.core.lesson_status'] as Story['status'],
    ...scoreOf(stored['cmi.core.score.raw']),
    place: stored['cmi.core.lesson_location'] ?? '',
    answers: answersIn(stored, 'wrong'),
  };
}

/** Completion and success apart; a failed learner who can do nothing more has completed too. */
function storyOf2004(stored: Elements): Story {
  const completion = stored['cmi.completion_status'];
  const success = stored['cmi.success_status'] ?? 'unknown';
  const scaled = stored['cmi.score.scaled'];
  if (scaled !== undefined && Math.abs(Number(scaled) * 100 - Number(stored['cmi.score.raw'])) > 0.01)
    throw new Error(`The scores ${scaled} and ${stored['cmi.score.raw']} differ.`);
  return {
    status: success === 'unknown' ? (completion as Story['status']) : (success as Story['status']),
    ...scoreOf(stored['cmi.score.raw']),
    place: stored['cmi.location'] ?? '',
    answers: answersIn(stored, 'incorrect'),
  };
}

/** The words of a session's statements; where the learner is stands in the state alone. */
function storyInStatements(learner: Learner, course: Package): Story {
  const told = learner.xapi.told(learner.id);
  const verbs = learner.xapi.verbs(learner.id);
  const status = (['passed', 'failed', 'completed'] as const).find((verb) => verbs.includes(verb));
  const best = new Map<string, number>();
  const answers = new Map<string, number>();
  for (const { object, result } of told) {
    const [, kind, id] = /\/(quizzes|questions)\/([\w.]+)$/.exec(object.id) ?? [];
    if (kind === 'quizzes' && result?.score)
      best.set(id ?? '', Math.max(best.get(id ?? '') ?? 0, result.score.raw));
    if (kind === 'questions' && result?.score)
      answers.set(id ?? '', Math.round(result.score.scaled * 100) / 100);
  }
  // Two quizzes that weigh the same; one that was not submitted is worth nothing.
  const score = best.size > 0 ? [...best.values()].reduce((sum, each) => sum + each, 0) / 2 : undefined;
  const judged = told.find(
    ({ object, verb }) => object.id === learner.xapi.activityId && /passed$/.test(verb.id),
  );
  const said = judged?.result.score?.raw;
  if (judged && said !== score) throw new Error(`The scores ${said} and ${score} differ.`);
  return {
    status: status ?? 'incomplete',
    ...(score === undefined ? {} : { score }),
    place: storyInBrowser(learner.xapi.stateOf(learner.id), course).place,
    answers: Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Results of interactions, by id: a word, or the share that was right. */
function answersIn(stored: Elements, wrong: string): Record<string, number> {
  const found: [string, number][] = [];
  for (const [element, result] of Object.entries(stored)) {
    const index = /^cmi\.interactions\.(\d+)\.result$/.exec(element)?.[1];
    if (index === undefined || result === 'neutral') continue;
    const share = result === 'correct' ? 1 : result === wrong ? 0 : Number(result);
    found.push([stored[`cmi.interactions.${index}.id`] ?? '', share]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The newest copy that the course left in this browser's storage. */
async function keptInBrowser(learner: Learner): Promise<string> {
  const kept = await learner
    .find('html')
    .evaluate(
      'Object.keys(localStorage).filter((key) => key.startsWith("coursewright:")).map((key) => localStorage[key])',
    );
  const records = (kept as string[]).flatMap((text) => {
    try {
      const { counter, state } = JSON.parse(text) as { counter?: number; state?: string };
      return counter !== undefined && state !== undefined ? [{ counter, state }] : [];
    } catch {
      return [];
    }
  });
  return records.sort((a, b) => b.counter - a.counter)[0]?.state ?? '';
}

function storyInBrowser(state: string, { files }: Package): Story {
  const course = JSON.parse(new TextDecoder().decode(files.get('course.json'))) as PlayerCourse;
  const list: FieldList = {
    fields: course.fields.map(parseField),
    builds: course.builds.map(([length, hash]) => ({ length, hash })),
  };
  const read = unpackState(state, list);
  if ('unreadable' in read) throw new Error(`The state can't be read: ${read.unreadable}`);
  const { progress } = read;
  const { outcome, score } = factsOf(course, progress);
  const slides = course.lessons.flatMap((lesson) => lesson.slides);
  return {
    status: outcome,
    ...(score === undefined ? {} : { score }),
    place: slides.find(({ field }) => field === progress.bookmark)?.id ?? '',
    answers: finalAnswers(course, list, progress),
  };
}

function finalAnswers(course: PlayerCourse, list: FieldList, progress: Progress): Record<string, number> {
  const asked = course.lessons
    .flatMap(({ slides }) => slides)
    .flatMap(({ id, field, practice, quiz }): [string, number][] => [
      ...(practice ? [[id, field] as [string, number]] : []),
      ...(quiz?.entries ?? []).flatMap((entry): [string, number][] =>
        'draw' in entry ? [] : [[`${id}.${entry.id}`, entry.field]],
      ),
    ]);
  const shares = asked.flatMap(([id, field]): [string, number][] => {
    const share = answerOf(progress, list, field)?.share;
    return share === undefined ? [] : [[id, Math.round(share * 100) / 100]];
  });
  return Object.fromEntries(shares.sort(([a], [b]) => (a < b ? -1 : 1)));
}
