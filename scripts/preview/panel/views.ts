import type { PanelView } from './view.ts';
import { callsView } from './views/calls.ts';
import { findingsView } from './views/findings.ts';
import { gradebookView } from './views/gradebook.ts';
import { stateView } from './views/state.ts';
import { statementsView } from './views/statements.ts';
import { valuesView } from './views/values.ts';

/** The panel's pages behind its controls, in their order. */
export const views: readonly PanelView[] = [
  gradebookView,
  valuesView,
  callsView,
  statementsView,
  stateView,
  findingsView,
];
