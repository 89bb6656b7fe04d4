import { answersIn } from '../../answers.ts';
import type { LrsGradebook } from '../../messages.ts';
import type { AnswerRow, GradebookRow } from '../../stand-in.ts';
import { el } from '../dom.ts';
import { scrolling } from '../table.ts';
import type { PanelView } from '../view.ts';

const gradeOf = ({ grade }: GradebookRow) => (grade === undefined ? 'none' : `${grade} of 100`);

/** What a teacher would see: a row for each way of grading, and the answers. */
export const gradebookView: PanelView = {
  name: 'gradebook',
  title: 'Gradebook',
  mount(box) {
    return ({ lms, lrs, profiles, profile }) => {
      if (lrs?.whose === 'lms')
        return box.replaceChildren(...(lrs.record?.gradebook ? lrsGradebook(lrs.record.gradebook) : []));
      if (!lms) return box.replaceChildren(el('p', {}, 'This kind of package reports to no gradebook.'));
      const played = profiles.find(({ name }) => name === profile);
      const row = lms.gradebook();
      const attempt = lms.attempts().length;
      box.replaceChildren(
        el('h3', {}, played?.title ?? ''),
        el(
          'dl',
          {},
          ...line('Grade', gradeOf(row)),
          ...line('Status', row.status),
          ...(row.success === undefined ? [] : line('Success', row.success)),
          ...line('Activity completed', row.complete ? 'yes' : 'no'),
          ...line('Next launch', row.next),
          ...line('Attempt', String(attempt)),
        ),
        ...row.notes.map((note) => el('p', { class: 'note' }, note)),
        el('h3', {}, 'All that are known'),
        scrolling(
          ['LMS', 'Grade', 'Status', 'Next'],
          profiles.map(({ title, rules }) => {
            const other = lms.gradebook(rules);
            return [
              title,
              other.grade === undefined ? 'none' : String(other.grade),
              statusOf(other),
              other.next,
            ];
          }),
          'Grades by LMS',
        ),
        el(
          'p',
          { class: 'small' },
          'Rules were tried in Moodle; the others are shown by the letter of the standard.',
        ),
        el('h3', {}, 'Answers'),
        answerTable(answersIn(lms.attempts().at(-1) ?? {})),
      );
    };
  },
};

const line = (name: string, value: string) => [el('dt', {}, name), el('dd', {}, value)];

const successes = { passed: 'passed', failed: 'failed', unknown: 'not known' };

/** What an LMS makes of the statements: nothing else is agreed upon between it and the course. */
function lrsGradebook({
  completed,
  success,
  scaled,
  moveOn,
  satisfied,
  answers,
}: LrsGradebook): HTMLElement[] {
  return [
    el('h3', {}, 'What the statements say'),
    el(
      'dl',
      {},
      ...line('Completed', completed ? 'yes' : 'no'),
      ...line('Success', successes[success]),
      ...line('Scaled score', scaled === undefined ? 'none' : String(scaled)),
      ...(moveOn === undefined
        ? []
        : line(`moveOn (${moveOn})`, satisfied === true ? 'satisfied' : 'not satisfied')),
    ),
    el('p', { class: 'small' }, 'How an LMS turns the scaled score into a grade is its own affair.'),
    el('h3', {}, 'Answers'),
    answerTable(answers),
  ];
}

const statusOf = ({ status, success }: GradebookRow) =>
  success === undefined ? status : `${status}, ${success}`;

function answerTable(all: readonly AnswerRow[]): HTMLElement {
  const rows = all.filter(({ response, result }) => response !== '' || result !== '');
  if (rows.length === 0) return el('p', {}, 'None yet.');
  return scrolling(
    ['Question', 'Response', 'Right answer', 'Result'],
    rows.map(({ id, response, right, result }) => [id, response, right, result]),
    'Answers as a report prints them',
  );
}
