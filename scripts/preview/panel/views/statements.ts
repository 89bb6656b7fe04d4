import type { LearnerRecord, ShownStatement } from '../../messages.ts';
import { el } from '../dom.ts';
import type { PanelView } from '../view.ts';

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const columns = ['Time', 'Verb', 'Object', 'Result', 'Findings'];

/** The statements in the preview's LRS, the newest first, with what breaks a rule in them. */
export const statementsView: PanelView = {
  name: 'statements',
  title: 'Statements',
  isFor: ({ lrs }) => lrs !== undefined,
  mount(box) {
    const counts = el('p');
    const overall = el('ul', { class: 'findings' });
    const body = el('tbody');
    box.append(
      counts,
      el('p', { class: 'small' }, 'The newest first. An object opens its whole statement.'),
      overall,
      el(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Statements' },
        el(
          'table',
          { class: 'statements' },
          el('thead', {}, el('tr', {}, ...columns.map((text) => el('th', { scope: 'col' }, text)))),
          body,
        ),
      ),
    );
    /** Rows stay what they are, so that what was opened in them stays open. */
    const rows = new Map<string, HTMLElement>();
    return ({ lrs }) => {
      const { record } = lrs ?? {};
      counts.textContent = record ? summary(record) : 'Nothing is known yet.';
      overall.replaceChildren(
        ...(record?.overall ?? []).map((finding) => el('li', { class: 'error' }, `The session: ${finding}`)),
        ...(record?.refused ?? []).map(({ reason, times }) =>
          el('li', { class: 'warning' }, `Refused, ${times} ×: ${reason}`),
        ),
      );
      const shown = [...(record?.statements ?? [])].reverse();
      const keys = new Set(shown.map(keyOf));
      for (const [key, row] of rows)
        if (!keys.has(key)) {
          row.remove();
          rows.delete(key);
        }
      for (const [index, statement] of shown.entries()) {
        const row = rows.get(keyOf(statement)) ?? rowOf(statement);
        rows.set(keyOf(statement), row);
        if (body.children[index] !== row) body.insertBefore(row, body.children[index] ?? null);
      }
    };
  },
};

/** A row is another one when something else is found in its statement. */
const keyOf = ({ id, findings }: ShownStatement) => [id, ...findings].join('\n');

function summary({ arrived, statements, overall, refused, registration }: LearnerRecord): string {
  const found = statements.reduce((sum, { findings }) => sum + findings.length, overall.length);
  const times = refused.reduce((sum, each) => sum + each.times, 0);
  const { length } = statements;
  return `${arrived} sent, ${length} stored, ${times} refused; findings: ${found === 0 ? 'none' : found}. Registration ${registration}.`;
}

function rowOf({ at, verb, object, result, findings, whole }: ShownStatement): HTMLElement {
  const cell = (...children: (Node | string)[]) => el('td', {}, ...children);
  return el(
    'tr',
    {},
    cell(time.format(new Date(at))),
    cell(verb),
    cell(
      el(
        'details',
        {},
        el('summary', { 'aria-label': `${object}: JSON of ${verb}` }, object),
        el(
          'pre',
          { class: 'packed', tabindex: '0', 'aria-label': `Statement: ${verb} ${object}` },
          JSON.stringify(whole, null, 2),
        ),
      ),
    ),
    cell(result),
    el('td', { class: findings.length > 0 && 'found' }, findings.length === 0 ? 'none' : findings.join('; ')),
  );
}
