import {
  adl,
  activity,
  iri,
  language,
  progress,
  time,
  utc,
  uuid,
  verbOf,
  within,
  type Finder,
} from './reading.ts';
import type { Statement } from './statement.ts';

interface Definition {
  type?: string;
  name?: object;
  description?: object;
  interactionType?: string;
  correctResponsesPattern?: string[];
  [list: string]: unknown;
}
const definitionOf = (statement: Statement) => (activity(statement).definition ?? {}) as Definition;
const componentLists: Record<string, string[]> = {
  choice: ['choices'],
  sequencing: ['choices'],
  likert: ['scale'],
  matching: ['source', 'target'],
  performance: ['steps'],
};
const interactionTypes = [
  ...Object.keys(componentLists),
  'true-false',
  'fill-in',
  'long-fill-in',
  'numeric',
  'other',
];
const idsOf = (definition: Definition, list: string) =>
  ((definition[list] ?? []) as { id: string }[]).map(({ id }) => id);
const number = '-?\\d+(\\.\\d+)?';

/** Whether a text is a response, or a pattern, of its type (xAPI 1.0.3, Data 4.1.4.1 and Appendix C). */
function fits(definition: Definition, text: string, isPattern: boolean): boolean {
  if (typeof text !== 'string') return false;
  const parts = text.split('[,]');
  const among = (list: string, ids: readonly string[]) =>
    ids.every((id) => idsOf(definition, list).includes(id));
  switch (definition.interactionType) {
    case 'true-false':
      return /^(true|false)$/.test(text);
    case 'choice':
      return among('choices', text === '' ? [] : parts) && new Set(parts).size === parts.length;
    case 'sequencing':
      return among('choices', parts) && new Set(parts).size === parts.length;
    case 'likert':
      return among('scale', [text]);
    case 'matching':
      return parts.every((pair) => {
        const [source = '', target = '', ...more] = pair.split('[.]');
        return more.length === 0 && among('source', [source]) && among('target', [target]);
      });
    case 'numeric':
      return new RegExp(isPattern ? `^(${number})?(\\[:\\](${number})?)?$` : `^${number}$`).test(text);
    default:
      return true;
  }
}

