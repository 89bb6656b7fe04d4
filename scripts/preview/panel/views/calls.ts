import type { Call } from '../../stand-in.ts';
import { el } from '../dom.ts';
import type { PanelView } from '../view.ts';
import { scrolling } from '../table.ts';

const shown = 200;
const longest = 120;
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

const said = ({ method, args }: Call) => {
  const texts = args.map((arg) => (arg.length > longest ? `${arg.slice(0, longest)}…` : arg));
  return `${method}(${texts.map((arg) => JSON.stringify(arg)).join(', ')})`;
};

/** The last calls of the course to its LMS, the newest first. */
export const callsView: PanelView = {
  name: 'calls',
  title: 'Calls',
  // What an LMS with an LRS is told, it is told in statements.
  isFor: ({ lrs }) => lrs?.whose !== 'lms',
  mount(box) {
    return ({ lms }) => {
      if (!lms) return box.replaceChildren(el('p', {}, 'This kind of package talks to no LMS.'));
      const rows = lms.calls
        .slice(-shown)
        .reverse()
        .map((call) => [
          call.at === undefined ? '' : time.format(call.at),
          said(call),
          call.error === '' || call.error === '0' ? call.result : `${call.result} (error ${call.error})`,
          call.took === undefined ? '' : `${call.took} ms`,
        ]);
      box.replaceChildren(
        el('p', {}, `The last ${rows.length}, the newest first.`),
        scrolling(['Time', 'Call', 'Result', 'Took'], rows, 'Calls to the LMS'),
      );
    };
  },
};
