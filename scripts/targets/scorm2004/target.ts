import { Finding, scalar } from '../../course/schema/scalar.ts';
import type { Target } from '../target.ts';
import { scorm2004Manifest, type Edition } from './manifest.ts';

const editions = ['4', '3'] as const satisfies readonly Edition[];

const edition = scalar('an edition, `4` or `3`', { enum: [4, 3, ...editions] }, (text): Edition | Finding => {
  const found = editions.find((each) => each === text);
  return found ?? Finding.of('unknown-word', { value: text, words: editions });
});

/** SCORM 2004: completion and success apart, more room for resume data. */
export const scorm2004: Target = {
  name: 'scorm2004',
  about:
    'SCORM 2004, 4th or 3rd edition: one SCO with completion, success, progress, score, answers and resume data.',
  options: { edition: edition.describe('Which edition of SCORM 2004: 4 (default) or 3.').optional() },
  // Run-Time Environment, 3rd and 4th edition, 4.2.23: cmi.suspend_data has 64,000 characters.
  limits: { resumeData: 64_000 },
  tracker: 'tracker-scorm2004.js',
  manifest: (plan, files, { text, publication }) => {
    const paths = files.map(({ path }) => path);
    const { edition: chosen = '4' } = publication.options as { edition?: Edition };
    const manifest = scorm2004Manifest(plan, paths, text, chosen);
    return [{ path: 'imsmanifest.xml', bytes: new TextEncoder().encode(manifest) }];
  },
};
