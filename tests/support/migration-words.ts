import type { Condition, Found } from './migrated.ts';
import { unchanged, type Differing } from './migration-expected.ts';

/** What differs for a learner, in the words of the table in `coursewright help rebuilds`. */
export function wordsOf(condition: Condition, differing: Differing = {}): string {
  const before = unchanged[condition];
  const after: Found = { ...before, ...differing };
  const words = [
    ...(after.status === before.status ? [] : [`is ${after.status} now`]),
    ...attemptWords(before.asks, after.asks),
    ...nextWords(before.next, after),
    ...(moreIn(before.missing, after.missing) ? [`has ${moreIn(before.missing, after.missing)} to do`] : []),
    ...(fewerIn(before.missing, after.missing) ? ['has less to do'] : []),
    ...(after.place === before.place || isRenamed(before, after) ? [] : ['comes back on another slide']),
    ...(differing.diff === 'loses' && after.status === before.status ? ['loses the result of it'] : []),
  ];
  return words.length === 0 ? 'nothing' : words.join('; ');
}

/** The quiz has another name, and all else is as it was. */
const isRenamed = (before: Found, after: Found) =>
  after.asks.replaceAll('half', 'check') === before.asks &&
  before.place === 'check' &&
  after.place === 'half';

const idsIn = (list: string) => list.split(' ').filter((id) => id !== '');

/** Names are only what they are called: the same quiz under another name is no other quiz. */
const others = (list: string, than: string) =>
  idsIn(list).filter((id) => !idsIn(than).includes(id) && !(id === 'half' && idsIn(than).includes('check')));

function moreIn(before: string, after: string): string {
  const more = others(after, before);
  if (more.length === 0) return '';
  return more.some((id) => id.includes('check') || id === 'half') ? 'a quiz more' : 'a slide more';
}

const fewerIn = (before: string, after: string) =>
  !after.includes('half') && others(before, after).length > 0 && others(after, before).length === 0;

/** Of `check: colour= word`, the questions with their marks. */
const questions = (attempt: string) => idsIn(attempt.replace(/^\w+:/, ''));
const bare = (id: string) => id.replace('=', '');

function attemptWords(before: string, after: string): string[] {
  if (before === '') return [];
  if (after === '') return ['the attempt is gone'];
  const [was, is] = [questions(before), questions(after)];
  const named = (list: string[]) => list.map(bare);
  const again = is.filter((id) => !id.includes('=') && named(was).includes(id));
  const fresh = is.filter((id) => !named(was).includes(bare(id)) && !id.includes('='));
  const gone = was.filter((id) => !named(is).includes(bare(id)));
  return [
    ...(again.length > 0 ? ['is asked it again'] : []),
    ...(fresh.length > 0 && gone.length > 0 ? ['is asked another one in its place'] : []),
    ...(fresh.length > 0 && gone.length === 0 ? ['is asked one more'] : []),
    ...(fresh.length === 0 && gone.length > 0 && is.length < was.length ? ['is asked one fewer'] : []),
  ];
}

/** What later attempts of the same quizzes ask otherwise. */
function nextWords(before: string, { next, missing }: Found): string[] {
  const byQuiz = (list: string) =>
    new Map(
      list.split(', ').map((each) => [each.replace(/:.*/, '').replace('half', 'check'), questions(each)]),
    );
  const [was, is] = [byQuiz(before), byQuiz(next)];
  if (was.has('check') && !is.has('check'))
    return missing.includes('check') ? ['has no further attempt'] : [];
  const both = [...was.keys()].filter((quiz) => is.has(quiz));
  const [asked, asks] = [was, is].map((each) => both.flatMap((quiz) => each.get(quiz) ?? [])) as [
    string[],
    string[],
  ];
  const fresh = asks.filter((id) => !asked.includes(bare(id)));
  const gone = asked.filter((id) => !asks.includes(id));
  if (fresh.some((id) => id.includes('='))) return ['finds the answer in the other quiz'];
  if (fresh.length > 0)
    return [gone.length > 0 ? 'the next attempt asks others' : 'the next attempt asks it too'];
  return gone.length > 0 ? ['the next attempt asks fewer'] : [];
}
