import { beforeAll, describe, expect, it } from 'vitest';
import { diskFs } from '../../scripts/compile/disk.ts';
import { loadWords } from '../../scripts/compile/load-words.ts';
import { newsOf } from '../../scripts/player/news.ts';
import { createWords, type Words } from '../../scripts/player/words.ts';
import { packState, unpackState } from '../../scripts/state/pack.ts';
import type { FieldList, Progress } from '../../scripts/state/progress.ts';
import { edition, learnerOf, type BuiltEdition } from '../support/editions.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { baseCourse } from '../support/migration-course.ts';
import { rows } from '../support/migration-rows.ts';

/** What a learner who comes back to a changed course is told of it. */

let base: BuiltEdition;
let known: (now: BuiltEdition) => Progress['values'];
beforeAll(async () => {
  base = await edition(baseCourse);
  const state = packState(learnerOf(base.side).see('welcome', 'check').progress(), base.side.list);
  known = (now) => {
    const read = unpackState(state, now.side.list);
    return 'progress' in read ? read.progress.values : [];
  };
});

async function told(name: string, language = 'en'): Promise<string | undefined> {
  const now = await edition(rows.find((row) => row.name === name)?.edit(baseCourse) ?? {}, base);
  return newsOf(now.side.course, known(now), await wordsIn(language, now));
}

async function wordsIn(language: string, { side }: BuiltEdition): Promise<Words> {
  const { value } = await loadWords(
    diskFs(new URL('../..', import.meta.url).pathname),
    memoryFs({}),
    language,
  );
  return createWords({ ...side.course, language, words: value?.player ?? {} });
}

const kept = 'Your progress was kept.';

describe('what is new in a course', () => {
  it.each([
    ['a typo mended', undefined],
    ['slide removed', undefined],
    ['drawn question added to its bank', undefined],
    ['slide split', `New since your last visit: 1 slide. ${kept}`],
    ['question added', `New since your last visit: 1 question. ${kept}`],
    ['key changed', `New since your last visit: 1 changed question. ${kept}`],
    ['practice question changed', `New since your last visit: 1 changed question. ${kept}`],
    // Questions of a new quiz are part of it.
    ['quiz added', `New since your last visit: 1 quiz. ${kept}`],
  ])('%s', async (name, sentence) => {
    expect(await told(name)).toBe(sentence);
  });

  it('is what the other branch had added, of two that were joined', async () => {
    const now = await edition(rows.find(({ name }) => name === 'slide split')?.edit(baseCourse) ?? {}, base);
    const { fields } = now.side.list;
    const grown = base.side.list.fields.length;
    // The learner's package had a branch's one new field, which stands last now.
    const order = [...Array.from({ length: grown }, (_, index) => index), fields.length];
    const joined: FieldList = {
      ...now.side.list,
      fields: [...fields, { kind: 'slide' }],
      branches: [{ builds: [{ length: order.length, hash: 5 }], order }],
    };
    const theirs: FieldList = {
      fields: [...base.side.list.fields, { kind: 'slide' }],
      builds: [{ length: order.length, hash: 5 }],
    };
    const state = packState(learnerOf(base.side).see('welcome').progress(), theirs);
    const read = unpackState(state, joined);
    const words = await wordsIn('en', now);
    expect('progress' in read && newsOf(now.side.course, read.progress.values, words)).toBe(
      `New since your last visit: 1 slide. ${kept}`,
    );
  });

  it('is said in the course’s language', async () => {
    expect(await told('quiz added', 'de')).toBe(
      'Neu seit Ihrem letzten Besuch: 1 Quiz. Ihr Lernstand ist erhalten.',
    );
    expect(await told('key changed', 'ar')).toBe('الجديد منذ زيارتك الأخيرة: سؤال معدل واحد. حُفظ تقدمك.');
  });
});
