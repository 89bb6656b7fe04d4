import type { Agent } from '@xapi/xapi';
import type { PlayerCourse } from '../../course/player-course.ts';
import { identifierOf, onceId } from '../identifiers.ts';
import type { LrsAccess, LrsAnswer, LrsClient } from '../lrs.ts';
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
import { insist, isPassing } from './insist.ts';
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
  if (known?.terminated) return limbo(course, parameters, known, around, 'session_reloaded');
  const got = known ?? (await fetchToken(parameters.fetch, around));
  const kept: Kept = known ?? { token: '', initialized: false, terminated: false };
  if ('failure' in got) {
    const why = got.failure === 'used' ? 'launch_used' : 'launch_unanswered';
    return limbo(course, parameters, kept, around, why);
  }
  kept.token = got.token;
  memory.write(kept);

  const client = clientOf(parameters, around, () => `Basic ${kept.token}`);
  const [launchData, preferences, ...had] = await Promise.all([
    insist(
      () => client.getState(launchDataId),
      (answer) => isPassing(answer) || isPage(answer),
    ),
    // Whether there are any or not, an LMS takes no statement before they were asked for (11).
    insist(() => client.getAgentProfile(preferencesId), isPassing),
    ...verdicts.map((name) => client.find(verdictId(parameters, name))),
  ]);
  if (isRefusal(launchData)) return limbo(course, parameters, kept, around, 'session_over');
  // Servers in trouble may say so in JSON. What this session has read once stays (10.2).
  if (launchData.status === 200 && !isPage(launchData)) kept.launchData = launchData.document;
  if (!readLaunchData(kept.launchData)) return limbo(course, parameters, kept, around, 'launch_unanswered');
  memory.write(kept);
  // The learner can turn each on again.
  if (isSilent(preferences)) around.set('audio, video', { muted: true });

  const told = verdicts.filter((_, index) => had[index]?.statement);
  const unsure = verdicts.filter((_, index) => !had[index]?.statement && had[index]?.status !== 404);
  return {
    ...connectionOf(course, parameters, kept, client, { told, unsure }),
    begun() {
      kept.initialized = true;
      memory.write(kept);
    },
    said(at) {
      kept.first ??= at;
      kept.last = at;
      memory.write(kept);
    },
    ended() {
      kept.terminated = true;
      memory.write(kept);
    },
  };
}

/** cmi5 11.2. Its other preference asks for a language, and a course has one. */
const isSilent = ({ status, document }: LrsAnswer) =>
  status === 200 && (document as { audioPreference?: unknown } | null)?.audioPreference === 'off';
/** Something else answered, such as a proxy. */
const isPage = ({ status, document }: LrsAnswer) => status === 200 && !readLaunchData(document);
const isRefusal = ({ status }: LrsAnswer) => status === 401 || status === 403;

const clientOf = (
  { endpoint, activityId, actor, registration }: Cmi5Parameters,
  { createClient }: Surroundings,
  authorization: LrsAccess['authorization'],
): LrsClient =>
  createClient({
    endpoint,
    authorization,
    version: '1.0.3',
    activityId,
    actor,
    registration,
  });

const verdictId = ({ registration, actor, activityId }: Cmi5Parameters, name: (typeof verdicts)[number]) =>
  onceId(registration, actor, activityId, verb(name).id);

/**
 * There is no session, or none any more, and it is known who learns: what is done now waits for the next launch.
 * @param over why, as a key of the player's words
 */
function limbo(
  course: PlayerCourse,
  parameters: Cmi5Parameters,
  kept: Kept,
  around: Surroundings,
  over: string,
): Connection {
  const client = clientOf(parameters, around, noAuthorization);
  return { ...connectionOf(course, parameters, kept, client, { told: [], unsure: verdicts }), over };
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
    template,
    ...(kept.last === undefined
      ? {}
      : { since: kept.last, before: (kept.last - (kept.first ?? kept.last)) / 1000 }),
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
