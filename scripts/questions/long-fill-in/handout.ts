/** An answer to be taken along. */
export interface Handout {
  /** As a file. */
  name: string;
  question: string;
  text: string;
  /** What stands below the text when it is printed. */
  more: readonly HTMLElement[];
}

/** Milliseconds that a browser may take to begin with a download. */
const downloadPause = 10_000;

/** Gives the answer to the learner as a text file; nothing leaves the browser. */
export function saveText({ name, question, text }: Handout): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob([`${question}\n\n${text}\n`], { type: 'text/plain;charset=utf-8' }),
  );
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), downloadPause);
}

/** Prints the answer alone: the page's own handout stays away while the mark is set. */
export function printText({ question, text, more }: Handout): void {
  const mark = 'data-printing-answer';
  document.querySelectorAll('[data-answer-print]').forEach((old) => old.remove());
  const page = document.createElement('div');
  page.className = 'answer-print';
  page.toggleAttribute('data-answer-print', true);
  const title = document.createElement('h1');
  title.textContent = question;
  const answer = document.createElement('p');
  answer.className = 'answer-print-text';
  answer.dir = 'auto';
  answer.textContent = text;
  page.append(title, answer, ...more.map((each) => each.cloneNode(true)));
  document.body.append(page);
  document.documentElement.toggleAttribute(mark, true);
  const clear = () => {
    page.remove();
    document.documentElement.toggleAttribute(mark, false);
  };
  let prints = false;
  addEventListener('beforeprint', () => (prints = true), { once: true });
  addEventListener('afterprint', clear, { once: true });
  print();
  // An LMS's frame may forbid it, and then nothing happens at all.
  if (!prints) clear();
}
