import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { choiceRules, type ChoiceAnswer, type ChoiceKey } from './rules.ts';

export const rules = choiceRules;

type Mark = 'right' | 'wrong' | 'missed' | 'other';

const icons: Record<Mark, string> = { right: 'check', wrong: 'cross', missed: 'check', other: 'none' };

/** The word beside a choice: its state is never told by colour alone. */
function noteKey(mark: Mark, ticked: boolean, multiple: boolean): string | undefined {
  if (mark === 'right') return 'your_answer_right';
  if (mark === 'wrong') return multiple ? 'your_answer_wrong' : 'your_answer';
  if (mark === 'missed') return multiple ? 'also_right' : 'right_answer';
  return ticked ? 'your_answer' : undefined;
}

export function mountChoice(
  form: HTMLElement,
  key: ChoiceKey,
  { changed }: QuestionHost,
): MountedQuestion<ChoiceAnswer> {
  const rows = [...form.querySelectorAll<HTMLElement>('[data-part]')];
  const idOf = (row: HTMLElement) => row.dataset.part ?? '';
  const inputOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>('input');
  form.addEventListener('change', () => changed());

  const mark = (row: HTMLElement, state: Mark | undefined, note: string, feedback: string) => {
    if (state) row.dataset.state = state;
    else delete row.dataset.state;
    row.querySelector('[data-part-icon]')?.setAttribute('href', state ? `#i-${icons[state]}` : '');
    const noteElement = row.querySelector('[data-part-note]');
    if (noteElement) noteElement.textContent = note;
    const feedbackElement = row.querySelector('[data-part-feedback]');
    feedbackElement?.toggleAttribute('hidden', feedback === '');
    feedbackElement?.replaceChildren(
      ...new DOMParser().parseFromString(feedback, 'text/html').body.childNodes,
    );
  };

  return {
    read: () => rows.filter((row) => inputOf(row)?.checked).map(idOf),
    write(answer) {
      for (const row of rows) {
        const input = inputOf(row);
        if (input) input.checked = answer?.includes(idOf(row)) ?? false;
      }
    },
    reveal(answer, { show, parts, words }) {
      for (const row of rows) {
        const id = idOf(row);
        const ticked = answer.includes(id);
        const right = key.answer.includes(id);
        let state: Mark = 'other';
        if (ticked && show.includes('marks')) state = right ? 'right' : 'wrong';
        else if (!ticked && right && show.includes('answers')) state = 'missed';
        const note = noteKey(state, ticked, key.multiple);
        mark(
          row,
          state,
          note ? words(note) : '',
          ticked && show.includes('feedback') ? (parts[id] ?? '') : '',
        );
      }
    },
    conceal: () => rows.forEach((row) => mark(row, undefined, '', '')),
    lock(locked) {
      form.toggleAttribute('data-locked', locked);
      for (const row of rows) {
        const input = inputOf(row);
        if (input) input.disabled = locked;
      }
    },
    arrange(rank) {
      const box = rows[0]?.parentElement;
      const pinned = (id: string, where: string) => key.pinned?.[id] === where;
      const place = (id: string) => (pinned(id, 'last') ? 1 : 0) - (pinned(id, 'first') ? 1 : 0);
      // Pinned ones keep the author's order among themselves.
      const order = (id: string) => (place(id) === 0 ? rank(id) : rows.findIndex((row) => idOf(row) === id));
      box?.append(
        ...[...rows].sort((a, b) => place(idOf(a)) - place(idOf(b)) || order(idOf(a)) - order(idOf(b))),
      );
    },
  };
}

export const mount = mountChoice as LearnerModule['mount'];
