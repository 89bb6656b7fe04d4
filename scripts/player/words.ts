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
  /** A length of time, from seconds: `20 minutes`, `1 hour 30 minutes`. */
  span(seconds: number): string;
  /** A moment, from ms since 1970: date and time as the learner's clock has them. */
  moment(at: number): string;
}

export function createWords(course: PlayerCourse): Words {
  const language = supported(course.language);
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
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
    span(seconds: number) {
      const whole = Math.max(0, Math.round(seconds));
      const parts = {
        hour: Math.floor(whole / 3600),
        minute: Math.floor(whole / 60) % 60,
        second: whole % 60,
      };
      const said = Object.entries(parts).filter(([, count]) => count > 0);
      const one = (unit: string, count: number) =>
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
      return said.length > 0 ? said.map(([unit, count]) => one(unit, count)).join(' ') : one('second', 0);
    },
    moment: (at: number) => moments.format(at),
  });
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
