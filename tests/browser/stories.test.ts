import { expect, test } from 'vitest';
import { open, type Learner, type OpenOptions } from '../support/play.ts';
import { resumeOf, storyOf, type Story } from '../support/story.ts';
import { right, theCourse, wrong } from '../support/two-quizzes.ts';

type Place = [target: string, lms: NonNullable<OpenOptions['lms']>];

/** Every kind of package, in an LMS for it. */
const places: Place[] = [
  ['scorm12', 'moodle'],
  ['scorm2004', 'moodle'],
  ['cmi5', 'cmi5'],
  ['xapi', 'tincan'],
  ['web', 'none'],
];

/** Further LMSs, where the longest story tells whether they hear the same; for SCORM 1.2 that is in `scores`. */
const others: Place[] = [
  ['scorm2004', 'scorm-again'],
  ['scorm2004', 'strict'],
];
const longest = 'fails, tries again, and passes';

const practise = async (learner: Learner) => {
  await learner.goOnTo('padlock');
  await learner.answer('padlock', 'false');
  await learner.next();
};
const take = async (learner: Learner, quiz: string, answers: typeof right | typeof wrong) => {
  await learner.goByMenu(quiz);
  await learner.takeQuiz(answers);
};

const allRight = {
  padlock: 1,
  'check.poster': 1,
  'check.signs': 1,
  'final.fast': 1,
  'final.who': 1,
};

/** What a learner does, once, and what every record of it must say. */
const stories: Record<string, { play: (learner: Learner) => Promise<unknown>; story: Story }> = {
  'opens the course': {
    play: () => Promise.resolve(),
    story: { status: 'incomplete', place: 'cover', answers: {} },
  },
  'passes at once': {
    play: async (learner) => {
      await practise(learner);
      await learner.goOnTo('check');
      await learner.takeQuiz(right);
      await learner.goOnTo('final');
      await learner.takeQuiz(right);
      await learner.goOnTo('thanks');
      await learner.exit();
    },
    story: { status: 'passed', score: 100, place: 'thanks', answers: allRight },
  },
  'passes one quiz, and closes the tab': {
    play: async (learner) => {
      await take(learner, 'check', right);
      await learner.closeTab();
      await learner.launch();
    },
    story: {
      status: 'incomplete',
      score: 50,
      place: 'check',
      answers: { 'check.poster': 1, 'check.signs': 1 },
    },
  },
  'fails, tries again, and passes': {
    play: async (learner) => {
      await practise(learner);
      await learner.goOnTo('check');
      await learner.takeQuiz(wrong);
      await learner.takeQuiz(right);
      await learner.goOnTo('final');
      await learner.takeQuiz({ ...right, 'final.who': 'nobody' });
      await learner.relaunch();
      await learner.takeQuiz(right);
      await learner.goOnTo('thanks');
    },
    story: { status: 'passed', score: 100, place: 'thanks', answers: allRight },
  },
  'uses up the attempts': {
    play: async (learner) => {
      await take(learner, 'check', wrong);
      await learner.takeQuiz({ ...wrong, 'check.signs': ['deadline'] });
      await learner.exit();
    },
    story: {
      status: 'failed',
      score: 12.5,
      place: 'check',
      answers: { 'check.poster': 0, 'check.signs': 0.5 },
    },
  },
  'answers without submitting, and the browser dies': {
    play: async (learner) => {
      await learner.goByMenu('check');
      await learner.next();
      await learner.answer('check.poster', 'link');
      await learner.kill();
      await learner.launch();
      await learner.next();
      expect(await learner.answerOf('check.poster')).toEqual(['link']);
    },
    story: { status: 'incomplete', place: 'check', answers: {} },
  },
};

test.each(
  Object.entries(stories).flatMap(([name, { play, story }]) =>
    [...places, ...(name === longest ? others : [])].map(([target, lms]) => ({
      name,
      target,
      lms,
      play,
      story,
    })),
  ),
)('a learner who $name: $target, $lms', async ({ target, lms, play, story }) => {
  const course = await theCourse(target);
  const learner = await open(course, { lms });
  await play(learner);
  if (learner.reportsToLrs) await learner.see('that all is saved', ({ saving }) => saving === 'saved');
  expect(await storyOf(learner, course)).toEqual(story);
  expect(await resumeOf(learner, course)).toEqual(story);
  if (!learner.reportsToLrs) return;
  expect(learner.xapi.refusals).toEqual([]);
  expect(learner.xapi.findings(learner.id)).toEqual([]);
});
