import { el } from '../dom.ts';
import type { PanelView } from '../view.ts';
import { scrolling } from '../table.ts';

/** Longer values are cut; the saved state has a page of its own. */
const longest = 200;

/** The values that the course has set or could read, what changed last first. */
export const valuesView: PanelView = {
  name: 'values',
  title: 'Values',
  // What an LMS with an LRS is told, it is told in statements.
  isFor: ({ lrs }) => lrs?.whose !== 'lms',
  mount(box) {
    return ({ lms }) => {
      if (!lms) return box.replaceChildren(el('p', {}, 'This kind of package talks to no LMS.'));
      const changed = [...lms.changed].reverse();
      const rest = Object.keys(lms.values)
        .filter((element) => !lms.changed.has(element))
        .sort();
      const rows = [...changed, ...rest].map((element) => [
        element,
        (lms.values[element] ?? '').slice(0, longest),
      ]);
      box.replaceChildren(
        el('p', {}, `${changed.length} set in this session, the last one first.`),
        scrolling(['Element', 'Value'], rows, 'Values by element'),
      );
    };
  },
};
