import type { Agent } from '@xapi/xapi';
import type { PlayerCourse } from '../../course/player-course.ts';
import { identifierOf, registrationOf, withoutName } from '../identifiers.ts';
import type { Surroundings } from '../surroundings.ts';
import { isUuid } from '../uuid.ts';
import type { Connection, NoConnection } from './connection.ts';
import { runOf } from './run.ts';
import { tinCanLaunch, type TinCanLaunch } from './tincan.ts';

/** What HTTP Basic authentication says for nobody: some LRSs let in whoever comes by another way. */
const anonymous = 'Basic Og==';

/** The connection that a Tin Can launch names; none where the page was opened in another way. */
export function openTinCan(course: PlayerCourse, around: Surroundings): Connection | NoConnection {
  const launch = tinCanLaunch(around.search());
  return launch
    ? connectionTo(course, launch, around, () => Promise.resolve(launch.authorization ?? anonymous))
    : {};
}

/** A connection to an LRS without sessions, whoever says how to get in. */
export function connectionTo(
  course: PlayerCourse,
  { endpoint, actor: whole, registration: given, activityId, grouping, platform }: TinCanLaunch,
  { createClient }: Pick<Surroundings, 'createClient'>,
  authorization: () => Promise<string>,
): Connection {
  const iri = course.lrs?.iri ?? '';
  const actor: Agent = course.lrs?.omit?.name ? withoutName(whole) : whole;
  // xAPI knows registrations as UUIDs; what else an LMS says still tells one attempt from another.
  const registration =
    given === undefined ? undefined : isUuid(given) ? given : registrationOf(iri, `launch ${given}`);
  const id = activityId ?? iri;
  return {
    endpoint,
    mode: 'normal',
    learner: identifierOf(actor),
    ...(registration === undefined ? {} : { run: runOf(registration) }),
    client: createClient({
      endpoint,
      authorization,
      activityId: id,
      actor,
      ...(registration === undefined ? {} : { registration }),
    }),
    identity: (run) => ({
      actor,
      registration: registration ?? registrationOf(iri, run),
      activityId: id,
      ...(grouping ? { grouping } : {}),
      ...(platform === undefined ? {} : { platform }),
    }),
  };
}
