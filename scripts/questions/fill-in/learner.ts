import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { isPick, type FillInAnswer, type FillInKey, type Given } from './key.ts';
import { fillInRules, judge } from './rules.ts';

export const rules = fillInRules;

type Field = HTMLInputElement | HTMLSelectElement;
type Mark = 'right' | 'wrong' | 'missed' | 'other';
const icons: Record<Mark, string> = { right: 'check', wrong: 'cross', missed: 'check', other: 'none' };

/** One blank on the page. */
interface Row {
  id: string;
  element: HTMLElement;
  field: Field;
}

function rowsOf(form: HTMLElement): Row[] {
  return [...form.querySelectorAll<HTMLElement>('[data-part]')].flatMap((element) => {
    const field = element.querySelector<Field>('[data-field]');
    return field ? [{ id: element.dataset.part ?? '', element, field }] : [];
  });
}

function mark({ element }: Row, state: Mark | undefined, note: string): void {
  if (state) element.dataset.state = state;
  else delete element.dataset.state;
  element.querySelector('[data-part-icon]')?.setAttribute('href', state ? `#i-${icons[state]}` : '');
  const noteElement = element.querySelector('[data-part-note]');
  if (noteElement) noteElement.textContent = note;
}

/** The answer that is shown as the right one. */
function rightText(key: FillInKey, id: string): string {
  const blank = key.blanks[key.parts.indexOf(id)];
  if (!blank) return '';
  return (isPick(blank) ? blank.texts[blank.choices.indexOf(blank.answer)] : blank.accept[0]) ?? '';
}

export function mountFillIn(
  form: HTMLElement,
  key: FillInKey,
  { changed, words }: QuestionHost,
): MountedQuestion<FillInAnswer> {
  const rows = rowsOf(form);
  const notKept = form.querySelector<HTMLElement>('[data-not-kept]');
  /** By blank, as long as this page is open: what was typed last, and what it was worth where that alone is kept. */
  const typed = new Map<string, string>();
  const lost = new Map<string, Given>();

  const touched = (event: Event) => {
    const row = rows.find(({ field }) => field === event.target);
    if (!row) return;
    lost.delete(row.id);
    typed.set(row.id, row.field.value);
    if (event.type === 'change') changed();
    else if (row.field instanceof HTMLInputElement) changed('typing');
  };
  form.addEventListener('input', touched);
  form.addEventListener('change', touched);

  /** Isolated, since it may be written in another direction than the sentence around it. */
  const telling = (key: string, answer: string) => words(key, { answer: `\u2068${answer}\u2069` });
  const say = (given: Given | undefined, id: string, show: readonly string[]): [Mark, string] => {
    const tells = show.includes('answers');
    const answer = tells ? telling('right_answer_is', rightText(key, id)) : undefined;
    const marks = show.includes('marks');
    if (!given) return [answer ? 'missed' : marks ? 'wrong' : 'other', answer ?? words('not_answered')];
    if (!marks) return ['other', answer ?? ''];
    const { right, meant } = judge(key, given);
    if (!right) return ['wrong', answer ?? words('verdict_wrong')];
    return [
      'right',
      meant !== undefined && tells ? telling('right_but_slips', meant) : words('verdict_right'),
    ];
  };

  return {
    read: () =>
      key.parts.flatMap((id): Given[] => {
        const text = rows.find((row) => row.id === id)?.field.value ?? '';
        if (text.trim() !== '') return [{ blank: id, text }];
        const known = lost.get(id);
        return known ? [known] : [];
      }),
    write(answer) {
      lost.clear();
      for (const { id, field } of rows) {
        const given = answer?.find(({ blank }) => blank === id);
        if (given?.lost) lost.set(id, given);
        else typed.set(id, given?.text ?? '');
        field.value = typed.get(id) ?? '';
      }
    },
    reveal(answer, { show }) {
      for (const row of rows) {
        const given = answer.find(({ blank }) => blank === row.id);
        mark(row, ...say(given, row.id, show));
      }
      const gone = rows.some(({ id, field }) => lost.has(id) && field.value === '');
      if (notKept) notKept.textContent = gone ? words('not_kept') : '';
      notKept?.toggleAttribute('hidden', !gone);
    },
    conceal() {
      for (const row of rows) mark(row, undefined, '');
      notKept?.toggleAttribute('hidden', true);
    },
    lock(locked) {
      form.toggleAttribute('data-locked', locked);
      for (const { field } of rows)
        if (field instanceof HTMLInputElement) field.readOnly = locked;
        else field.disabled = locked;
    },
    /** Blanks stand where the text has them; what is picked from a blank's own choices can be shuffled. */
    arrange(rank) {
      for (const { id, field } of rows) {
        const blank = key.blanks[key.parts.indexOf(id)];
        if (!(field instanceof HTMLSelectElement) || !blank || !isPick(blank)) continue;
        const { value } = field;
        const options = [...field.options].filter((option) => option.value !== '');
        field.append(...options.sort((a, b) => rank(`${id}.${a.value}`) - rank(`${id}.${b.value}`)));
        field.value = value;
      }
    },
  };
}

export const mount = mountFillIn as LearnerModule['mount'];
