import { clone, find, seek, show, write } from '../../player/dom.ts';
import type { MoreParts } from '../../player/more-module.ts';
import { courseResult, questionsOf, type CourseResult } from './result.ts';
import { answerWords, headLines, quizLine, resultTable, resultText, type Heading } from './result-files.ts';

/** The learner's result as a page of its own: to read, to print, to keep as a text or a table. */
export function bindResult(parts: MoreParts): void {
  const { app, course, list, session, lessons, types, words } = parts;
  const main = find(document, 'main');
  const shown = () => seek(main, 'screen="course-result"');

  async function collect(): Promise<CourseResult> {
    const data = await Promise.all(
      course.lessons.map((lesson) => lessons.data(lesson).catch(() => ({ questions: {} }))),
    );
    return courseResult({
      course,
      list,
      progress: session.log.progress(),
      questions: questionsOf(data),
      rulesOf: (type) => types[type]?.rules,
      say: words,
    });
  }

  const heading = (): Heading => ({
    course: course.title,
    version: course.version,
    name: seek<HTMLInputElement>(main, 'result-who')?.value.trim() ?? '',
    moment: words.moment(Date.now()),
  });

  const row = (label: string, texts: readonly string[]) => {
    const made = clone(document, 'row');
    write(made, 'row-label', label);
    const text = find(made, 'row-text');
    text.replaceChildren(
      ...texts.map((each) => Object.assign(document.createElement('p'), { textContent: each })),
    );
    return made;
  };

  const fillHead = (result: CourseResult) =>
    seek(main, 'result-head')?.replaceChildren(
      ...headLines(result, heading(), words).map(([label, text]) => row(label, [text])),
    );

  function fill(result: CourseResult): void {
    fillHead(result);
    const section = (title: string, text: string, answers: CourseResult['practice']) => {
      const made = clone(document, 'result-quiz');
      write(made, 'result-quiz-title', title);
      write(made, 'result-quiz-score', text);
      find(made, 'result-answers').replaceChildren(
        ...answers.map((line) => row(line.question, answerWords(line, words))),
      );
      return made;
    };
    find(main, 'result-quizzes').replaceChildren(
      ...result.quizzes.map((quiz) => section(quiz.title, quizLine(quiz, words), quiz.answers)),
      ...(result.practice.length > 0 ? [section(words('result_practice'), '', result.practice)] : []),
    );
  }

  async function open(): Promise<void> {
    const result = await collect();
    main.replaceChildren(clone(document, 'screen="course-result"'));
    fill(result);
    find(main, 'heading').focus();
    window.scrollTo(0, 0);
  }

  function keep(extension: string, type: string, content: string): void {
    const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    const link = Object.assign(document.createElement('a'), {
      href: url,
      download: `${course.id}-${words('result_file')}.${extension}`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  const actions: Record<string, () => unknown> = {
    'see-result': open,
    'print-result': () => window.print(),
    'keep-text': async () => keep('txt', 'text/plain', resultText(await collect(), heading(), words)),
    'keep-table': async () => keep('csv', 'text/csv', resultTable(await collect(), heading(), words)),
    'leave-result': app.end,
  };
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    actions[event.target.closest<HTMLElement>('[data-action]')?.dataset.action ?? '']?.();
  });

  // What is printed here is this page alone; the handout of the whole course is for any other.
  window.addEventListener('beforeprint', () => {
    const screen = shown();
    if (!screen) return;
    for (const handout of document.querySelectorAll('.handout')) handout.remove();
    document.documentElement.removeAttribute('data-printing');
    const who = seek<HTMLInputElement>(screen, 'result-who')?.value.trim() ?? '';
    const head = find(screen, 'result-head');
    if (who !== '') head.prepend(row(words('result_name'), [who]));
    show(seek(screen, 'result-ask'), false);
  });
  window.addEventListener('afterprint', () => {
    const screen = shown();
    if (!screen) return;
    show(seek(screen, 'result-ask'), true);
    void collect().then(fillHead);
  });
}
