import { entry, reporterOf } from '../diagnostic.ts';

const restore =
  'Take the file back from your version control (git checkout -- course.lock.json) and build again.';

export const lockCatalogue = {
  'lock-has-conflict': entry('error', () => ({
    message: 'course.lock.json holds the marks of a merge conflict: two branches both built something new.',
    hint: 'Run coursewright ids --merge: it puts one tail behind the other, so that packages of both branches stay readable.',
  })),
  'lock-unreadable': entry<{ reason: string }>('error', ({ reason }) => ({
    message: `course.lock.json can't be read: ${reason}. Without it saved progress of learners can't be understood.`,
    hint: restore,
  })),
  'lock-of-another-course': entry<{ lockId: string; courseId: string }>('error', ({ lockId, courseId }) => ({
    message: `course.lock.json belongs to the course "${lockId}", but this course's id is "${courseId}".`,
    hint: `An id is permanent: with a new one the LMS deletes every grade, and no progress can be carried over. Write "id: ${lockId}" again, or, if this is a new course made from a copy, delete course.lock.json.`,
    mended: `id: ${lockId}`,
  })),
  'iri-changed': entry<{ before: string; now: string | undefined }>('error', ({ before, now }) => ({
    message: `iri was ${before} when this course was first built${now ? `, now it is ${now}` : ', now it is gone'}.`,
    hint: 'All statements that were ever sent carry the old one; with another, an LRS sees another course. Write the old one again.',
    mended: `iri: ${before}`,
  })),
  'id-was-something-else': entry<{ id: string; before: string; now: string; release?: string | undefined }>(
    'error',
    ({ id, before, now, release }) => ({
      message: `"${id}" was ${before} in ${release === undefined ? 'an earlier build' : `release ${release}`}, now it is ${now}.`,
      hint: "Learners' records still point at the old one. Give the new one an id of its own; an id is never used twice.",
    }),
  ),
  'id-used-before': entry<{ id: string; called: string; free: boolean; release?: string | undefined }>(
    'error',
    ({ id, called, free, release }) => ({
      message: `"${id}" was the id of what is called "${called}" now${release === undefined ? '' : ` (release ${release} had it)`}.`,
      hint: free
        ? `If this is the same thing, say so with \`was: ${called}\`; if it is another, give it an id of its own: an id is never used twice.`
        : 'Give it an id of its own: an id is never used twice.',
    }),
  ),
  'was-unknown': entry<{ was: string; suggestion?: string | undefined }>('error', ({ was, suggestion }) => ({
    message: `\`was\` names "${was}", which no build of this course knows.`,
    hint:
      suggestion === undefined
        ? 'Write the id that course.lock.json has, or leave `was` out if nothing of it was ever built.'
        : `Did you mean \`${suggestion}\`?`,
  })),
  'was-still-there': entry<{ id: string; was: string }>('error', ({ id, was }) => ({
    message: `"${id}" was "${was}", it says, but "${was}" is still in the course.`,
    hint: `Remove \`was\` if they are two things; remove the old one if it was renamed or moved.`,
  })),
  'was-names-another': entry<{ id: string; was: string }>('error', ({ id, was }) => ({
    message: `"${id}" was "${was}", it says, but a build has known both: learners have progress in each of them.`,
    hint: `Two things can't become one. Remove \`was\`, or give this one an id that was never used.`,
  })),
  'locks-not-mergeable': entry('error', () => ({
    message:
      'The two sides of this conflict are not two branches of one lock: course, iri or the way of numbering differ.',
    hint: 'Take the file back from one of the branches, and give what the other one added ids of its own.',
  })),
  'version-too-small': entry<{ version: string; last: string; least: string; step: string; why: string }>(
    'error',
    ({ version, last, least, step, why }) => ({
      message: `After ${last}, ${version} says too little: this is a ${step} step (${why}).`,
      hint: `Release it as ${least} or higher, or say --force.`,
    }),
  ),
  'version-not-new': entry<{ version: string; last: string }>('error', ({ version, last }) => ({
    message: `${version} is not higher than ${last}, the last release.`,
    hint: 'A version names one edition for ever. Give the next one a higher number.',
  })),
  'state-unreadable': entry<{ why: string }>('error', ({ why }) => ({
    message: `This is no saved state that the course can read: ${why}.`,
    hint: 'A state is what an LMS keeps as suspend_data; it is read with the course.lock.json of its own course.',
  })),
  'state-json-unfit': entry<{ at: string; why: string }>('error', ({ at, why }) => ({
    message: `\`${at}\` can't be put into a saved state: ${why}.`,
    hint: 'Take what `coursewright state decode` prints, and change values in it.',
  })),
  'lock-frozen': entry<{ added: string[] }>('error', ({ added }) => ({
    message: `This build would add ${added.length} ${added.length === 1 ? 'line' : 'lines'} to course.lock.json (${added.slice(0, 3).join(', ')}${added.length > 3 ? ', …' : ''}), but the lock is frozen.`,
    hint: 'Build without --frozen where the course is written, and commit course.lock.json with it.',
  })),
  'resume-data-too-long': entry<{
    worst: number;
    limit: number;
    parts: { what: string; characters: number }[];
  }>('error', ({ worst, limit, parts }) => ({
    message: `Resume data could need ${worst} characters; this target's LMSs keep ${limit}. Most of it: ${parts
      .slice(0, 5)
      .map(({ what, characters }) => `${what} (${characters})`)
      .join(', ')}.`,
    hint: 'Split the course in two, or ask for shorter texts.',
  })),
};

export const reportLock = reporterOf(lockCatalogue);
