import { html, type Html } from '../html/html.ts';

/** A word of the player: a text, or its plural forms by the language's rules (`one`, `other`, …). */
export type Word = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** All that the player says, in the course's language; see `templates/strings/`. */
export interface Words {
  /** The language that the words are in, which is not the course's where nobody translated them. */
  language: string;
  /** Words that stand in the pages from the start. */
  page: Record<string, Word>;
  /** Words that the player says while it runs. */
  player: Record<string, Word>;
}

const rightToLeftScripts = ['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg', 'samr', 'mand'];
const rightToLeftLanguages = [
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ji',
  'ks',
  'nqo',
  'prs',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
];

/** The direction in which a language (BCP 47) is written. A script that the tag names decides: `az-Arab`, `ks-Deva`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [first = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const rightToLeft = script ? rightToLeftScripts.includes(script) : rightToLeftLanguages.includes(first);
  return rightToLeft ? 'rtl' : 'ltr';
}

/** A word of the pages with its places filled in; a plural goes by `count`. Throws on a key that doesn't exist. */
export function say(words: Words, key: string, params: Record<string, string | number> = {}): string {
  return fill(words, words.page[key], key, params);
}

/** The same as HTML: word and texts are escaped, pieces of HTML stand in it as they are. */
export function sayHtml(words: Words, key: string, params: Record<string, string | Html> = {}): Html {
  const parts = say(words, key).split(/\{(\w+)\}/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : (params[part] ?? `{${part}}`)))}`;
}

/** The same for a word of the player, where the page has to foresee what it will say. */
export function sayLater(words: Words, key: string, params: Record<string, string | number> = {}): string {
  return fill(words, words.player[key], key, params);
}

function fill(
  words: Words,
  word: Word | undefined,
  key: string,
  params: Record<string, string | number>,
): string {
  if (word === undefined) throw new Error(`no word ${key}`);
  const text = typeof word === 'string' ? word : pluralOf(word, Number(params.count), words.language);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

function pluralOf(forms: Exclude<Word, string>, count: number, language: string): string {
  // The rules of a named language are the same on every machine; only the machine's own locale would differ.
  const rule = new Intl.PluralRules(language).select(count);
  return forms[rule] ?? forms.other ?? '';
}

/** A share of 0..1 as the language writes it: `66.5%`, `66,5 %`. */
export function sayPercent(words: Words, share: number): string {
  const number = String(Math.round(share * 10_000) / 100).replace('.', say(words, 'decimal'));
  return say(words, 'percent', { number });
}

/** What is said only, or in other words, where progress stays in the browser and no LMS is missing. */
const inBrowser = /_in_browser$/;

/** The words for one kind of package. */
export function wordsFor(words: Words, browserKeeps: boolean): Words {
  const choose = (group: Record<string, Word>) => {
    const entries = Object.entries(group);
    const own = browserKeeps ? entries.filter(([key]) => inBrowser.test(key)) : [];
    return Object.fromEntries([
      ...entries.filter(([key]) => !inBrowser.test(key)),
      ...own.map(([key, word]): [string, Word] => [key.replace(inBrowser, ''), word]),
    ]);
  };
  return { ...words, page: choose(words.page), player: choose(words.player) };
}
