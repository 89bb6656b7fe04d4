import { mountChoice } from '../choice/learner.ts';
import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { likertRules, type LikertAnswer, type LikertKey } from './rules.ts';

export const rules = likertRules;

/** A scale is picked from like a choice, keeps its order, and has no marks: the picked step is the answer. */
function mountLikert(form: HTMLElement, key: LikertKey, host: QuestionHost): MountedQuestion<LikertAnswer> {
  const choice = mountChoice(form, { multiple: false, parts: key.parts, texts: [], answer: [] }, host);
  return {
    read: () => choice.read()[0] ?? '',
    write: (answer) => choice.write(answer === undefined ? undefined : [answer]),
    reveal: () => undefined,
    conceal: () => undefined,
    lock: choice.lock,
    arrange: () => undefined,
  };
}

export const mount = mountLikert as LearnerModule['mount'];
