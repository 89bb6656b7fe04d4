import { generic, indexes } from '../elements.ts';
import type { Elements, Send } from '../stand-in.ts';
import type { Scorm2004Api } from './api.ts';
import { modelOf2004, moodleLimits2004, type Limits2004 } from './model.ts';
import { mostPatterns, responseError } from './responses.ts';

/** What stands in a list without content's doing: as little as if it weren't there. */
const presets: Record<string, string> = {
  'cmi.objectives.n.success_status': 'unknown',
  'cmi.objectives.n.completion_status': 'unknown',
};

/**
 * An API that behaves like the one of Moodle 4.2 to 5.1 in what content can notice: one session for as long as the
 * page lives; everything that it holds is sent at each commit; what is set once more of a type takes its patterns with
 * it; a threshold rewrites the completion at the end.
 */
export function moodle2004Api(
  start: Elements,
  send: Send,
  limits: Limits2004 = moodleLimits2004,
): Scorm2004Api {
  const model = modelOf2004(limits);
  const values = new Map<string, string>(Object.entries(start));
  if (!values.get('cmi.completion_status')) values.set('cmi.completion_status', 'not attempted');
  const loaded = new Map(values);
  let state: 'before' | 'running' | 'over' = 'before';
  let error = '0';

  const fail = (code: string, result = 'false') => {
    error = code;
    return result;
  };
  const countOf = (list: string): number => {
    let count = 0;
    for (const element of values.keys())
      for (const { list: found, index } of indexes(element))
        if (found === list) count = Math.max(count, index + 1);
    return count;
  };
  const idsOf = (list: string) =>
    [...values].filter(
      ([element]) => element.startsWith(`${list}.`) && /\.\d+\.id$/.test(element.slice(list.length)),
    );

  /** Rules about lists and about what must have been set before; the code of the one that is broken. */
  function refusal(element: string, value: string): string | undefined {
    for (const { list, index } of indexes(element)) {
      const count = countOf(list);
      if (index > count) return '351';
      const isId = element === `${list}.${index}.id`;
      const opens = isId || /comments_from_learner|correct_responses$/.test(list);
      if (index === count && !opens) return '408';
    }
    const name = generic(element);
    const list = element.replace(/\.\d+\.\w+$/, '');
    if (name === 'cmi.objectives.n.id' || name === 'cmi.interactions.n.objectives.n.id') {
      if (idsOf(list).some(([other, id]) => other !== element && id === value)) return '351';
      const before = values.get(element);
      if (name === 'cmi.objectives.n.id' && before !== undefined && before !== value) return '351';
    }
    const interaction = /^cmi\.interactions\.\d+/.exec(element)?.[0] ?? '';
    const type = values.get(`${interaction}.type`);
    if (name === 'cmi.interactions.n.learner_response')
      return type === undefined ? '408' : responseError(type, value, 'response', limits);
    if (name !== 'cmi.interactions.n.correct_responses.n.pattern') return undefined;
    if (type === undefined) return '408';
    const same = [...values].some(([other, text]) => other.startsWith(`${list}.`) && text === value);
    if (type === 'choice' && same) return '351';
    if (!values.has(element) && countOf(list) >= mostPatterns(type)) return '351';
    return responseError(type, value, 'pattern', limits);
  }

  const everything = (): Elements => {
    const all: Elements = {};
    for (const [element, value] of values) {
      const access = model.get(generic(element))?.access ?? 'r';
      const isListed = generic(element) !== element;
      if (access === 'r' || (isListed ? presets[generic(element)] : loaded.get(element)) === value) continue;
      all[element] = value;
    }
    return all;
  };
  const store = (end: boolean): string => {
    const all = everything();
    if (end) {
      settleCompletion(values);
      Object.assign(all, everything(), { 'cmi.total_time': totalTime(values) });
    }
    const stored = send(all);
    error = stored ? '0' : '101';
    return stored ? 'true' : 'false';
  };

  return {
    Initialize(parameter) {
      if (parameter !== '') return fail('201');
      if (state !== 'before') return fail(state === 'running' ? '103' : '104');
      state = 'running';
      error = '0';
      return 'true';
    },
    Terminate(parameter) {
      if (parameter !== '') return fail('201');
      if (state !== 'running') return fail(state === 'over' ? '113' : '112');
      const result = store(true);
      if (result === 'true') state = 'over';
      return result;
    },
    Commit(parameter) {
      if (parameter !== '') return fail('201');
      return state === 'running' ? store(false) : fail(state === 'over' ? '143' : '142');
    },
    GetValue(element) {
      if (state !== 'running') return fail(state === 'over' ? '123' : '122', '');
      const known = model.get(generic(element));
      if (!known) return fail('401', '');
      if (known.access === 'w') return fail('405', '');
      error = '0';
      if (element.endsWith('._count')) return String(countOf(element.slice(0, -'._count'.length)));
      if (element === 'adl.nav.request') return values.get(element) ?? '_none_';
      const value = values.get(element);
      if (value !== undefined) return value;
      const [list] = indexes(element);
      return fail(list && list.index >= countOf(list.list) ? '301' : '403', '');
    },
    SetValue(element, given) {
      if (state !== 'running') return fail(state === 'over' ? '133' : '132');
      const known = model.get(generic(element));
      if (!known) return fail('401');
      if (known.access === 'r') return fail('404');
      const value = String(given);
      if (known.format && !known.format.test(value)) return fail('406');
      const refused = refusal(element, value);
      if (refused) return fail(refused);
      if (known.range && !(Number(value) >= known.range[0] && Number(value) <= known.range[1]))
        return fail('407');
      if (generic(element) === 'cmi.interactions.n.type') {
        const patterns = element.replace(/type$/, 'correct_responses.');
        for (const other of [...values.keys()]) if (other.startsWith(patterns)) values.delete(other);
      }
      values.set(element, known.range ? String(Number(value)) : value);
      error = '0';
      return 'true';
    },
    GetLastError: () => error,
    GetErrorString: (code) => (code === '0' ? 'No error' : code === '' ? '' : `Error ${code}`),
    GetDiagnostic: (code) => (code === '' ? error : code),
  };
}

/** RTE 4.2.4.1: with a threshold in the manifest the measure decides. */
function settleCompletion(values: Map<string, string>): void {
  const threshold = values.get('cmi.completion_threshold') ?? '';
  const measure = values.get('cmi.progress_measure') ?? '';
  const counted = values.get('cmi.mode') === 'normal' && values.get('cmi.credit') === 'credit';
  if (counted && threshold !== '' && measure !== '')
    values.set('cmi.completion_status', Number(measure) >= Number(threshold) ? 'completed' : 'incomplete');
}

const hundredths = (duration: string): number => {
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration) ?? [];
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 100);
};

function totalTime(values: ReadonlyMap<string, string>): string {
  const sum =
    hundredths(values.get('cmi.total_time') ?? 'P') + hundredths(values.get('cmi.session_time') ?? 'P');
  return `PT${sum / 100}S`;
}
