import type { QuestionData } from '../../course/player-course.ts';
import type { ShowWhat } from '../../course/quiz-words.ts';
import { earnedBy, isFinal } from '../../log/attempt.ts';
import { answerOf, triesOf, type Answer } from '../../state/progress.ts';
import { answerRecord } from '../../log/answer-record.ts';
import { find, seek, show } from '../dom.ts';
import type { LearnerModule, MountedQuestion, SlideHost } from '../host.ts';
import { showFeedback, showHint, showTranscript } from './feedback.ts';

/** One question on the page with its data, its place in the state, and what the learner did to it. */
export interface QuestionOnPage {
  /** Full id. */
  id: string;
  field: number;
  form: HTMLElement;
  data: QuestionData;
  mounted: MountedQuestion;
  /** Whether its parts have an order of the learner's own, whatever the author says. */
  alwaysShuffled: boolean;
  /** The word on the button that makes its answer final: nothing is checked where nothing is right or wrong. */
  answerWord: 'check' | 'save_answer';
  isAnswered(): boolean;
  /** What a required answer still lacks, in words; `undefined`: nothing, or it is not required. */
  lacking(): string | undefined;
  /** Whether its answer was checked as it stands. */
  isChecked(): boolean;
  /** Whether it was checked and can be tried no more in this attempt. */
  isFinal(): boolean;
  isFlagged(): boolean;
  /** Whether it was checked and is all right; a question without right and wrong always is. */
  isRight(): boolean;
  /** How often it was checked in this attempt. */
  tries(): number;
  /** Share of its points that the answer earns as it stands, less what wrong tries cost; may be below 0. */
  earned(): number;
  /** Appends the answer as a checked or submitted try. `index`: of its interaction, where its place says it. */
  answer(index?: number): void;
  flag(flagged: boolean): void;
  /** Shows what may be seen of a final answer. */
  reveal(what: readonly ShowWhat[]): void;
  /** Shows that a try was not right, and what helps the next one. Gives the words for screen readers. */
  revealTry(what: readonly ShowWhat[]): string;
  /** Back to an unmarked question, with the answer that the state has. */
  restore(locked: boolean): void;
  /** Starts the clock of its latency, once an attempt. */
  appeared(): void;
  forgetTime(): void;
}

/** Mounts a question's form. `changed` is called after each change of its answer. */
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

  const stored = (): Answer | undefined => answerOf(log.progress(), host.list, field);
  const storedValue = () => {
    const values = stored()?.values;
    return values && rules.unpack(data.key, values);
  };
  const isAnswered = () => rules.isAnswered(data.key, mounted.read());
  const mounted = mount(form, data.key, {
    words: host.words,
    announce: host.announce,
    changed(typing) {
      const value = mounted.read();
      log.append({
        type: 'changed',
        question: field,
        ...(rules.isAnswered(data.key, value) ? { answer: rules.pack(data.key, value) } : {}),
        ...(typing ? { typing: true } : {}),
      });
      changed();
    },
    noted: () => log.append({ type: 'noted', question: field, answer: rules.pack(data.key, mounted.read()) }),
  });
  const grade = () => rules.grade(data.key, mounted.read(), data.partial);
  /** The stored share where the answer itself may be gone, else its exact grade. */
  const share = (): number => {
    const known = stored()?.share;
    if (known === 0 || known === 1) return known;
    return isAnswered() ? grade().share : 0;
  };
  const feedbackParts = () => ({
    data,
    form,
    host,
    graded: rules.graded !== false,
    tries: triesOf(stored()),
  });

  return {
    id,
    field,
    form,
    data,
    mounted,
    alwaysShuffled: rules.alwaysShuffled === true,
    answerWord: rules.graded === false ? 'save_answer' : 'check',
    isAnswered,
    lacking: () => (data.required && isAnswered() ? mounted.lacking?.() : undefined),
    isChecked: () => stored()?.share !== undefined,
    isFinal: () => isFinal(rules, data, stored()),
    isFlagged: () => stored()?.flagged === true,
    isRight: () => rules.graded === false || stored()?.share === 1,
    tries: () => triesOf(stored()),
    earned: () => earnedBy(stored(), data.penalty, () => (isAnswered() ? grade().share : 0)),
    answer(index) {
      const answer = mounted.read();
      const latency = since === undefined ? 0 : (performance.now() - since) / 1000;
      const record = answerRecord(id, data, answer, grade().share, latency);
      log.append({
        type: 'answered',
        question: field,
        answer: rules.pack(data.key, answer),
        share: record.share,
        record: index === undefined ? record : { ...record, index },
      });
    },
    flag: (flagged) => log.append({ type: 'flagged', question: field, flagged }),
    reveal(what) {
      const value = storedValue() ?? mounted.read();
      mounted.reveal(value, { show: what, partial: data.partial, parts: data.parts, words: host.words });
      const own = isAnswered() ? (grade().feedback ?? []) : [];
      showFeedback(feedbackParts(), stored()?.share ?? share(), own, what);
      showTranscript(form, data);
    },
    revealTry(what) {
      const own = isAnswered() ? (grade().feedback ?? []) : [];
      return showHint(feedbackParts(), stored()?.share ?? 0, own, what);
    },
    restore(locked) {
      mounted.conceal();
      show(find(form, 'feedback'), false);
      show(seek(form, 'transcript'), false);
      mounted.write(storedValue());
      mounted.lock(locked);
    },
    appeared: () => void (since ??= performance.now()),
    forgetTime: () => void (since = undefined),
  };
}
