import type { QuestionData } from '../../course/player-course.ts';
import type { ShowWhat } from '../../course/quiz-words.ts';
import { answerOf } from '../../state/progress.ts';
import { answerRecord } from '../answer-record.ts';
import { find, icon, nodesFrom, seek, show, write } from '../dom.ts';
import type { LearnerModule, MountedQuestion, SlideHost } from '../host.ts';

/** One question on the page with its data, its place in the state, and what the learner did to it. */
export interface QuestionOnPage {
  /** Full id. */
  id: string;
  field: number;
  form: HTMLElement;
  data: QuestionData;
  mounted: MountedQuestion;
  isAnswered(): boolean;
  /** Points earned, 0..1, of the answer as it stands; 0 when there is none. */
  share(): number;
  /** The share it was checked or submitted with; absent while it can be changed. */
  checkedShare(): number | undefined;
  /** Appends the answer as a checked or submitted try. */
  answer(): void;
  reveal(what: readonly ShowWhat[]): void;
  /** Back to an unmarked question, with the answer that the state has. */
  restore(locked: boolean): void;
  /** Starts the clock of its latency, once an attempt. */
  appeared(): void;
  forgetTime(): void;
}

type Verdict = 'right' | 'partly' | 'wrong';
const verdictIcons: Record<Verdict, string> = { right: 'check', partly: 'half', wrong: 'cross' };
const verdictOf = (share: number): Verdict => (share >= 1 ? 'right' : share > 0 ? 'partly' : 'wrong');

export function mountQuestion(
  form: HTMLElement,
  id: string,
  field: number,
  data: QuestionData,
  host: SlideHost,
  changed: () => void,
): QuestionOnPage {
  const { rules, mount } = host.types[data.type] as LearnerModule;
  const { log } = host.session;
  let since: number | undefined;
  form.addEventListener('submit', (event) => event.preventDefault());

  const stored = () => {
    const answer = answerOf(log.progress(), host.list, field);
    const value = answer?.values && rules.unpack(data.key, answer.values);
    return value === undefined ? undefined : { value, share: answer?.share };
  };
  const onChange = () => {
    const value = mounted.read();
    const answered = rules.isAnswered(data.key, value);
    log.append({
      type: 'changed',
      question: field,
      ...(answered ? { answer: rules.pack(data.key, value) } : {}),
    });
    changed();
  };
  const mounted = mount(form, data.key, { changed: onChange, words: host.words, announce: host.announce });
  const share = () => {
    const value = mounted.read();
    return rules.isAnswered(data.key, value) ? rules.grade(data.key, value, data.partial).share : 0;
  };

  const feedback = (verdict: Verdict, what: readonly ShowWhat[]) => {
    const box = find(form, 'feedback');
    const texts = what.includes('feedback')
      ? [
          { right: data.feedback.correct, partly: data.feedback.partial, wrong: data.feedback.incorrect }[
            verdict
          ],
          data.feedback.always,
        ]
      : [];
    const html = texts.filter((text) => text !== undefined).join('');
    const marked = what.includes('marks');
    const line = find(box, 'verdict');
    line.dataset.state = verdict;
    show(line, marked);
    icon(seek(box, 'verdict-icon'), verdictIcons[verdict]);
    write(box, 'verdict-text', host.words(`verdict_${verdict}`));
    find(box, 'feedback-text').replaceChildren(...nodesFrom(html));
    box.dataset.state = marked ? verdict : '';
    show(box, marked || html !== '');
  };

  return {
    id,
    field,
    form,
    data,
    mounted,
    isAnswered: () => rules.isAnswered(data.key, mounted.read()),
    share,
    checkedShare: () => stored()?.share,
    answer() {
      const answer = mounted.read();
      const latency = since === undefined ? 0 : (performance.now() - since) / 1000;
      const record = answerRecord(id, data, answer, share(), latency);
      log.append({
        type: 'answered',
        question: field,
        answer: rules.pack(data.key, answer),
        share: record.share,
        record,
      });
    },
    reveal(what) {
      const answer = stored();
      mounted.reveal(answer?.value ?? mounted.read(), { show: what, parts: data.parts, words: host.words });
      feedback(verdictOf(answer?.share ?? share()), what);
    },
    restore(locked) {
      mounted.conceal();
      show(find(form, 'feedback'), false);
      mounted.write(stored()?.value);
      mounted.lock(locked);
    },
    appeared: () => void (since ??= performance.now()),
    forgetTime: () => void (since = undefined),
  };
}
