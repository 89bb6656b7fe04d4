import { describe, expect, test } from 'vitest';
import { open } from '../support/play.ts';
import { core, interactions, right, rightly, theCourse, twoQuizzes } from '../support/two-quizzes.ts';

const state = 'cmi.suspend_data';

/** Damages a real state in one way. */
const damages: Record<string, (text: string) => string> = {
  'cut off': (text) => text.slice(0, -4),
  'changed in the middle': (text) => text.slice(0, 8) + (text[8] === 'A' ? 'B' : 'A') + text.slice(9),
  'of a newer format': (text) => `9${text.slice(1)}`,
  'of another program': () => '{"bookmark":3,"visited":[1,2,3]}',
  'one character': () => '1',
  'full of foreign characters': () => 'ü€😀\n\u0000"<script>',
  'as long as it can be': (text) => text.repeat(100).slice(0, 4096),
};

describe.each(Object.keys(damages))('resume data that is %s', (name) => {
  test('never stops the course; the learner is told; what the LMS has is not made worse', async () => {
    const learner = await open(await theCourse());
    await learner.goByMenu('check');
    await learner.takeQuiz(right);
    await learner.closeTab();
    const kept = learner.stored()[state] ?? '';
    learner.site.records.store('ada', { [state]: damages[name]?.(kept) ?? '' });
    // Another device has no copy of its own.
    const other = await learner.onOtherDevice();
    const look = await other.look();
    expect(look).toMatchObject({ slide: 'cover' });
    expect(look.strip).not.toBe('');
    await other.goByMenu('more');
    await other.closeTab();
    expect(other.result()).toEqual({
      ...core('incomplete', 'more', '50'),
      ...interactions(rightly.check ?? {}),
    });
    await other.launch();
    expect(await other.look()).toMatchObject({ slide: 'more', strip: '' });
  });
});

test('the state of another course is not taken for ours', async () => {
  const other = await twoQuizzes({
    'course.yaml': (await (await twoQuizzes()).read('course.yaml')).replace('id: two-quizzes', 'id: another'),
  });
  const learner = await open(await theCourse());
  await learner.goByMenu('more');
  await learner.closeTab();
  learner.upload(await other.build());
  await learner.launch();
  const look = await learner.look();
  expect(look).toMatchObject({ slide: 'cover' });
  expect(look.strip).not.toBe('');
});

