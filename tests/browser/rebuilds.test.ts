import { expect, test } from 'vitest';
import { consequenceFor } from '../../scripts/diff/consequences.ts';
import { pairsOf } from '../../scripts/diff/pairs.ts';
import { readSide, type Side } from '../../scripts/diff/side.ts';
import { unpackState } from '../../scripts/state/pack.ts';
import type { Package } from '../support/package.ts';
import { open, type Learner } from '../support/play.ts';
import { core, right, twoQuizzes } from '../support/two-quizzes.ts';

/** Release 1 as it is; 2 renames a slide and a quiz, and moves a question; 3 adds a slide and changes a key. */
async function releases() {
  const course = await twoQuizzes();
  const one = await course.build();
  const [first, second] = [await course.read('lessons/first.yaml'), await course.read('lessons/second.yaml')];
  const at = first.indexOf('      - id: signs');
  const signs = first.slice(at).replace('- id: signs', '- id: signs\n        was: check.signs');
  await course.edit({
    'lessons/first.yaml': first
      .slice(0, at)
      .replace('- id: why', '- id: reasons\n    was: why')
      .replace('- id: check', '- id: half\n    was: check'),
    'lessons/second.yaml': second.replace('      - id: who', `${signs.trimEnd()}\n      - id: who`),
  });
  const two = await course.build();
  const later = await course.read('lessons/second.yaml');
  await course.edit({
    'lessons/second.yaml': later
      .replace('  - id: thanks', '  - id: recap\n    title: Recap\n    body: All of it.\n  - id: thanks')
      .replace('answer: desk', 'answer: nobody'),
  });
  return { one, two, three: await course.build() };
}

function sideOf({ files }: Package): Side {
  const texts = [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);
  const side = readSide(new Map(texts));
  if (!side) throw new Error('no package of ours');
  return side;
}

/** Replaces the package under a learner, who comes back; what the LMS then has must be what `diff` foretells of them. */
async function replace(learner: Learner, before: Package, after: Package): Promise<void> {
  const [old, now] = [sideOf(before), sideOf(after)];
  const read = unpackState(learner.stored()['cmi.suspend_data'] ?? '', old.list);
  if (!('progress' in read)) throw new Error(read.unreadable);
  const foretold = consequenceFor(
    { who: 'the learner', progress: read.progress },
    old,
    now,
    pairsOf(old, now),
  );
  learner.upload(after);
  await learner.launch();
  const { outcome, score } = foretold.after ?? {};
  const stored = learner.stored();
  expect([stored['cmi.core.lesson_status'], stored['cmi.core.score.raw']]).toEqual([
    outcome,
    score === undefined ? undefined : String(score),
  ]);
}

test('a learner goes through releases 1, 2, 3 and 2 again: names, answers, score and columns stay', async () => {
  const { one, two, three } = await releases();
  const learner = await open(one);
  await learner.goByMenu('why');
  await learner.goByMenu('check');
  await learner.next();
  await learner.answer('check.poster', right['check.poster']);
  await learner.next();
  await learner.answer('check.signs', right['check.signs']);
  await learner.closeTab();

  await replace(learner, one, two);
  expect(await learner.look()).toMatchObject({ slide: 'half', screen: 'start' });
  await learner.next();
  expect(await learner.answerOf('half.poster')).toEqual(['link']);
  await learner.takeQuiz({});
  // One of one here, nothing yet of three there.
  expect(learner.result()).toMatchObject({
    ...core('incomplete', 'half', '25'),
    'cmi.interactions.1.id': 'check.poster',
    'cmi.interactions.1.student_response': 'A link that I cannot read',
    'cmi.interactions.1.result': 'correct',
  });
  expect(learner.result()).not.toHaveProperty(['cmi.interactions.5.student_response']);
  await learner.goByMenu('final');
  await learner.next();
  expect(await learner.answerOf('final.signs')).toEqual(right['check.signs']);
  await learner.closeTab();

  await replace(learner, two, three);
  expect(await learner.look()).toMatchObject({ slide: 'final' });
  await learner.next();
  await learner.takeQuiz({ 'final.who': 'nobody', 'final.fast': 'false' });
  expect(learner.result()).toMatchObject({
    ...core('incomplete', 'final', '100'),
    'cmi.interactions.3.id': 'final.who',
    'cmi.interactions.3.result': 'correct',
    'cmi.interactions.5.id': 'final.signs',
    'cmi.interactions.5.student_response': 'A deadline; A strange sender',
  });
  await learner.closeTab();

  await replace(learner, three, two);
  expect(await learner.look()).toMatchObject({ slide: 'final', screen: 'result' });
  for (const slide of ['cover', 'reasons', 'padlock', 'more', 'thanks']) await learner.goByMenu(slide);
  await learner.goByMenu('padlock');
  await learner.answer('padlock', 'false');
  expect(learner.result()['cmi.core.score.raw']).toBe('100');
  await learner.closeTab();
});
