import type { PlayerCourse } from '../../course/player-course.ts';
import type { Launch } from '../../log/tracker.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Connection } from './connection.ts';
import { agentOf } from './agent.ts';
import { tokenService } from './service.ts';
import { tinCanLaunch } from './tincan.ts';
import { connectionTo } from './tincan-session.ts';

/**
 * The way of a SCORM or web package to the course's LRS: Tin Can parameters in the page's address, a token service, or
 * credentials that the author let be embedded, in this order. `undefined` where there is none, or nobody says who learns.
 */
export function connectionToCourseLrs(
  course: PlayerCourse,
  launch: Launch,
  around: Pick<Surroundings, 'createClient'>,
): Connection | undefined {
  const { endpoint, token, homePage = location.origin, embedded } = course.lrs?.address ?? { endpoint: '' };
  const named = tinCanLaunch(location.search);
  // The page's policy lets nothing go elsewhere.
  const near = named && [endpoint, location.href].some((url) => sameOrigin(url, named.endpoint));
  if (named?.authorization !== undefined && near)
    return connectionTo(course, named, around, () => Promise.resolve(named.authorization ?? ''));
  const given = new URLSearchParams(location.search);
  // Who is said to learn for another LRS is nobody to this one.
  const addressed = near || !given.has('endpoint') ? agentOf(given.get('actor')) : undefined;
  const actor =
    launch.learner === ''
      ? addressed
      : { objectType: 'Agent' as const, account: { homePage, name: launch.learner } };
  if (!actor || (token === undefined && embedded === undefined)) return undefined;
  if (token === undefined)
    return connectionTo(course, { endpoint, actor }, around, () => Promise.resolve(embedded ?? ''));
  const ask = tokenService(token, { actor, course: course.id });
  let asked = false;
  return connectionTo(course, { endpoint, actor }, around, () => {
    const again = asked;
    asked = true;
    return ask(again);
  });
}

const sameOrigin = (a: string, b: string) => URL.canParse(a) && new URL(a).origin === new URL(b).origin;