describe('a slide and a question come in before the bookmark between two launches', () => {
  const grown = async () => {
    const course = await twoQuizzes();
    const before = await course.build();
    const first = await course.read('lessons/first.yaml');
    await course.edit({
      'lessons/first.yaml': first
        .replace(
          '  - id: padlock',
          '  - id: new_slide\n    title: New\n    body: Something new.\n  - id: padlock',
        )
        .replace(
          '      - id: poster',
          '      - id: mail\n        stem: Is this mail real?\n        choices: { real: It is, fake: It is not }\n        answer: fake\n      - id: poster',
        ),
    });
    return { before, after: await course.build() };
  };
  /** What a teacher reads of the new question: behind all others, since it was born last. */
  const mail = (response: string, result: string) => ({
    'cmi.interactions.5.id': 'check.mail',
    'cmi.interactions.5.type': 'choice',
    'cmi.interactions.5.weighting': '1',
    'cmi.interactions.5.correct_responses.0.pattern': 'It is not',
    'cmi.interactions.5.student_response': response,
    'cmi.interactions.5.result': result,
  });
  /** The ids of questions that this learner has not met, below one that was answered. */
  const unmet = { 'cmi.interactions.3.id': 'final.who', 'cmi.interactions.4.id': 'final.fast' };

  test('in the middle of an attempt: place, answers and what was seen stand; the new question is asked', async () => {
    const { before, after } = await grown();
    const learner = await open(before);
    await learner.goByMenu('check');
    await learner.next();
    await learner.answer('check.poster', 'link');
    await learner.next();
    await learner.answer('check.signs', right['check.signs']);
    await learner.closeTab();
    learner.upload(after);
    await learner.launch();
    expect(await learner.look()).toMatchObject({
      slide: 'check',
      screen: 'start',
      strip: 'New since your last visit: 1 slide and 1 question. Your progress was kept.',
    });
    expect(await learner.next()).toMatchObject({ screen: 'questions', questions: ['check.mail'] });
    await learner.answer('check.mail', 'real');
    await learner.next();
    expect(await learner.answerOf('check.poster')).toEqual(['link']);
    await learner.next();
    expect(await learner.answerOf('check.signs')).toEqual(right['check.signs']);
    await learner.takeQuiz({});
    // Two of three in this quiz; its weight is now three of five points.
    expect(learner.result()).toEqual({
      ...core('incomplete', 'check', '40'),
      ...interactions(rightly.check ?? {}),
      ...unmet,
      ...mail('It is', 'wrong'),
    });
  });

  test('after a submitted attempt: its score stands, and nothing is written lower', async () => {
    const { before, after } = await grown();
    const learner = await open(before);
    await learner.goByMenu('check');
    await learner.takeQuiz(right);
    await learner.closeTab();
    learner.upload(after);
    await learner.launch();
    expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'result' });
    await learner.goByMenu('final');
    // All of what was submitted is three fifths of the course now.
    expect(learner.result()).toEqual({
      ...core('incomplete', 'final', '60'),
      ...interactions(rightly.check ?? {}),
    });
  });

  test('after a pass: the pass and the score stand, in normal mode too', async () => {
    const { before, after } = await grown();
    const learner = await open(before, { lms: 'scorm-again' });
    for (const slide of ['cover', 'why', 'padlock']) await learner.goByMenu(slide);
    await learner.answer('padlock', 'false');
    await learner.next();
    await learner.goByMenu('check');
    await learner.takeQuiz(right);
    await learner.goByMenu('more');
    await learner.goByMenu('final');
    await learner.takeQuiz({ ...right, 'final.fast': 'true', 'final.who': 'desk' });
    await learner.takeQuiz(right);
    await learner.closeTab();
    const passed = learner.result();
    expect(passed).toMatchObject(core('passed', 'final', '100'));
    learner.upload(after);
    await learner.launch();
    await learner.goByMenu('new_slide');
    await learner.closeTab();
    expect(learner.result()).toEqual({ ...passed, 'cmi.core.lesson_location': 'new_slide' });
  });

  test('the older package put back, and the newer again: what only the newer knew is carried along', async () => {
    const { before, after } = await grown();
    const learner = await open(after);
    await learner.goByMenu('new_slide');
    await learner.goByMenu('check');
    await learner.next();
    await learner.answer('check.mail', 'fake');
    await learner.next();
    await learner.answer('check.poster', 'link');
    await learner.closeTab();
    expect(learner.result()).toEqual(core('incomplete', 'check'));

    learner.upload(before);
    await learner.launch();
    expect(await learner.look()).toMatchObject({ slide: 'check', screen: 'start', strip: '' });
    await learner.next();
    expect(await learner.back()).toMatchObject({ questions: ['check.poster'] });
    expect(await learner.answerOf('check.poster')).toEqual(['link']);
    await learner.goByMenu('final');
    await learner.takeQuiz(right);
    await learner.closeTab();
    expect(learner.result()).toEqual({
      ...core('incomplete', 'final', '50'),
      ...interactions(rightly.final ?? {}),
    });

    learner.upload(after);
    await learner.launch();
    await learner.goByMenu('check');
    await learner.next();
    await learner.answer('check.signs', right['check.signs']);
    expect(await learner.answerOf('check.mail')).toEqual(['fake']);
    await learner.next();
    await learner.next();
    await learner.menu();
    const state = learner.find('[data-state]:has(> [data-menu-go="new_slide"])');
    expect(await state.getAttribute('data-state')).toBe('done');
    expect(learner.result()).toEqual({
      ...core('incomplete', 'check', '100'),
      ...interactions({ ...rightly.check, ...rightly.final }),
      ...mail('It is not', 'correct'),
    });
  });

  test('on another device that never saw the first package', async () => {
    const { before, after } = await grown();
    const desk = await open(before);
    await desk.goByMenu('final');
    await desk.takeQuiz(right);
    await desk.closeTab();
    desk.upload(after);
    const phone = await desk.onOtherDevice();
    expect(await phone.look()).toMatchObject({ slide: 'final', screen: 'result' });
    await phone.closeTab();
    // The older package's points count among five now: what was once written is not taken back.
    expect(phone.result()).toEqual({
      ...core('incomplete', 'final', '50'),
      ...interactions(rightly.final ?? {}),
    });
  });
});

test('a slide that the bookmark stood on is gone: the nearest one is shown', async () => {
  const course = await twoQuizzes();
  const before = await course.build();
  const second = await course.read('lessons/second.yaml');
  await course.edit({
    'lessons/second.yaml': second.replace(/ {2}- id: more[\s\S]*?(?= {2}- id: final)/, ''),
  });
  const learner = await open(before);
  await learner.goByMenu('more');
  await learner.closeTab();
  learner.upload(await course.build());
  await learner.launch();
  expect(['check', 'final']).toContain((await learner.look()).slide);
});
