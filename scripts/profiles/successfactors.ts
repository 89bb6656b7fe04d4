import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const fourth = page(
  'vendor',
  'SAP Knowledge Base 3403728: SCORM 2004 4th edition marked as completed on exit',
  'https://userapps.support.sap.com/sap/support/knowledge/en/3403728',
);
const communication = page(
  'vendor',
  'SAP Knowledge Base 2978409: settings that impact content communication',
  'https://userapps.support.sap.com/sap/support/knowledge/en/2978409',
);
const mass = page(
  'vendor',
  'SAP Knowledge Base 2568384: content files on iContent',
  'https://userapps.support.sap.com/sap/support/knowledge/en/2568384',
);
const naming = page(
  'vendor',
  'SAP Knowledge Base 2316909: how content objects are named',
  'https://userapps.support.sap.com/sap/support/knowledge/en/2316909',
);
const revising = page(
  'vendor',
  'SAP Knowledge Base 2075363: revised content for users who have it through curricula',
  'https://userapps.support.sap.com/sap/support/knowledge/en/2075363',
);

export const successfactors: LmsProfile = {
  name: 'successfactors',
  title: 'SAP SuccessFactors Learning',
  about: 'Content on the iContent server. Known from SAP knowledge base articles; not tried.',
  plays: [
    {
      target: 'scorm12',
      why: 'Plays through its API for AICC and SCORM 1.2.',
      source: communication,
    },
    {
      target: 'scorm2004',
      why: 'Since the second half of 2023 a SCORM 2004 package that leaves completion to the LMS is completed when it is left; these packages say that they set it themselves.',
      source: fourth,
    },
  ],
  refuses: [],
  limits: {},
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Import it in the administration as a content package. SCORM 2004 must not be laid on the SFTP server directly.',
      mass,
    ),
    fact(
      'It makes a content object named after the identifiers in the manifest; link that to an item.',
      naming,
    ),
    common.playOnce,
  ],
  settings: [
    setting(
      'Mastery score (of the content object)',
      'empty, as the package has none',
      'It is filled in at the import; the package says itself whether the course is passed.',
      communication,
    ),
    setting(
      'contentStructurePageKeepAliveInterval',
      'as it comes',
      'It keeps the session alive while the course is open in another window; idle for 30 minutes, it would end and nothing more would be saved.',
      communication,
    ),
  ],
  gradebook: [
    common.score,
    common.status,
    fact(
      'Tell learners to leave the content structure page open: who leaves it can cut the course off from the LMS.',
      communication,
    ),
  ],
  replace: [
    common.sameId,
    fact(
      'Where everybody is to take the new version, whether through or not: revise the item, give the revision the new content, then finalize it with learning plans and curricula updated.',
      revising,
    ),
    fact(
      'Whether those who are half way keep their progress when the content of the same item is replaced is not known. Try it with an account of your own.',
      'untested',
    ),
  ],
};
