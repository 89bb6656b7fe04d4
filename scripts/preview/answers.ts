import type { AnswerRow, Elements } from './stand-in.ts';

/**
 * The answers that are stored of an attempt, a row each, by index. SCORM 1.2 and 2004 differ in one name.
 * @param stored all elements of the attempt
 */
export function answersIn(stored: Elements): AnswerRow[] {
  const rows = new Map<number, AnswerRow>();
  for (const [element, value] of Object.entries(stored)) {
    const [, index, name = ''] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
    if (index === undefined) continue;
    const row = rows.get(Number(index)) ?? {
      index: Number(index),
      id: '',
      response: '',
      right: '',
      result: '',
    };
    rows.set(row.index, row);
    if (name === 'id' || name === 'result') row[name] = value;
    else if (name === 'student_response' || name === 'learner_response') row.response = value;
    else if (/^correct_responses\.\d+\.pattern$/.test(name))
      row.right = row.right === '' ? value : `${row.right},${value}`;
  }
  return [...rows.values()].sort((a, b) => a.index - b.index);
}
