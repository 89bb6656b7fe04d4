export interface Drag {
  mayDrag(): boolean;
  /** Moves a row one place up or down; false where it can go no further. */
  step(row: HTMLElement, way: 'up' | 'down'): boolean;
  /** The row was let go at another place. */
  settle(row: HTMLElement): void;
}

/** What a press belongs to by itself. */
const own = 'button, a, audio, summary, input';

/**
 * Lets rows of a list be dragged up and down, beside the buttons that do the same: with a mouse anywhere on the row,
 * with a finger or pen at its `data-grip`, so that the page can still be scrolled. Only neighbours move in the page: the
 * row itself would lose the pointer.
 */
export function dragRows(list: HTMLElement, { mayDrag, step, settle }: Drag): void {
  let dragged: HTMLElement | undefined;
  let from: Element | null = null;
  let pointer = 0;

  const middleOf = (row: Element) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };
  const drop = () => {
    const row = dragged;
    dragged = undefined;
    if (!row) return;
    delete row.dataset.dragging;
    if (mayDrag() && row.previousElementSibling !== from) settle(row);
  };

  list.addEventListener('pointerdown', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const row = target?.closest<HTMLElement>('[data-part]');
    if (dragged || !row || !mayDrag() || event.button !== 0 || target?.closest(own)) return;
    if (event.pointerType !== 'mouse' && !target?.closest('[data-grip]')) return;
    row.setPointerCapture(event.pointerId);
    row.dataset.dragging = '';
    dragged = row;
    pointer = event.pointerId;
    from = row.previousElementSibling;
  });
  list.addEventListener('pointermove', ({ clientY, pointerId }) => {
    if (!dragged || pointerId !== pointer || !mayDrag()) return;
    let before = dragged.previousElementSibling;
    let after = dragged.nextElementSibling;
    while (before && clientY < middleOf(before) && step(dragged, 'up'))
      before = dragged.previousElementSibling;
    while (after && clientY > middleOf(after) && step(dragged, 'down')) after = dragged.nextElementSibling;
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) list.addEventListener(end, drop);
  // A picture would be dragged out of the page, and a slide be turned by a finger that goes aside.
  list.addEventListener('dragstart', (event) => event.preventDefault());
  list.addEventListener(
    'touchstart',
    (event) => {
      if (event.target instanceof Element && event.target.closest('[data-grip]')) event.stopPropagation();
    },
    { passive: true },
  );
}
