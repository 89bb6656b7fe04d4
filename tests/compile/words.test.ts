import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barLabels, loadWords, longestBarLabel, placeholders } from '../../scripts/compile/load-words.ts';
import { directionOf, say, sayPercent, type Words } from '../../scripts/compile/words.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { assets } from '../support/render-helper.ts';

const nothing = memoryFs({});
const load = async (language: string, files: Record<string, string> = {}) =>
  loadWords(assets, memoryFs(files), language);
const wordsOf = async (language: string, files: Record<string, string> = {}): Promise<Words> => {
  const { value, diagnostics } = await load(language, files);
  if (!value) throw new Error(diagnostics[0]?.message);
  return value;
};
const languages = readdirSync(new URL('../../templates/strings', import.meta.url)).map((name) =>
  name.replace('.yaml', ''),
);

describe.each(languages)('the words of %s', (language) => {
  it('are whole: every word of English, with the same places to fill in', async () => {
    const english = (await loadWords(assets, nothing, 'en')).value;
    const words = await wordsOf(language);
    for (const group of ['page', 'player'] as const) {
      expect(Object.keys(words[group]).sort()).toEqual(Object.keys(english?.[group] ?? {}).sort());
      for (const [key, word] of Object.entries(words[group])) {
        const known = placeholders(english?.[group][key] ?? '');
        expect(
          [...placeholders(word)].filter((name) => !known.has(name)),
          key,
        ).toEqual([]);
        if (typeof word !== 'string') expect(word.other, key).toBeTypeOf('string');
      }
    }
  });

  it('fit on the buttons of a phone', async () => {
    const words = await wordsOf(language);
    for (const group of ['page', 'player'] as const)
      for (const key of barLabels[group]) {
        const label = words[group][key];
        expect(label, key).toBeTypeOf('string');
        expect([...String(label)].length, `${key}: ${String(label)}`).toBeLessThanOrEqual(longestBarLabel);
      }
  });
});

describe('the language of the words', () => {
  it.each([
    ['de', 'de', 'Zurück'],
    ['de-AT', 'de', 'Zurück'],
    ['en-GB', 'en', 'Back'],
  ])('%s is told in %s', async (language, used, back) => {
    const { value, diagnostics } = await load(language);
    expect(value).toMatchObject({ language: used, page: { back } });
    expect(diagnostics).toEqual([]);
  });

  it('is English, with a warning, where nobody translated them', async () => {
    const { value, diagnostics } = await load('fr-CA');
    expect(value?.page['back']).toBe('Back');
    expect(diagnostics).toMatchObject([{ name: 'language-without-words', severity: 'warning' }]);
  });

  it('can be brought by the course, a nearer one over a wider one', async () => {
    const files = {
      'templates/strings/fr.yaml': 'page: { back: Retour, menu: Menu }',
      'templates/strings/fr-CA.yaml': 'page: { menu: Carte }',
    };
    const { value, diagnostics } = await load('fr-CA', files);
    expect(value).toMatchObject({
      language: 'fr-CA',
      page: { back: 'Retour', menu: 'Carte', close: 'Close' },
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('words of a course', () => {
  it.each([
    ['a word that there isn’t', 'page: { bakc: B }', 'unknown-player-word', 1, 9],
    ['a word of the other group', 'page: { next: B }', 'unknown-player-word', 1, 9],
    ['a group that there isn’t', 'pages: { back: B }', 'unknown-player-word', 1, 1],
    ['a place that nothing fills', 'player:\n  place: "{n} of {count}"', 'player-word-placeholder', 2, 10],
    ['forms where a text belongs', 'page:\n  back: { other: B }', 'player-word-form', 2, 9],
    ['forms without other', 'page:\n  slides: { one: B }', 'player-word-form', 2, 11],
    ['a group that is a text', 'page: Back', 'player-word-form', 1, 7],
    ['a label that is too long', 'page: { back: Back to where I was }', 'bar-label-too-long', 1, 15],
    ['YAML that can’t be read', 'page:\n\tback: B', 'tab-indent', 2, 1],
  ])('are checked: %s', async (_, source, name, line, column) => {
    const { diagnostics } = await load('en', { 'templates/strings/en.yaml': source });
    expect(diagnostics.map((found) => `${found.name} ${found.place.line}:${found.place.column}`)).toEqual([
      `${name} ${line}:${column}`,
    ]);
  });

  it('suggest the word that was meant', async () => {
    const { diagnostics } = await load('en', { 'templates/strings/en.yaml': 'page: { bakc: B }' });
    expect(diagnostics[0]?.hint).toBe('Did you mean `back`?');
  });
});

describe('saying a word', () => {
  it.each([
    ['en', 1, '1 slide'],
    ['en', 5, '5 slides'],
    ['de', 1, '1 Folie'],
    ['ar', 1, 'شريحة واحدة'],
    ['ar', 2, 'شريحتان'],
    ['ar', 3, '3 شرائح'],
    ['ar', 11, '11 شريحة'],
  ])('goes by the plural rules of %s for %i', async (language, count, expected) => {
    expect(say(await wordsOf(language), 'slides', { count })).toBe(expected);
  });

  it.each([
    ['en', 0.7, '70%'],
    ['en', 0.665, '66.5%'],
    ['de', 0.665, '66,5\u00a0%'],
  ])('writes shares as %s does', async (language, share, expected) => {
    expect(sayPercent(await wordsOf(language), share)).toBe(expected);
  });
});

describe('the direction of a language', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['FA', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['az-Arab', 'rtl'],
    ['pa-Arab-PK', 'rtl'],
    ['arn', 'ltr'],
  ])('%s is %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
