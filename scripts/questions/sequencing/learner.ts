import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { shuffled } from '../order.ts';
import { dragRows } from './drag.ts';
import { fitting, itemsOnPage, sequencingRules, type SequencingAnswer, type SequencingKey } from './rules.ts';

export const rules = sequencingRules;

export function mountSequencing(
  form: HTMLElement,
  key: SequencingKey,
  { changed, words, announce }: QuestionHost,
): MountedQuestion<SequencingAnswer> {
  const rows = [...form.querySelectorAll<HTMLElement>('[data-part]')];
  const list = rows[0]?.parentElement ?? form;
  const ids = itemsOnPage(key);
  const idOf = (row: Element) => ids[Number((row as HTMLElement).dataset.part)] ?? '';
  const rowOf = (id: string) => rows.find((row) => idOf(row) === id);
  const order = () => [...list.children].map(idOf);
  let start = ids;
  let moved = false;
  let locked = false;

  /** Numbers the items, and says of the outer ones that they go no further. */
  const number = () => {
    const last = list.children.length - 1;
    [...list.children].forEach((row, index) => {
      const place = row.querySelector('[data-number]');
      if (place) place.textContent = words.number(index + 1);
      row.querySelector('[data-move=up]')?.setAttribute('aria-disabled', String(index === 0));
      row.querySelector('[data-move=down]')?.setAttribute('aria-disabled', String(index === last));
    });
  };
  const put = (wanted: readonly string[]) => {
    if (wanted.some((id, index) => id !== order()[index]))
      list.append(...wanted.flatMap((id) => rowOf(id) ?? []));
    number();
  };
  const say = (row: HTMLElement) => {
    const item = (key.texts[key.parts.indexOf(idOf(row))] ?? '').trim();
    const place = order().indexOf(idOf(row)) + 1;
    announce(words('order_now', { item, number: place, count: rows.length }));
  };
  /** One place up or down. The neighbour is what moves in the page, so that the item keeps the focus. */
  const step = (row: HTMLElement, way: string): boolean => {
    const other = way === 'up' ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return false;
    if (way === 'up') row.after(other);
    else row.before(other);
    return true;
  };
  const settle = (row: HTMLElement) => {
    moved = true;
    number();
    say(row);
    changed();
  };
  const move = (row: HTMLElement, way: string) => {
    if (locked) return;
    if (step(row, way)) settle(row);
    else say(row);
    row.scrollIntoView({ block: 'nearest' });
  };
  const rowAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null;

  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-move]') : null;
    const row = rowAt(button);
    if (row && button?.dataset.move) move(row, button.dataset.move);
  });
  list.addEventListener('keydown', (event) => {
    const way = { ArrowUp: 'up', ArrowDown: 'down' }[event.key];
    const onButton = event.target instanceof Element && event.target.closest('[data-move]');
    const row = rowAt(event.target);
    if (!way || !onButton || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(row, way);
  });
  dragRows(list, { mayDrag: () => !locked, step, settle });

  const mark = (row: Element, state: 'right' | 'wrong' | 'other' | undefined, note: string) => {
    if (state) (row as HTMLElement).dataset.state = state;
    else delete (row as HTMLElement).dataset.state;
    const icon = { right: '#i-check', wrong: '#i-cross', other: '' }[state ?? 'other'];
    row.querySelector('[data-part-icon]')?.setAttribute('href', icon);
    const noteElement = row.querySelector('[data-part-note]');
    if (noteElement) noteElement.textContent = note;
  };
  const showRight = (visible: boolean) => {
    const right = form.querySelector('[data-right]');
    right?.toggleAttribute('hidden', !visible);
    right?.querySelector('[data-right-list]')?.replaceChildren(
      ...(visible ? key.answer : []).map((id) => {
        const item = document.createElement('li');
        const look = rowOf(id)?.querySelector('[data-item]')?.cloneNode(true);
        if (look) item.append(look);
        return item;
      }),
    );
  };

  number();
  return {
    read: () => (moved ? order() : []),
    write(answer) {
      moved = answer !== undefined && answer.length > 0;
      put(moved ? (answer ?? []) : start);
    },
    reveal(answer, { show }) {
      if (answer.length > 0) put(answer);
      const marked = show.includes('marks') && answer.length > 0;
      const fits = fitting(key, order());
      [...list.children].forEach((row, index) => {
        const state = !marked ? 'other' : fits[index] ? 'right' : 'wrong';
        mark(row, state, marked ? words(fits[index] ? 'order_fits' : 'order_fits_not') : '');
      });
      const allRight = answer.length > 0 && fits.every(Boolean);
      showRight(show.includes('answers') && !(marked && allRight));
    },
    conceal() {
      for (const row of rows) mark(row, undefined, '');
      showRight(false);
    },
    lock(lockedNow) {
      locked = lockedNow;
      form.toggleAttribute('data-locked', locked);
      for (const button of list.querySelectorAll<HTMLButtonElement>('[data-move]')) button.disabled = locked;
    },
    arrange(rank) {
      start = shuffled(ids, rank, key.answer);
      if (!moved) put(start);
    },
  };
}

export const mount = mountSequencing as LearnerModule['mount'];
