import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const uploading = page(
  'vendor',
  'Docebo help: Uploading and managing SCORM as training material',
  'https://help.docebo.com/hc/en-us/articles/360020128479-Uploading-and-managing-SCORM-as-training-material',
);
const repository = page(
  'vendor',
  'Docebo help: Managing the Central repository',
  'https://help.docebo.com/hc/en-us/articles/360020124619-Managing-the-Central-repository',
);

const tinCan = page(
  'vendor',
  'Docebo help: Uploading xAPI (formerly Tin Can API) content',
  'https://help.docebo.com/hc/en-us/articles/360020128459-Uploading-xAPI-formerly-Tin-Can-API-content',
);

export const docebo: LmsProfile = {
  name: 'docebo',
  title: 'Docebo',
  about: 'SCORM and xAPI as training material. Known from help pages; not tried.',
  plays: [
    {
      target: 'scorm2004',
      editions: ['3'],
      why: 'The third edition is the one that it names; 64,000 characters of resume data.',
      source: uploading,
    },
    { target: 'scorm12', why: 'Named as well, with 4,096 characters of resume data.', source: uploading },
    {
      target: 'xapi',
      why: "With an LRS of its own, which knows a package by the activity in its tincan.xml; ours has the course's `iri` there.",
      source: tinCan,
    },
  ],
  refuses: [],
  limits: {
    resumeData: {
      scorm12: { value: 4096, source: uploading },
      scorm2004: { value: 64_000, source: uploading },
    },
  },
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Course Management, the course, Training Material, Add Training Material, SCORM, Upload File.',
      uploading,
    ),
    fact(
      'An xAPI package instead: Add Training Material, xAPI (Tin Can), Upload File; at most 1024 MB.',
      tinCan,
    ),
    fact(
      'Zips with server-side files (.php, .asp, .jsp, .py, .sh and others) are refused; a build here leaves none in.',
      uploading,
    ),
    common.playOnce,
  ],
  settings: [
    setting(
      'Convert sequencing into prerequisites',
      'off',
      'The package has one part and no sequencing.',
      uploading,
    ),
    setting(
      'View mode, for each device',
      'a new window on small screens',
      'A frame within the page leaves little room.',
      'untested',
    ),
  ],
  gradebook: [common.score, common.status],
  replace: [
    common.sameId,
    fact(
      'Material that several courses use is kept, and tracked, in one place in the Central repository: replace it there.',
      repository,
    ),
    fact(
      'Whether those who are half way go on with the old version or lose their progress is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};
