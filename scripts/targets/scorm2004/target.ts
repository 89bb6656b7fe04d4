import type { Plan } from '../../compile/plan.ts';
import { Finding, scalar } from '../../course/schema/scalar.ts';
import type { Prepared, Publishing, Target } from '../target.ts';
import { details, type Detail } from './cmi.ts';
import { grouped, reportScorm2004, scorm2004Catalogue } from './diagnostics.ts';
import { largestSave } from './largest-save.ts';
import { scorm2004Manifest, type Edition } from './manifest.ts';

const editions = ['4', '3'] as const satisfies readonly Edition[];

const edition = scalar('an edition, `4` or `3`', { enum: [4, 3, ...editions] }, (text): Edition | Finding => {
  const found = editions.find((each) => each === text);
  return found ?? Finding.of('unknown-word', { value: text, words: editions });
});

/** From here on less is told of answers: three quarters of what a browser sends of a page that goes away. */
const comfortable = 48 * 1024;

const leftOut: Record<Detail, string> = {
  full: '',
  short: 'questions are cut to 60 characters',
  plain: 'the questions themselves are left out',
  unkeyed: 'questions and right answers are left out',
  bare: 'of each answer only its question, type, response and result are told',
};

/** SCORM 2004: completion and success apart, more room for resume data. */
export const scorm2004: Target = {
  name: 'scorm2004',
  about:
    'SCORM 2004, 4th or 3rd edition: one SCO with completion, success, progress, score, answers and resume data.',
  options: { edition: edition.describe('Which edition of SCORM 2004: 4 (default) or 3.').optional() },
  // Run-Time Environment, 3rd and 4th edition, 4.2.23: cmi.suspend_data has 64,000 characters.
  limits: { resumeData: 64_000 },
  tracker: 'tracker-scorm2004.js',
  diagnostics: scorm2004Catalogue,
  prepare,
  manifest: (plan, files, publishing) => {
    const paths = files.map(({ path }) => path);
    const manifest = scorm2004Manifest(plan, paths, publishing.text, editionOf(publishing));
    return [{ path: 'imsmanifest.xml', bytes: new TextEncoder().encode(manifest) }];
  },
};

/** As the author says; else the newest that every LMS of theirs knows. */
function editionOf({ publication, profiles }: Publishing): Edition {
  const { edition: chosen } = publication.options as { edition?: Edition };
  const known = profiles.map(
    ({ plays }) => plays.find(({ target }) => target === publication.target)?.editions ?? editions,
  );
  return chosen ?? editions.find((each) => known.every((list) => list.includes(each))) ?? '4';
}

/** Chooses how much is told of answers, so that the largest save fits into what a browser sends on leaving. */
function prepare(plan: Plan, publishing: Publishing): Prepared {
  const { profiles, text } = publishing;
  const sizes = new Map<Detail, number>();
  const detail =
    details.find((each) => {
      sizes.set(each, largestSave(plan, text, each));
      return (sizes.get(each) ?? 0) <= comfortable;
    }) ?? 'bare';
  const bytes = sizes.get(detail) ?? 0;
  const [strictest] = profiles
    .flatMap(({ title, limits }) => (limits.saveBytes ? [{ title, limit: limits.saveBytes.value }] : []))
    .sort((a, b) => a.limit - b.limit);
  const tooMuch = strictest !== undefined && bytes > strictest.limit;
  const short = detail === 'full' ? '' : `; to keep it small, ${leftOut[detail]}`;
  return {
    tracking: { detail },
    said: [`largest save: at most ${grouped(bytes)} bytes${short}`],
    diagnostics: tooMuch
      ? [
          reportScorm2004('answers-too-large-to-save', publishing.publication.place, {
            bytes,
            limit: strictest.limit,
            lms: strictest.title,
          }),
        ]
      : [],
  };
}
