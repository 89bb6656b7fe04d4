import type { Agent } from '@xapi/xapi';
import type { PlayerCourse } from '../../course/player-course.ts';
import { identifierOf, onceId } from '../identifiers.ts';
import type { LrsAnswer, LrsClient } from '../lrs.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Identity } from '../told.ts';
import { verb } from '../vocabulary.ts';
import { adopted } from './adopt.ts';
import {
  cmi5Parameters,
  fetchToken,
  readLaunchData,
  sessionMemory,
  type Cmi5Parameters,
  type Kept,
} from './cmi5.ts';
import { noAuthorization, type Connection, type NoConnection } from './connection.ts';
import { runOf } from './run.ts';

const modes = { Normal: 'normal', Browse: 'browse', Review: 'review' } as const;
const verdicts = ['completed', 'passed', 'failed'] as const;
/** cmi5 10.2 and 11. */
const launchDataId = 'LMS.LaunchData';
const preferencesId = 'cmi5LearnerPreferences';

/** Opens the session of a cmi5 launch (cmi5 8 and 10): token, launch data, the learner's preferences. */
export async function openCmi5(
  course: PlayerCourse,
  around: Surroundings,
): Promise<Connection | NoConnection> {
  const parameters = cmi5Parameters(around.search());
  if (!parameters) return {};
  const memory = sessionMemory(parameters.fetch, around);
  const known = memory.read();
  if (known?.terminated) return limbo(course, parameters, known, around);
  const got = known ?? (await fetchToken(parameters.fetch, around));
  if ('failure' in got) return { why: got.failure === 'unreached' ? 'launch_unanswered' : 'launch_used' };
  const kept: Kept = known ?? { token: got.token, initialized: false, terminated: false };
  memory.write(kept);

  const client = clientOf(parameters, around, () => Promise.resolve(`Basic ${kept.token}`));
  const [launchData, , ...had] = await Promise.all([
    client.getState(launchDataId),
    // Whether there are any or not, an LMS takes no statement before they were asked for (11). Nothing here sounds by
    // itself, and the course has one language, so there is nothing to follow in them.
    client.getAgentProfile(preferencesId),
    ...verdicts.map((name) => client.find(verdictId(parameters, name))),
  ]);
  const data = readLaunchData(launchData.document);
  if (!data) {
    if (known && isRefusal(launchData)) return limbo(course, parameters, known, around);
    return { why: isRefusal(launchData) ? 'session_over' : 'launch_unanswered' };
  }
  kept.launchData = launchData.document;
  memory.write(kept);

  const told = verdicts.filter((_, index) => had[index]?.statement);
  const unsure = verdicts.filter((_, index) => !had[index]?.statement && had[index]?.status !== 404);
  return {
    ...connectionOf(course, parameters, kept, client, { told, unsure }),
    begun() {
      kept.initialized = true;
      memory.write(kept);
    },
    ended() {
      kept.terminated = true;
      memory.write(kept);
    },
  };
}

const isRefusal = ({ status }: LrsAnswer) => status === 401 || status === 403;

const clientOf = (
  { endpoint, activityId, actor, registration }: Cmi5Parameters,
  { createClient }: Surroundings,
  authorization: () => Promise<string>,
): LrsClient =>
  createClient({
    endpoint,
    authorization,
    version: '1.0.3',
    activityId,
    actor: actor,
    registration,
  });

const verdictId = ({ registration, actor, activityId }: Cmi5Parameters, name: (typeof verdicts)[number]) =>
  onceId(registration, actor, activityId, verb(name).id);

/** The session is over and the page was opened again: what is done now waits for the next launch. */
function limbo(
  course: PlayerCourse,
  parameters: Cmi5Parameters,
  kept: Kept,
  around: Surroundings,
): Connection | NoConnection {
  if (!readLaunchData(kept.launchData)) return { why: 'session_over' };
  const client = clientOf(parameters, around, noAuthorization);
  return {
    ...connectionOf(course, parameters, kept, client, { told: [], unsure: verdicts }),
    over: 'session_over',
  };
}

function connectionOf(
  course: PlayerCourse,
  { endpoint, fetch, actor, registration, activityId }: Cmi5Parameters,
  kept: Kept,
  client: LrsClient,
  { told, unsure }: { told: readonly string[]; unsure: readonly string[] },
): Connection {
  const { template, mode, moveOn, masteryScore, returnUrl } = readLaunchData(kept.launchData) ?? {
    template: {},
    mode: 'Normal' as const,
  };
  const agent = actor as unknown as Agent;
  const identity: Identity = {
    actor: agent,
    registration,
    activityId,
    template: template,
    cmi5: {
      mode,
      ...(masteryScore === undefined ? {} : { masteryScore }),
      ...(moveOn === undefined ? {} : { moveOn }),
      told: [
        ...told,
        ...(kept.initialized ? ['initialized'] : []),
        ...(kept.terminated ? ['terminated'] : []),
      ],
      unsure,
    },
  };
  const iri = course.lrs?.iri ?? activityId;
  return {
    client,
    endpoint,
    mode: modes[mode],
    learner: identifierOf(agent),
    run: runOf(registration),
    // Each launch is a session of its own, and ends the one before; only this very one can't be had twice.
    window: fetch,
    identity: () => identity,
    adopt: (left, at) => adopted(left, identity, iri, at),
    ...(returnUrl === undefined ? {} : { returnUrl }),
  };
}
