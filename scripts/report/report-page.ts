import { readableComponents, readableIndexes } from '../compile/codebook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { facts, html, list, table, type Html, type Part } from '../html/html.ts';
import { authorsPage, reportStyle } from '../html/page.ts';
import { readableKey } from '../questions/readable-key.ts';
import type { ClassResult, LearnerResult } from './class.ts';
import type { CourseReport } from './report.ts';
import { inLanguage } from './texts.ts';

const style = `${reportStyle}
.empty { color: var(--quiet); }
@media (max-width: 48rem) { .wide table { min-inline-size: 48rem; } }
@media print { table { font-size: 8pt; } }
`;

const dash = '–';
const none = html`<span class="empty">${dash}</span>`;
const codes = (ids: readonly string[]): Part =>
  ids.length === 0 ? none : ids.map((id, index) => [index > 0 && ', ', html`<code>${id}</code>`]);

/** Everything about a course on one page, for its authors and for whoever puts it into an LMS. */
export function reportPage(report: CourseReport, diagnostics: readonly Diagnostic[]): string {
  const { title, version, language, lms, classes } = report;
  const course = inLanguage(language);
  const told = classes.filter(({ learners }) => learners.some((each) => each.statements));
  return authorsPage({
    title: `Report: ${title}`,
    own: style,
    body: html`<main>
<h1>Report: <span${course}>${title}</span></h1>
<p>Version ${version}. ${lms[0]?.toUpperCase()}${lms.slice(1)}.</p>
${faults(diagnostics)}
<nav aria-label="Parts of this report">${list([
      html`<a href="#class">The class in the gradebook</a>`,
      html`<a href="#answers">Answers in the LMS</a>`,
      ...(told.length > 0 ? [html`<a href="#statements">Statements in the LRS</a>`] : []),
      html`<a href="#outcomes">Outcomes</a>`,
      html`<a href="#lessons">Lessons and sizes</a>`,
      html`<a href="#codebook">Codebook</a>`,
    ])}</nav>
<h2 id="class">The class in the gradebook</h2>
<p>A class of ${classes[0]?.learners.length ?? 0} learners, each of whom does what is decided beforehand, has taken the course through the code of the packages. What stands here is what the LMS makes of it.</p>
${classes.map(gradebook)}
${report.none.length > 0 && list(report.none.map(({ target, lms: named, why }) => html`<code>${target}</code>${named.length > 0 && ` in ${titles(named)}`}: ${why}`))}
<h2 id="answers">Answers in the LMS</h2>
<p>The last answer of each learner to each question, as the LMS stores it; by the number of the question's column, where its report has any.</p>
${classes.map(answers)}
${
  told.length > 0 &&
  html`<h2 id="statements">Statements in the LRS</h2>
    <p>How many statements of each verb the LRS has of each learner.</p>
    ${told.map(statements)} `
}<h2 id="outcomes">Outcomes</h2>
${outcomes(report)}
<h2 id="lessons">Lessons and sizes</h2>
${sizes(report)}
<h2 id="codebook">Codebook</h2>
${codebookPart(report)}</main>
`,
  });
}

const titles = (lms: readonly { title: string }[]) => lms.map(({ title }) => title).join(', ');
const whereOf = ({ lms, target }: ClassResult) => `${titles(lms)}, ${target}`;

function faults(diagnostics: readonly Diagnostic[]): Html {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0)
    return html`<p class="good">
      Whoever does everything completes the course, each pass mark can be reached, and each question can be
      answered.
    </p>`;
  return html`<div class="bad">
    ${list(
      errors.map(
        ({ message, place, name }) =>
          html`${message} <span class="place">${place.file}:${place.line} ${name}</span>`,
      ),
    )}
  </div>`;
}

const cell = (text: string): Part =>
  text === '' ? none : text === 'yes' ? html`<span class="good">yes</span>` : text;

function gradebook(result: ClassResult): Html {
  const { columns, learners } = result;
  return table(
    whereOf(result),
    ['A learner who', ...columns.map(({ head }) => head), 'Done', 'What surprises'],
    learners.map(({ name, about, gradebook: row, slides, missing }) => [
      [about, html` <code class="quiet">${name}</code>`],
      ...columns.map(({ of }) => cell(of(row))),
      `${slides.done} of ${slides.total} slides${missing.length > 0 ? `; missing: ${missing.join(', ')}` : ''}`,
      row.notes.join(' '),
    ]),
  );
}

