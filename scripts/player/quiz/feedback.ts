import type { QuestionData } from '../../course/player-course.ts';
import type { ShowWhat } from '../../course/quiz-words.ts';
import { slidesOf } from '../../log/facts.ts';
import { find, icon, nodesFrom, seek, show, write } from '../dom.ts';
import type { SlideHost } from '../host.ts';

type Verdict = 'right' | 'partly' | 'wrong';
const icons: Record<Verdict, string> = { right: 'check', partly: 'half', wrong: 'cross' };
const verdictOf = (share: number): Verdict => (share >= 1 ? 'right' : share > 0 ? 'partly' : 'wrong');

export interface FeedbackParts {
  form: HTMLElement;
  data: QuestionData;
  host: SlideHost;
  /** Whether there is a right and a wrong. */
  graded: boolean;
  /** Tries so far. */
  tries: number;
}

/** Verdict and texts below a question whose answer is final. `own`: which of the type's own feedback fits the answer. */
export function showFeedback(
  parts: FeedbackParts,
  share: number,
  own: readonly string[],
  what: readonly ShowWhat[],
): void {
  const { data } = parts;
  const verdict = verdictOf(share);
  const { correct, partial, incorrect, always } = data.feedback;
  const general = { right: correct, partly: partial, wrong: incorrect }[verdict];
  const texts = [...own.map((key) => data.parts[key]), parts.graded ? general : undefined, always];
  fill(parts, verdict, what, what.includes('feedback') ? texts : []);
  fillRemedial(parts, share < 1 && parts.graded && what.length > 0);
}

/** After a try that was not right: that it wasn't, what fits this very answer, the next hint, and how many tries are left. */
export function showHint(
  parts: FeedbackParts,
  share: number,
  own: readonly string[],
  what: readonly ShowWhat[],
): string {
  const { data, form, host, tries } = parts;
  const hint = data.hints[Math.min(tries, data.hints.length) - 1];
  const texts = [...(what.includes('feedback') ? own.map((key) => data.parts[key]) : []), hint];
  fill(parts, verdictOf(share), ['marks', ...what], texts);
  fillRemedial(parts, false);
  const left = data.tries - tries;
  const more = data.tries > 0 ? host.words('tries_left', { count: left }) : '';
  write(form, 'tries-left', more);
  show(seek(form, 'tries-left'), more !== '');
  return [find(form, 'verdict-text'), find(form, 'feedback-text')]
    .map(({ textContent }) => textContent.trim())
    .concat(more)
    .filter(Boolean)
    .join('. ');
}

function fill(
  { form, host, graded }: FeedbackParts,
  verdict: Verdict,
  what: readonly ShowWhat[],
  texts: readonly (string | undefined)[],
): void {
  const box = find(form, 'feedback');
  const html = [...new Set(texts.filter((text) => text !== undefined))].join('');
  const marked = graded && what.includes('marks');
  const line = find(box, 'verdict');
  line.dataset.state = verdict;
  show(line, marked);
  icon(seek(box, 'verdict-icon'), icons[verdict]);
  write(box, 'verdict-text', host.words(`verdict_${verdict}`));
  find(box, 'feedback-text').replaceChildren(...nodesFrom(html));
  show(seek(form, 'tries-left'), false);
  box.dataset.state = marked ? verdict : '';
  show(box, marked || html !== '');
}

/** The way back to the slide that explains it. */
function fillRemedial({ form, data, host }: FeedbackParts, wanted: boolean): void {
  const line = seek(form, 'remedial');
  const slide = slidesOf(host.course).find(({ id }) => id === data.remedial);
  show(line, wanted && slide !== undefined);
  if (!line || !wanted || !slide) return;
  const link = find<HTMLAnchorElement>(line, 'remedial-link');
  link.href = `#${slide.id}`;
  link.textContent = slide.title;
  show(find(form, 'feedback'), true);
}

/** The words of a question's sound, once they give nothing away. */
export function showTranscript(form: HTMLElement, { transcript }: QuestionData): void {
  const box = seek(form, 'transcript');
  if (!box || transcript === undefined) return;
  box.querySelector('.prose')?.replaceChildren(...nodesFrom(transcript));
  show(box, true);
}
