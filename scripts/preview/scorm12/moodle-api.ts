import { generic, indexes, type Model } from '../elements.ts';
import type { Elements, Send } from '../stand-in.ts';
import type { Scorm12Api } from './api.ts';
import { modelOf, moodleLimits } from './model.ts';

/**
 * An API that behaves like the one of Moodle 4.2 to 5.1 in what content can notice: values are those of the page's
 * load; only what changed is sent; a value counts as sent when it was tried, not when it arrived; lengths and formats
 * are lax; a finish rewrites the status (`not attempted` -> completed; by a mastery score), a commit never does.
 */
export function moodleApi(start: Elements, send: Send): Scorm12Api {
  const model: Model = modelOf(moodleLimits);
  // A number that content has set is a number from then on, so it differs from the text that the page began with.
  const values = new Map<string, string | number>(Object.entries(start));
  if (!values.get('cmi.core.lesson_status')) values.set('cmi.core.lesson_status', 'not attempted');
  // What stands in a list is sent once more after each launch: only single elements are known as sent.
  const sent = new Map([...values].filter(([element]) => !generic(element).includes('.n.')));
  const counts = countsOf(values);
  let running = false;
  let error = '0';

  const fail = (code: string, result = 'false') => {
    error = code;
    return result;
  };
  const changedValues = (): Elements => {
    const changed: Elements = {};
    for (const [element, value] of values) {
      const access = model.get(generic(element))?.access ?? 'r';
      if (access === 'r' || element === 'cmi.core.session_time' || sent.get(element) === value) continue;
      changed[element] = String(value);
      sent.set(element, value);
    }
    return changed;
  };
  const store = (finish: boolean) => {
    if (finish) settleStatus(values);
    const changed = changedValues();
    if (finish) changed['cmi.core.total_time'] = totalTime(values);
    const stored = send(changed);
    error = stored ? '0' : '101';
    return stored ? 'true' : 'false';
  };

  return {
    LMSInitialize(parameter) {
      if (parameter !== '') return fail('201');
      if (running) return fail('101');
      running = true;
      error = '0';
      return 'true';
    },
    LMSFinish(parameter) {
      if (parameter !== '') return fail('201');
      if (!running) return fail('301');
      running = false;
      return store(true);
    },
    LMSCommit(parameter) {
      if (parameter !== '') return fail('201');
      return running ? store(false) : fail('301');
    },
    LMSGetValue(element) {
      if (!running) return fail('301', '');
      const known = model.get(generic(element));
      if (!known) return fail('201', '');
      if (known.access === 'w') return fail('404', '');
      error = '0';
      if (element.endsWith('._count')) return String(counts.get(element.slice(0, -'._count'.length)) ?? 0);
      return String(values.get(element) ?? '');
    },
    LMSSetValue(element, given) {
      if (!running) return fail('301');
      const known = model.get(generic(element));
      if (!known) return fail('201');
      if (known.access === 'r') return fail(known.keyword ? '402' : '403');
      const value = String(given);
      if (known.format && !known.format.test(value)) return fail('405');
      for (const { list, index } of indexes(element)) {
        const count = counts.get(list) ?? 0;
        if (index > count) return fail('201');
        if (index === count) counts.set(list, count + 1);
      }
      if (known.range && !(Number(value) >= known.range[0] && Number(value) <= known.range[1]))
        return fail('405');
      const before = element === 'cmi.comments' ? String(values.get(element) ?? '') : '';
      // An empty number is taken over as 0, and 50.0 is 50.
      values.set(element, known.range ? Number(value) : before + value);
      error = '0';
      return 'true';
    },
    LMSGetLastError: () => error,
    LMSGetErrorString: (code) => (code === '0' ? 'No error' : code === '' ? '' : `Error ${code}`),
    LMSGetDiagnostic: (code) => (code === '' ? error : code),
  };
}

function countsOf(values: ReadonlyMap<string, unknown>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const element of values.keys())
    for (const { list, index } of indexes(element))
      counts.set(list, Math.max(counts.get(list) ?? 0, index + 1));
  return counts;
}

function settleStatus(values: Map<string, string | number>): void {
  if (values.get('cmi.core.lesson_status') === 'not attempted')
    values.set('cmi.core.lesson_status', 'completed');
  const mastery = values.get('cmi.student_data.mastery_score') ?? '';
  const raw = values.get('cmi.core.score.raw') ?? '';
  const counted =
    values.get('cmi.core.lesson_mode') === 'normal' && values.get('cmi.core.credit') === 'credit';
  if (counted && mastery !== '' && raw !== '')
    values.set('cmi.core.lesson_status', Number(raw) >= Number(mastery) ? 'passed' : 'failed');
}

const hundredths = (timespan: string) => {
  const [hours = '0', minutes = '0', seconds = '0'] = timespan.split(':');
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 100);
};

function totalTime(values: ReadonlyMap<string, string | number>): string {
  const total =
    hundredths(String(values.get('cmi.core.total_time') ?? '')) +
    hundredths(String(values.get('cmi.core.session_time') ?? ''));
  const two = (value: number) => String(value).padStart(2, '0');
  const seconds = Math.floor(total / 100);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return total % 100 === 0 ? clock : `${clock}.${two(total % 100)}`;
}
