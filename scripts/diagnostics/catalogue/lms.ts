import { entry, reporterOf } from '../diagnostic.ts';
import { listWords } from './course.ts';

const about = (name: string) => `More: coursewright lms ${name}.`;
const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000)} MB`;

/** What is known of the LMSs in `lms` and doesn't fit the course. */
export const lmsCatalogue = {
  'lms-refuses-package': entry<{
    target: string;
    lms: { name: string; title: string; why: string; plays: readonly string[] };
  }>('warning', ({ target, lms: { name, title, why, plays } }) => ({
    message: `${title} doesn't play \`${target}\`: ${why}`,
    hint: `Publish ${listWords(plays)} for it, or name in \`lms\` the LMS that this package is for. ${about(name)}`,
  })),
  'lms-without-package': entry<{
    lms: { name: string; title: string; plays: readonly string[] };
    targets: readonly string[];
  }>('warning', ({ lms: { name, title, plays }, targets }) => ({
    message: `${title} plays none of the packages that are published (${listWords(targets, 'and')}).`,
    hint: `Add ${listWords(plays)} to \`publish\`. ${about(name)}`,
  })),
  'edition-unknown-to-lms': entry<{
    target: string;
    edition: string;
    known: readonly string[];
    lms: { name: string; title: string };
  }>('warning', ({ target, edition, known, lms: { name, title } }) => ({
    message: `${title} names edition ${listWords(known)} of SCORM 2004 as its own, and \`${target}\` is built as edition \`${edition}\`.`,
    hint: `Leave \`edition\` out: the build then takes one that every LMS in \`lms\` knows. ${about(name)}`,
  })),
  'no-score-for-gradebook': entry<{ lms: { name: string }; shows: string; instead: string }>(
    'warning',
    ({ lms: { name }, shows, instead }) => ({
      message: `No quiz counts for a score. ${shows}`,
      hint: `Add a quiz that counts. Or ${instead}. ${about(name)}`,
    }),
  ),
  'answers-not-in-report': entry<{
    target: string;
    lms: { name: string; title: string; plays: readonly string[] };
    shows: string;
  }>('warning', ({ target, lms: { name, title, plays }, shows }) => ({
    message: `${title} and \`${target}\`: ${shows}`,
    hint:
      plays.length > 0
        ? `If teachers read answers there, publish ${listWords(plays)} for it. ${about(name)}`
        : about(name),
  })),
  'package-too-large-for-lms': entry<{
    target: string;
    bytes: number;
    limit: number;
    lms: { name: string; title: string };
    beyond: string | undefined;
  }>('warning', ({ target, bytes, limit, lms: { name, title }, beyond }) => ({
    message: `The media in \`${target}\` alone take ${megabytes(bytes)}, and ${title} takes packages of up to ${megabytes(limit)}.${beyond ? ` ${beyond}` : ''}`,
    hint: `Compress films more, shorten them, or split the course in two. ${about(name)}`,
  })),
};

export const reportLms = reporterOf(lmsCatalogue);
