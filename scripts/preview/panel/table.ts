import { el } from './dom.ts';

/** Characters up to which a cell's words stay whole. */
const unbroken = 30;

/** A table that scrolls by itself where it is too wide, also by keyboard. */
export function scrolling(head: string[], rows: string[][], label: string): HTMLElement {
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))),
      el(
        'tbody',
        {},
        ...rows.map((cells) =>
          el('tr', {}, ...cells.map((text) => el('td', { class: text.length > unbroken && 'long' }, text))),
        ),
      ),
    ),
  );
}
