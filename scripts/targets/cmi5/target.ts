import { markOption } from '../../xapi/mastery.ts';
import type { Target } from '../target.ts';
import { cmi5Structure, judgement } from './manifest.ts';

/** cmi5: the LMS launches, and an LRS takes statements and state. */
export const cmi5: Target = {
  name: 'cmi5',
  about: 'cmi5: one AU that reports statements to the LRS of the LMS, and keeps resume data there.',
  // cmi5 10.1: the State resource of the LRS, which has no limit of its own.
  limits: { resumeData: null },
  tracker: 'tracker-cmi5.js',
  lrsFromLaunch: true,
  prepare(plan) {
    const { mark } = judgement(plan);
    return { diagnostics: [], ...(mark === undefined ? {} : { tracking: { [markOption]: mark } }) };
  },
  manifest: (plan, _files, { text }) => [
    { path: 'cmi5.xml', bytes: new TextEncoder().encode(cmi5Structure(plan, text)) },
  ],
};
