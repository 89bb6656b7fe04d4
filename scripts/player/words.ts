import type { PlayerCourse } from '../course/player-course.ts';

export type Params = Record<string, string | number>;

/** The player's words in the course's language. */
export interface Words {
  /** A word by its key, with `{name}` filled in; a plural goes by its `{count}`. */
  (key: string, params?: Params): string;
  number(value: number): string;
  /** Percent, 0..100, with at most two decimals. */
  percent(value: number): string;
  list(items: readonly string[]): string;
}

export function createWords(course: PlayerCourse): Words {
  const language = supported(course.language);
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });

  const word = (key: string, params: Params = {}): string => {
    const entry = course.words[key];
    const text =
      typeof entry === 'object' ? (entry[rules.select(Number(params.count))] ?? entry.other) : entry;
    return (text ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  return Object.assign(word, {
    number: (value: number) => numbers.format(value),
    percent: (value: number) => percents.format(value / 100),
    list: (items: readonly string[]) => lists.format(items),
  });
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
