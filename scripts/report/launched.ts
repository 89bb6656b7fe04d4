import type { Call, Elements } from '../preview/stand-in.ts';
import type { LmsRules } from '../profiles/profile.ts';

/** What the page of an LMS with an API is told when a learner opens the course. */
export interface Launched {
  target: string;
  rules: LmsRules;
  start: Elements;
}

/** Whether a value was not taken. */
export const isRefusal = ({ method, result }: Call): boolean => /SetValue$/.test(method) && result !== 'true';
