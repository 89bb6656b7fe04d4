import { expect, test } from 'vitest';
import { findings, picture } from '../support/axe.ts';
import { TestCourse, type Package } from '../support/package.ts';
import { open } from '../support/play.ts';

let built: Promise<Package> | undefined;
const theCourse = () => (built ??= TestCourse.from('course/question-types').then((course) => course.build()));

const slidesBefore = {
  picking: ['welcome', 'one_of_several', 'several_of_several', 'pictures', 'sounds', 'true_or_false', 'spot'],
  writing: [
    'one_word',
    'in_code',
    'in_german',
    'word_bank',
    'with_tolerance',
    'with_range',
    'in_own_words',
    'dictation',
  ],
  ordering: ['pairs', 'layers', 'steps', 'lines'],
  opinions: ['sure', 'own_scale'],
};

test.each(Object.entries(slidesBefore))(
  'axe finds nothing on any slide of the second sample: %s',
  async (lesson, slides) => {
    const learner = await open(await theCourse());
    for (const slide of slides) {
      await learner.goByMenu(slide);
      await picture(learner, `question-types-${lesson}-${slide}`);
      expect(await findings(learner, slide)).toEqual([]);
    }
  },
);

test('a choice that is a sound alone has a name beside its button', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('sounds');
  const names = await learner.find('form [data-part] .choice-text:visible').allInnerTexts();
  expect(names.map((name) => name.trim()).sort()).toEqual(['Tone one', 'Tone two']);
});

test('the first quiz of the second sample weighs a fifth of the score', async () => {
  const learner = await open(await theCourse());
  await learner.goByMenu('tries_and_hints');
  await learner.takeQuiz({
    'tries_and_hints.capital': 'canberra',
    'tries_and_hints.ocean': 'false',
    'tries_and_hints.opinion': '4',
    'tries_and_hints.pledge': 'read',
  });
  expect(learner.result()).toMatchObject({
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '20',
  });
});
