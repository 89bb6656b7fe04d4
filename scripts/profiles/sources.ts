import type { Fact, Setting, Source } from './profile.ts';

type From = Source | 'untested';

export const fact = (text: string, source: From): Fact => ({ text, source });

export const setting = (name: string, value: string, why: string, source: From): Setting => ({
  name,
  value,
  why,
  source,
});

/** A page that was read in November 2026. */
export const page = (
  kind: Exclude<Source['kind'], 'tried' | 'package'>,
  what: string,
  url: string,
): Source => ({
  kind,
  what,
  url,
  date: '2026-11',
});

/** What the packages do is held by this project's own tests. */
export const ownTests: Source = {
  kind: 'package',
  what: "Coursewright's own tests: built packages in Chromium against LMS doubles",
  date: '2026-11',
};

/** A page that goes away sends at most 64 KiB in all. */
export const keepalive = page(
  'standard',
  'Fetch Standard, HTTP-network-or-cache fetch: limit of keepalive requests',
  'https://fetch.spec.whatwg.org/#http-network-or-cache-fetch',
);

/** What is the same for every LMS that plays SCORM. */
export const common = {
  asItIs: fact("Upload the zip as it is: don't unpack it, and don't pack it again.", ownTests),
  playOnce: fact('Play it once as a learner, down to the result, before you let learners in.', 'untested'),
  score: fact(
    'The score arrives as 0 to 100, and only once a quiz that counts was submitted; what makes it up is the line `score:` that the build prints.',
    ownTests,
  ),
  status: fact(
    'The course stays incomplete while a learner still has an attempt left; it becomes passed or completed, or failed for good once the attempts are used up.',
    ownTests,
  ),
  sameId: fact(
    "Keep the course's `id`, and build with the course.lock.json of the version before: the identifiers in the package stay the same, and a new package reads what every earlier one has saved.",
    ownTests,
  ),
} as const;
