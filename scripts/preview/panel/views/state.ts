import type { Lock } from '../../../release/lock.ts';
import { decodeState } from '../../../release/state-json.ts';
import { el } from '../dom.ts';
import { newestCopy } from '../mirror.ts';
import type { PanelView } from '../view.ts';

/** The saved state as the LMS has it, or the LRS, or with neither the browser: its size, and what it says. */
export const stateView: PanelView = {
  name: 'state',
  title: 'State',
  mount(box) {
    return ({ lms, lrs, facts }) => {
      const atLrs = lrs?.whose === 'lms';
      const state = lms?.state() ?? (atLrs ? lrs.record?.state : facts && newestCopy(facts.course));
      if (state === undefined || !facts)
        return box.replaceChildren(el('p', {}, 'There is no saved state yet.'));
      const { worst, limit } = facts.resume;
      const room = limit === null ? '' : ` of ${limit}`;
      const decoded = state === '' ? { why: 'it is empty' } : decodeState(state, facts.lock as Lock);
      box.replaceChildren(
        el('p', {}, `${state.length}${room} characters of resume data; at most ${worst}.`),
        'why' in decoded
          ? el('p', {}, `It can't be read: ${decoded.why}.`)
          : el(
              'pre',
              { tabindex: '0', 'aria-label': 'The state, decoded' },
              JSON.stringify(decoded.state, null, 2),
            ),
        el('h3', {}, `As the ${lms ? 'LMS' : atLrs ? 'LRS' : 'browser'} keeps it`),
        el('pre', { tabindex: '0', class: 'packed', 'aria-label': 'The state, packed' }, state),
      );
    };
  },
};
