import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { hash32 } from '../../state/hash.ts';
import { shuffled } from '../order.ts';
import { matchingRules, targetsOnPage, type MatchingAnswer, type MatchingKey } from './rules.ts';

export const rules = matchingRules;

type Mark = 'right' | 'wrong' | 'other';
const icons: Record<Mark, string> = { right: 'check', wrong: 'cross', other: 'none' };

/** One source: its list, or its radio buttons behind a summary. */
interface Row {
  id: string;
  element: HTMLElement;
  /** What a learner may change. */
  fields: (HTMLSelectElement | HTMLInputElement)[];
  /** By the page's number of each target: what stands for it. */
  options: Map<string, HTMLElement>;
}

function rowOf(element: HTMLElement): Row {
  const select = element.querySelector('select');
  const inputs = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const options = select
    ? [...select.options].filter(({ value }) => value !== '').map((option) => [option.value, option] as const)
    : inputs.map((input) => [input.value, input.closest<HTMLElement>('[data-option]') ?? input] as const);
  return {
    id: element.dataset.part ?? '',
    element,
    fields: select ? [select] : inputs,
    options: new Map(options),
  };
}

function valueOf({ fields }: Row): string {
  const field = fields.find((each) => each instanceof HTMLSelectElement || each.checked);
  return field?.value ?? '';
}

export function mountMatching(
  form: HTMLElement,
  key: MatchingKey,
  { changed, words }: QuestionHost,
): MountedQuestion<MatchingAnswer> {
  const rows = [...form.querySelectorAll<HTMLElement>('[data-part]')].map(rowOf);
  const targets = targetsOnPage(key);
  const rightOf = ({ id }: Row) => key.answer[key.sources.indexOf(id)] ?? '';

  /** A target as the page shows it, text or picture. */
  const lookOf = ({ options }: Row, value: string): Node[] => {
    const option = options.get(value);
    const look = option?.querySelector('[data-target]') ?? option;
    return [...(look?.childNodes ?? [])].map((node) => node.cloneNode(true));
  };
  /** What was picked is shown beside its source, and joined to it by a line. */
  const follow = () => {
    for (const row of rows) {
      const value = valueOf(row);
      row.element.toggleAttribute('data-set', value !== '');
      row.element.querySelector('[data-unpicked]')?.toggleAttribute('hidden', value !== '');
      row.element.querySelector('[data-picked]')?.replaceChildren(...lookOf(row, value));
    }
    const count = form.querySelector('[data-match-count]');
    const done = rows.filter((row) => valueOf(row) !== '').length;
    if (count) count.textContent = words('match_count', { number: done, count: rows.length });
  };
  const mark = ({ element }: Row, state: Mark | undefined, note: string, right: Node[]) => {
    if (state) element.dataset.state = state;
    else delete element.dataset.state;
    element.querySelector('[data-part-icon]')?.setAttribute('href', state ? `#i-${icons[state]}` : '');
    const noteElement = element.querySelector('[data-part-note]');
    if (noteElement) noteElement.textContent = note;
    element.querySelector('[data-right]')?.toggleAttribute('hidden', right.length === 0);
    element.querySelector('[data-right-text]')?.replaceChildren(...right);
  };
  const close = (details: HTMLDetailsElement) => {
    details.open = false;
    details.querySelector('summary')?.focus();
  };

  form.addEventListener('change', () => {
    follow();
    changed();
  });
  // Who picks with a finger or mouse has picked; who moves on with the arrow keys closes the list with Escape.
  form.addEventListener('click', ({ target, detail }) => {
    const label = target instanceof Element ? target.closest('[data-option] label') : null;
    const details = label?.closest('details');
    if (details && detail > 0) close(details);
  });
  form.addEventListener('keydown', (event) => {
    const details = event.target instanceof HTMLInputElement ? event.target.closest('details') : null;
    if (!details || !['Escape', 'Enter'].includes(event.key)) return;
    event.preventDefault();
    // The menu beside the slides would close by it too.
    event.stopPropagation();
    close(details);
  });

  const mounted: MountedQuestion<MatchingAnswer> = {
    read: () =>
      key.sources.flatMap((source): MatchingAnswer => {
        const row = rows.find(({ id }) => id === source);
        const value = row ? valueOf(row) : '';
        const target = value === '' ? undefined : targets[Number(value)];
        return target === undefined ? [] : [[source, target]];
      }),
    write(answer) {
      for (const row of rows) {
        const target = answer?.find(([source]) => source === row.id)?.[1];
        const value = target === undefined ? '' : String(targets.indexOf(target));
        for (const field of row.fields)
          if (field instanceof HTMLSelectElement) field.value = value;
          else field.checked = field.value === value;
      }
      follow();
    },
    reveal(answer, { show }) {
      for (const row of rows) {
        const given = answer.find(([source]) => source === row.id)?.[1];
        const isRight = given === rightOf(row);
        const state = !show.includes('marks') ? 'other' : isRight ? 'right' : 'wrong';
        const note =
          given === undefined
            ? 'match_none'
            : { right: 'your_answer_right', wrong: 'your_answer_wrong', other: 'your_answer' }[state];
        const tells = show.includes('answers') && !(isRight && state === 'right');
        mark(row, state, words(note), tells ? lookOf(row, String(targets.indexOf(rightOf(row)))) : []);
      }
    },
    conceal: () => rows.forEach((row) => mark(row, undefined, '', [])),
    lock(locked) {
      form.toggleAttribute('data-locked', locked);
      for (const field of rows.flatMap(({ fields }) => fields)) field.disabled = locked;
      if (locked)
        for (const list of form.querySelectorAll('details[data-pick]')) list.removeAttribute('open');
    },
    arrange(rank) {
      const answer = mounted.read();
      const sorted = [...rows].sort((a, b) => rank(a.id) - rank(b.id));
      sorted[0]?.element.parentElement?.append(...sorted.map(({ element }) => element));
      // A pair's source and target have one id, and must not have one rank.
      const order = shuffled(targets, (id) => hash32(`target ${rank(id)}`), sorted.map(rightOf));
      for (const { options } of rows)
        for (const id of order) {
          const option = options.get(String(targets.indexOf(id)));
          option?.parentElement?.append(option);
        }
      mounted.write(answer);
    },
  };
  return mounted;
}

export const mount = mountMatching as LearnerModule['mount'];