/** How many statements of each verb an LRS has of each learner. */
function statements(result: ClassResult): Html {
  const { learners } = result;
  const rowsOf = (about: 'course' | 'parts') =>
    [...new Set(learners.flatMap((each) => Object.keys(each.statements?.[about] ?? {})))].map((verb) => [
      html`<code>${verb}</code>${about === 'parts' && ' of a quiz or question'}`,
      ...learners.map((each) => each.statements?.[about][verb] ?? none),
    ]);
  return table(
    `Statements in ${whereOf(result)}`,
    ['Verb', ...learners.map(({ name }) => name)],
    [...rowsOf('course'), ...rowsOf('parts')],
  );
}

/** A row with an id alone keeps the place of a question that was not answered. */
const isTold = (row: LearnerResult['answers'][number] | undefined) =>
  row !== undefined && (row.response !== '' || row.result !== '');

/** Questions in rows: there may be any number of them, while the class is always the same. */
function answers(result: ClassResult): Html {
  const { learners, lms, numbersAnswers } = result;
  const silent = [...new Set(lms.flatMap(({ noAnswers }) => noAnswers ?? []))];
  const indexes = [...new Set(learners.flatMap((each) => each.answers.map(({ index }) => index)))];
  const rowOf = (learner: LearnerResult, index: number) => learner.answers.find((row) => row.index === index);
  const told = indexes
    .sort((a, b) => a - b)
    .filter((index) => learners.some((learner) => isTold(rowOf(learner, index))));
  return html`<h3>${whereOf(result)}</h3>
    ${silent.map((words) => html`<p>${words}</p>`)}
    ${
      told.length === 0
        ? html`<p>Nobody has answered anything that is told.</p>`
        : table(
            `Answers in ${whereOf(result)}`,
            [
              numbersAnswers ? 'Column and question' : 'Question',
              'Right',
              ...learners.map(({ name }) => name),
            ],
            told.map((index) => {
              const rows = learners.map((learner) => rowOf(learner, index));
              const ids = [...new Set(rows.flatMap((row) => row?.id ?? []))];
              return [
                html`${numbersAnswers && `${index} `}${codes(ids)}`,
                [...new Set(rows.flatMap((row) => (row?.right ? [row.right] : [])))].join(' | '),
                ...rows.map((row) =>
                  row && isTold(row)
                    ? html`${row.response}
                        <span class="${row.result === 'correct' ? 'good' : 'quiet'}">${row.result}</span>`
                    : none,
                ),
              ];
            }),
          )
    } `;
}

function outcomes({ coverage, language }: CourseReport): Html {
  if (coverage.outcomes.length === 0) return html`<p>The course names no outcomes.</p>`;
  return table(
    'What is taught where, and asked by which questions',
    ['Outcome', 'Text', 'Taught by', 'Asked by', 'Practised by'],
    coverage.outcomes.map(({ id, text, slides, graded, practice }) => [
      html`<code>${id}</code>`,
      html`<span${inLanguage(language)}>${text}</span>`,
      codes(slides),
      codes(graded),
      codes(practice),
    ]),
  );
}

/** A whole number with commas between thousands. */
const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

function sizes({ lessons, packages, resume, language }: CourseReport): Html {
  return html`${table(
    'Lessons',
    ['Lesson', 'Title', 'Slides', 'Questions', 'Minutes, estimated', 'Minutes, as the author says'],
    lessons.map(({ id, title, slides, questions, minutes, said }) => [
      html`<code>${id}</code>`,
      html`<span${inLanguage(language)}>${title}</span>`,
      slides,
      questions,
      minutes,
      said ?? none,
    ]),
  )}${table(
    'Packages',
    ['Package', 'Files', 'Bytes', 'Resume data, at most', 'Room for it'],
    packages.map(({ target, files, bytes, resumeLimit }) => [
      target,
      files,
      grouped(bytes),
      `${grouped(resume.worst)} characters`,
      resumeLimit === null ? 'no limit' : `${grouped(resumeLimit)} characters`,
    ]),
  )}${facts(resume.parts.slice(0, 5).map(({ what, characters }) => [`Resume data of ${what}`, `${grouped(characters)} characters`]))}`;
}

function codebookPart({ codebook, language }: CourseReport): Html {
  if (codebook.length === 0) return html`<p>The course asks nothing.</p>`;
  return table(
    'What the ids in reports mean',
    ['Id', 'Column', 'Type', 'Question', 'Parts', 'Right', 'Points', 'Revision', 'Place'],
    codebook.map((entry) => [
      html`<code>${entry.id}</code>`,
      readableIndexes(entry.indexes),
      entry.type,
      html`<span${inLanguage(language)}>${entry.stem}</span>`,
      html`<span${inLanguage(language)}>${readableComponents(entry)}</span>`,
      readableKey(entry),
      entry.weights.map(({ points }) => points).join(' or '),
      entry.revision,
      entry.place,
    ]),
  );
}
