import type { FilePlace, ShownFinding } from '../messages.ts';
import { button, el } from './dom.ts';

/** Findings as the command line prints them; their places open the editor. */
export function findingList(
  findings: readonly ShownFinding[],
  open: (place: FilePlace) => void,
): HTMLElement {
  return el('ol', { class: 'findings' }, ...findings.map((finding) => findingItem(finding, open)));
}

function findingItem(finding: ShownFinding, open: (place: FilePlace) => void): HTMLElement {
  const { severity, message, name, hint, mended, file, line, column, frame } = finding;
  const where = `${file}:${line}:${column}`;
  return el(
    'li',
    { class: severity },
    el(
      'p',
      {},
      button(where, () => open({ file, line, column }), { class: 'place', title: 'Open in the editor' }),
      ` ${severity}: `,
      el('strong', {}, message),
      ' ',
      el('code', {}, name),
    ),
    frame === '' ? undefined : el('pre', { tabindex: '0', 'aria-label': `Line ${line} of ${file}` }, frame),
    hint === undefined ? undefined : el('p', {}, hint),
    mended === undefined ? undefined : el('p', {}, 'write: ', el('code', {}, mended)),
  );
}
