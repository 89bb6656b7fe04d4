import { entry } from '../diagnostic.ts';

/** Where statements go, and what may not stand in a course for it. They join those of course.yaml. */
export const lrsEntries = {
  'missing-iri': entry<{ needs: string; example: string }>('error', ({ needs, example }) => ({
    message: `${needs} needs \`iri\`: every record outside the LMS names the course and its questions by it.`,
    hint: `Add \`iri: ${example}\`, an address below one that is yours; nothing has to be there. It is permanent.`,
  })),
  'credential-in-course': entry('error', () => ({
    message: 'Here stands a secret, and whoever can read the course or its package can use it.',
    hint: 'Delete it here, change it on the server, and let `lrs.token` name a service that gives each learner a token. See: coursewright help lrs.',
  })),
  'lrs-not-encrypted': entry<{ value: string; mended?: string | undefined }>(
    'error',
    ({ value, mended }) => ({
      message: `\`${value}\` is not encrypted: on its way anybody could read what learners answer, and the token.`,
      hint: 'Write `https://`. Only on your own computer (`http://localhost`) it may be without.',
      ...(mended === undefined ? {} : { mended }),
    }),
  ),
  'lrs-without-credentials': entry<{ targets: string }>('warning', ({ targets }) => ({
    message: `Nothing says how ${targets} may write into this LRS: only a launch whose address brings the right to it will send statements.`,
    hint: 'Add `token: …`, a service that gives each learner a short-lived token. See: coursewright help lrs.',
  })),
};
