import { z } from 'zod';
import { suggest } from '../../diagnostics/suggest.ts';
import { profileNames } from '../../profiles/list.ts';
import { idPattern } from '../ids.ts';
import { navigationWords, responseWords } from '../quiz-words.ts';
import { defaultsSchema } from './quiz.ts';
import {
  allShareOrNone,
  colour,
  courseId,
  host,
  id,
  language,
  number,
  path,
  serviceUrl,
  share,
  url,
  version,
  word,
} from './scalars.ts';
import { map, oneOrList, orderedMap, text } from './shapes.ts';
import { publishSchema, type TargetKeys } from './publish.ts';
import { Finding, scalar } from './scalar.ts';

/** Format versions that this program reads. */
export const formats = ['1'];

const completionWords = ['passed', 'submitted', 'none'] as const;
type CompletionWord = (typeof completionWords)[number];

/** A word, or the id of the one quiz that must be passed. */
const oneRule = scalar('a word or a list of quizzes', { type: 'string' }, (text): CompletionWord | string[] | Finding => {
  const known = completionWords.find((each) => each === text);
  if (known !== undefined) return known;
  if (idPattern.test(text)) return [text];
  const suggestion = suggest(text, completionWords);
  return Finding.of('unknown-word', { value: text, words: completionWords, suggestion }, suggestion);
});

const format = scalar('the number `1`', { enum: [1, '1'] }, (value) => {
  if (formats.includes(value)) return value;
  return /^[2-9]\d*$|^1\d+$/.test(value)
    ? Finding.of('newer-format', { value })
    : Finding.of('unknown-format', { value }, '1');
});

const publisher = map(
  {
    name: text().describe('Who publishes the course.'),
    url: url().describe('Their web address.').optional(),
  },
  'a map such as `{ name: Your company }`',
);

const theme = map(
  {
    accent: colour().describe('The colour of buttons and marks: six hexadecimal digits without #.').optional(),
    logo: map(
      {
        file: path().describe('The logo: an image file.'),
        alt: text().describe('The name that the logo shows.').optional(),
      },
      'a map such as `{ file: media/logo.svg, alt: Your company }`',
    )
      .describe('Shown on the first screen.')
      .optional(),
    font: z
      .union([
        word(['system', 'serif']),
        map(
          {
            file: path().describe('The font: WOFF2, WOFF, TTF or OTF.'),
            name: text().describe("The font's name."),
          },
          '`system`, `serif` or a map such as `{ file: media/Inter.woff2, name: Inter }`',
        ),
      ])
      .describe('system (default), serif, or a font file.')
      .optional(),
    css: path().describe('A stylesheet that has the last word.').optional(),
  },
  'a map such as `{ accent: 0B5FFF }`',
);

const completion = map(
  {
    slides: allShareOrNone().describe('How many of the slides must be done: all (default), a share such as 80%, or none.').optional(),
    quizzes: z
      .union([oneRule, z.array(id(), 'a list')])
      .describe('What must happen to every quiz that counts: passed (default), submitted or none. Or a list: the quizzes that must be passed.')
      .optional(),
  },
  'a map such as `{ slides: all, quizzes: passed }`',
);

const score = map(
  {
    weights: orderedMap(id(), number('a weight', 'a number from 0 up', () => true), 'a map such as `{ check: 30, exam: 70 }`')
      .describe("What each quiz that counts weighs in the course's score; default: its points.")
      .optional(),
    pass_mark: share().describe("The course's score that passes, beside each quiz's own; default none.").optional(),
  },
  'a map such as `{ pass_mark: 80% }`',
);

const lrs = map(
  {
    endpoint: serviceUrl().describe('Where the LRS takes statements; the address before /statements.'),
    token: serviceUrl()
      .describe('A service that gives each learner a short-lived token; it is asked when the course is opened.')
      .optional(),
    home_page: url().describe("Of the learner's account in statements; default: the LMS's own origin.").optional(),
  },
  'a map such as `{ endpoint: https://lrs.example.org/xapi/ }`',
);

const omitted = () => word(['omit']);

const privacy = map(
  {
    free_text: omitted().describe('What learners write in their own words is left out of statements, and of the saved state where an LRS keeps it.').optional(),
    name: omitted().describe("The learner's name is left out of statements; the account stays.").optional(),
  },
  'a map such as `{ free_text: omit, name: omit }`',
);

const lintLevels = ['off', 'warning', 'error'] as const;

/** Names of rules are the linter's own business: it says of each whether there is such a rule. */
const ruleName = () => z.string('the name of a rule');

/** `course.yaml`. `targets` are those that `publish` can name. */
export function courseSchema(targets: readonly TargetKeys[]) {
  return map(
    {
      format: format.describe('The version of this format: 1.'),
      id: courseId().describe("Permanent name of the course; also its folder's and its package's."),
      title: text().describe("The course's title."),
      version: version().describe('Three numbers, such as 1.0.0.'),
      language: language().describe('Language of the course as a tag such as en, de or pt-BR; the player speaks it.'),
      description: text().describe('What the course is about, for the LMS.').optional(),
      publisher: publisher.describe('Who publishes the course.').optional(),
      license: text().describe('Under which terms the course may be used, such as CC BY 4.0.').optional(),
      iri: url().describe("Base of the course's identifiers outside the LMS; permanent.").optional(),
      theme: theme.describe('Colour, logo, font and stylesheet.').optional(),
      outcomes: orderedMap(id(), text(), 'a map of ids to texts, such as `spot: Spot a phishing message`')
        .describe('What learners can do afterwards: a permanent id and a text each.')
        .optional(),
      lessons: oneOrList(id()).describe('Ids of the lessons, in order; their files lie in lessons/.'),
      completion: completion.describe('What makes the LMS say completed or passed.').optional(),
      navigation: word(navigationWords)
        .describe('free (default), or in_order: the next slide opens when this one is done.')
        .optional(),
      score: score.describe('What stands in the gradebook, 0 to 100.').optional(),
      defaults: defaultsSchema.describe('What holds for all quizzes of the course.').optional(),
      responses: word(responseWords)
        .describe('What a SCORM 1.2 report shows of an answer: text (default) or ids.')
        .optional(),
      lrs: lrs.describe('The LRS that statements also go to; no secret may stand here.').optional(),
      privacy: privacy.describe('What never leaves the browser for an LRS; default: nothing is left out.').optional(),
      lint: orderedMap(ruleName(), word(lintLevels), 'a map such as `{ no-negative-stem: off }`')
        .describe("Levels of the linter's rules, by their names: off, warning or error.")
        .optional(),
      allow_hosts: oneOrList(host()).describe('Hosts from which the course may load something; default none.').optional(),
      publish: publishSchema(targets)
        .describe(`Kinds of packages to build; default ${targets[0]?.name ?? ''}.`)
        .optional(),
      lms: oneOrList(word(profileNames))
        .describe('The LMSs that the course is for; coursewright lms lists them.')
        .optional(),
    },
    'a course',
  );
}
