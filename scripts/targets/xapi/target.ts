import type { Target } from '../target.ts';
import { tincan } from './manifest.ts';

/** Plain xAPI, launched as Tin Can packages are (Rustici, "Launch"): the LRS stands in the address. */
export const xapi: Target = {
  name: 'xapi',
  about: 'xAPI (Tin Can): reports statements to the LRS that the launch names, and keeps resume data there.',
  limits: { resumeData: null },
  tracker: 'tracker-xapi.js',
  lrsFromLaunch: true,
  manifest: (plan, _files, { text }) => [
    { path: 'tincan.xml', bytes: new TextEncoder().encode(tincan(plan, text)) },
  ],
};
