import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { readNumber, type DecimalSign } from './reading.ts';
import { longestNumber, numericRules, type NumericAnswer, type NumericKey, type Range } from './rules.ts';

export const rules = numericRules;

type Mark = 'right' | 'wrong' | 'partly' | 'missed' | 'other';
const icons: Record<Mark, string> = {
  right: 'check',
  wrong: 'cross',
  partly: 'half',
  missed: 'check',
  other: 'none',
};

/** A piece of another direction than the sentence around it stays in one piece (FIRST STRONG ISOLATE). */
const isolated = (text: string) => `\u2068${text}\u2069`;

export function mountNumeric(
  form: HTMLElement,
  key: NumericKey,
  { changed, words, announce }: QuestionHost,
): MountedQuestion<NumericAnswer> {
  const seek = <E extends Element>(hook: string) => form.querySelector<E>(`[data-${hook}]`);
  const row = seek<HTMLElement>('part');
  const field = seek<HTMLInputElement>('field');
  const hint = seek<HTMLElement>('hint');
  const notKept = seek<HTMLElement>('not-kept');
  if (!row || !field) throw new Error('the template has no field');
  const sign: DecimalSign = field.dataset.decimal === ',' ? ',' : '.';
  const unit = field.dataset.unit ?? '';
  /** What the number met, where that alone is kept. */
  let met: NumericAnswer['met'];
  /** As long as this page is open: what was typed last. */
  let typed = '';

  const readingOf = (text: string) => readNumber(text, sign, longestNumber, unit);
  const numberOf = (text: string): string => {
    const reading = readingOf(text);
    return reading.kind === 'number' ? reading.number : '';
  };
  const local = (number: string) => number.replace('.', sign).replace('-', '−');

  /** Says what can't be read as a number, or how it was read where that may surprise. */
  const advise = (text: string): string => {
    const reading = readingOf(text);
    if (reading.kind === 'none') return words('not_a_number', { example: words.number(1234.5) });
    if (reading.kind === 'too-long') return words('number_too_long');
    return reading.kind === 'number' && reading.doubtful
      ? words('number_read_as', { number: local(reading.number) })
      : '';
  };
  const show = (advice: string, isWrong: boolean) => {
    if (hint) hint.textContent = advice;
    if (isWrong) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  };

  field.addEventListener('input', () => {
    met = undefined;
    typed = field.value;
    show('', false);
    changed('typing');
  });
  field.addEventListener('change', () => {
    typed = field.value;
    const advice = advise(typed);
    show(advice, advice !== '' && numberOf(typed) === '');
    changed();
    if (advice !== '') announce(advice);
  });

  const withUnit = (text: string) => isolated(unit === '' ? text : `${text} ${unit}`);
  const sayRange = ({ min, max }: Range, say: (text: string) => string): string => {
    if (min === undefined) return words('number_at_most', { number: say(local(max ?? '')) });
    if (max === undefined) return words('number_at_least', { number: say(local(min)) });
    return min === max
      ? say(local(min))
      : words('number_from_to', { from: isolated(local(min)), to: say(local(max)) });
  };
  const rightText = (): string => {
    if (key.answer === undefined || key.min === key.max) return sayRange(key, withUnit);
    return `${withUnit(local(key.answer))} (${sayRange(key, isolated)})`;
  };

  const say = (answer: NumericAnswer, what: readonly string[], partial: boolean): [Mark, string] => {
    const right = what.includes('answers') ? words('right_answer_is', { answer: rightText() }) : undefined;
    const marks = what.includes('marks');
    if (!numericRules.isAnswered(key, answer))
      return [right ? 'missed' : marks ? 'wrong' : 'other', right ?? words('not_answered')];
    if (!marks) return ['other', right ?? ''];
    const { share } = numericRules.grade(key, answer, partial);
    if (share === 1) return ['right', words('verdict_right')];
    const isPartly = share > 0;
    return [isPartly ? 'partly' : 'wrong', right ?? words(isPartly ? 'verdict_partly' : 'verdict_wrong')];
  };
  const mark = (state: Mark | undefined, note: string) => {
    if (state) row.dataset.state = state;
    else delete row.dataset.state;
    row.querySelector('[data-part-icon]')?.setAttribute('href', state ? `#i-${icons[state]}` : '');
    const noteElement = row.querySelector('[data-part-note]');
    if (noteElement) noteElement.textContent = note;
  };

  return {
    read() {
      const number = numberOf(field.value);
      return number === '' && met !== undefined ? { number, met } : { number };
    },
    write(answer) {
      met = answer?.met;
      if (!answer) typed = '';
      else if (met === undefined && numberOf(typed) !== answer.number) typed = local(answer.number);
      field.value = typed;
      const advice = advise(typed);
      show(advice, advice !== '' && numberOf(typed) === '');
    },
    reveal(answer, { show: what, partial }) {
      mark(...say(answer, what, partial));
      const isGone = met !== undefined && field.value === '';
      if (notKept) notKept.textContent = isGone ? words('not_kept') : '';
      notKept?.toggleAttribute('hidden', !isGone);
    },
    conceal() {
      mark(undefined, '');
      notKept?.toggleAttribute('hidden', true);
    },
    lock(locked) {
      form.toggleAttribute('data-locked', locked);
      field.readOnly = locked;
    },
    arrange: () => undefined,
  };
}

export const mount = mountNumeric as LearnerModule['mount'];
