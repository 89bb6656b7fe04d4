import type { LmsProfile } from './profile.ts';
import { common, fact, page, setting } from './sources.ts';

const create = page(
  'vendor',
  'Cornerstone help: Course Publisher (Legacy), Create New Course/Publication',
  'https://help.csod.com/help/csod_0/Content/Content/Course_Publisher/Create_New_Publication.htm',
);
const quick = page(
  'vendor',
  'Cornerstone help: Quick Start Guide, Uploading Courses via Course Publisher',
  'https://help.csod.com/help/csod_0/Content/Quick_Start_Guides/Quick_Start_Guide_-_Uploading_Courses_via_Course_Publisher.htm',
);
const modify = page(
  'vendor',
  'Cornerstone help: Modify an Online Course (Content Uploader)',
  'https://help.csod.com/help/csod_0/Content/Content/Content_Uploader/Online_Course_Versioning/Modify_an_Online_Course.htm',
);
const replaceFiles = page(
  'vendor',
  'Cornerstone help: Course Publisher (Legacy), Replace Files',
  'https://help.csod.com/help/csod_0/Content/Content/Course_Publisher/Modify_Published_Courses.htm',
);
const users = page(
  'others',
  'Articulate community: Everything we know about Cornerstone on Demand and Storyline (2013 on)',
  'https://community.articulate.com/discussions/articulate-storyline/everything-we-know-about-cornerstone-on-demand-and-storyline',
);
const sizes = page(
  'vendor',
  'Cornerstone help: Edge Import, Online Course Assets Loads',
  'https://help.csod.com/help/csod_0/Content/0_Whats_New/212/Core/Edge_Import/Edge_Import_-_Bulk_Publish_Content_212.htm',
);

const tinCan = page(
  'vendor',
  'Cornerstone help: xAPI Package Support',
  'https://help.csod.com/help/csod_0/Content/Catalog/xAPI_Package_Support/xAPI_Support.htm',
);

export const cornerstone: LmsProfile = {
  name: 'cornerstone',
  title: 'Cornerstone OnDemand',
  about: 'The Content Uploader, and the older Course Publisher. Known from help pages; not tried.',
  plays: [
    {
      target: 'scorm2004',
      editions: ['3'],
      why: 'The third edition is the one that it implements and advises.',
      source: create,
    },
    {
      target: 'scorm12',
      why: 'Plays; users have missed it in some reports.',
      source: users,
    },
    {
      target: 'xapi',
      why: 'Taken by the Content Uploader and by Course Publisher, and managed as SCORM courses are.',
      source: tinCan,
    },
  ],
  refuses: [],
  limits: {
    packageBytes: {
      value: 250_000_000,
      text: 'So much the Course Publisher takes; the Content Uploader takes 750 MB, and Edge Import 2 GB.',
      source: sizes,
    },
  },
  traps: {},
  upload: [
    common.asItIs,
    fact(
      'Content Uploader, or in the older portals Content, Course Publisher, Create New Publication. Both need a license and a permission.',
      quick,
    ),
    fact(
      "An xAPI package needs one tincan.xml, which it has, and an activity id that no other course of the portal has: the course's `iri`.",
      tinCan,
    ),
    fact('Try it in the pilot portal first, then preview it in production before you publish it.', quick),
    common.playOnce,
  ],
  settings: [
    setting(
      'Mastery score',
      'empty, as the package has none',
      'The package says itself whether the course is passed.',
      'untested',
    ),
    setting(
      'Window',
      'as wide as it may be',
      'SCORM 2004 shows a list of parts at the side, here with one entry, which takes room.',
      users,
    ),
  ],
  gradebook: [common.score, common.status],
  replace: [
    common.sameId,
    fact(
      'Content Uploader: Course Console, Options, Modify Content. Titles, descriptions and files may change without a new version.',
      modify,
    ),
    fact(
      'Course Publisher: Replace Publication Files asks for the same files and the same manifest. Where slides or pictures were added that is not so: create a new version.',
      replaceFiles,
    ),
  ],
};