/** Rules about one statement, of xAPI. */
export const dataRules: Record<string, Finder> = {
  'id-is-a-uuid': ({ id }) => !uuid.test(id ?? '') && id,
  'actor-has-one-identifier': ({ actor }) =>
    ['mbox', 'mbox_sha1sum', 'account', 'openid'].filter((each) => each in actor).length !== 1 && 'actor',
  'account-is-whole': ({ actor }) =>
    'account' in actor &&
    actor.account &&
    !(iri.test(actor.account.homePage) && actor.account.name) &&
    'account',
  'verb-is-published': ({ verb }) => !verb.id.startsWith(`${adl}verbs/`) && verb.id,
  'verb-has-a-display': ({ verb }) => Object.keys(verb.display ?? {}).length === 0 && verb.id,
  'ids-are-iris': (statement) => {
    const ids = [...within([statement.object, statement.context?.contextActivities])];
    const own = ids.filter(([key, value]) => key === 'id' && typeof value === 'string').map(([, id]) => id);
    const components = new Set(
      Object.values(componentLists)
        .flat()
        .flatMap((list) => idsOf(definitionOf(statement), list)),
    );
    return own.find((id) => !iri.test(String(id)) && !components.has(String(id))) as string | undefined;
  },
  'types-are-published': (statement) => {
    const types = [...within([statement.object, statement.context?.contextActivities])];
    return types.find(
      ([key, value]) => key === 'type' && !String(value).startsWith(`${adl}activities/`),
    )?.[1] as string | undefined;
  },
  'languages-are-tags': (statement) => {
    for (const [key, value] of within([
      statement.object,
      statement.context?.contextActivities,
      statement.verb,
    ]))
      if (['name', 'description', 'display'].includes(key))
        for (const [tag, text] of Object.entries(value as object))
          if (!language.test(tag) || typeof text !== 'string') return tag;
    return undefined;
  },
  'nothing-is-null': (statement) => {
    const { extensions: _, ...context } = statement.context ?? {};
    return [...within([{ ...statement, context: null }, context])].some(
      ([key, value]) => (value === null && key !== 'context') || value === undefined,
    )
      ? 'null or undefined'
      : undefined;
  },
  'nothing-is-empty': ({ result, context }) =>
    [result, context, context?.contextActivities, ...Object.values(context?.contextActivities ?? {})].some(
      (each) => each && Object.keys(each).length === 0,
    ) && 'an empty object or list',
  'timestamp-is-utc-with-ms': ({ timestamp = '' }) => !utc.test(timestamp) && timestamp,
  'duration-is-short': ({ result }) =>
    result?.duration !== undefined && !time.test(result.duration) && result.duration,
  'scaled-is-in-range': ({ result }) =>
    result?.score && !(result.score.scaled >= -1 && result.score.scaled <= 1) && String(result.score.scaled),
  'raw-lies-between': ({ result }) => {
    const { raw, min, max } = result?.score ?? {};
    if (raw === undefined && min === undefined && max === undefined) return undefined;
    return (
      !(Number(min) < Number(max) && Number(raw) >= Number(min) && Number(raw) <= Number(max)) && `${raw}`
    );
  },
  'scaled-is-raw': ({ result }) => {
    const { scaled = 0, raw, min = 0, max = 1 } = result?.score ?? {};
    return raw !== undefined && Math.abs((raw - min) / (max - min) - scaled) > 0.001 && `${scaled}`;
  },
  'revision-and-platform-need-an-activity': ({ object, context }) =>
    (context?.revision ?? context?.platform) !== undefined &&
    'objectType' in object &&
    object.objectType !== 'Activity' &&
    object.objectType,
  'context-is-whole': ({ context }) =>
    !(context?.platform && context.revision && context.language && context.registration) && 'context',
  'registration-is-a-uuid': ({ context }) =>
    context?.registration !== undefined && !uuid.test(context.registration) && context.registration,
  'answered-is-an-interaction': (statement) =>
    verbOf(statement) === 'answered' &&
    (definitionOf(statement).type !== `${adl}activities/cmi.interaction` ||
      !interactionTypes.includes(definitionOf(statement).interactionType ?? '')) &&
    activity(statement).id,
  'interaction-has-words': (statement) =>
    verbOf(statement) === 'answered' &&
    !(definitionOf(statement).name && definitionOf(statement).description) &&
    activity(statement).id,
  'component-lists-fit-the-type': (statement) => {
    const definition = definitionOf(statement);
    const allowed = componentLists[definition.interactionType ?? ''] ?? [];
    const wrong = Object.values(componentLists)
      .flat()
      .find((list) => list in definition && !allowed.includes(list));
    const missing = allowed.find((list) => idsOf(definition, list).length === 0);
    return definition.interactionType && (wrong ?? missing);
  },
  'component-ids-are-distinct': (statement) => {
    for (const list of Object.values(componentLists).flat()) {
      const ids = idsOf(definitionOf(statement), list);
      const wrong = ids.find((id) => ids.filter((each) => each === id).length > 1 || /\s|\[[,.:]\]/.test(id));
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  },
  'patterns-fit-the-type': (statement) => {
    const definition = definitionOf(statement);
    return definition.correctResponsesPattern?.find((each) => !fits(definition, each, true));
  },
  'response-fits-the-type': (statement) => {
    const response = statement.result?.response;
    return (
      response !== undefined && !fits(definitionOf(statement), response, false) && (response || '(empty)')
    );
  },
  'what-has-no-pattern-has-no-success': (statement) =>
    ['likert', 'long-fill-in'].includes(definitionOf(statement).interactionType ?? '') &&
    (statement.result?.success !== undefined || statement.result?.score !== undefined) &&
    'success or score',
  'progress-is-a-whole-percent': ({ result }) => {
    const value = result?.extensions?.[progress];
    return (
      value !== undefined &&
      !(Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100) &&
      `${String(value)}`
    );
  },
};
