import type { Target } from '../target.ts';
import { scorm12Manifest } from './manifest.ts';

/** SCORM 1.2: what every LMS plays, and what Moodle reports best. */
export const scorm12: Target = {
  name: 'scorm12',
  about: 'SCORM 1.2: one SCO with status, score, answers and resume data.',
  // Run-Time Environment 1.2, 3.4.2.2: cmi.suspend_data is a CMIString4096.
  limits: { resumeData: 4096 },
  tracker: 'tracker-scorm12.js',
  manifest: (plan, files, { text }) => [
    {
      path: 'imsmanifest.xml',
      bytes: new TextEncoder().encode(
        scorm12Manifest(
          plan,
          files.map(({ path }) => path),
          text,
        ),
      ),
    },
  ],
};
