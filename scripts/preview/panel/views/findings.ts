import { el } from '../dom.ts';
import { findingList } from '../findings.ts';
import type { PanelView } from '../view.ts';

/** What the build has to say beside the package. */
export const findingsView: PanelView = {
  name: 'findings',
  title: 'Findings',
  mount(box) {
    return ({ findings, open }) =>
      box.replaceChildren(
        findings.length === 0 ? el('p', {}, 'The build has found nothing.') : findingList(findings, open),
      );
  },
};
