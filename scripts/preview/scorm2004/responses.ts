import type { Limits2004 } from './model.ts';

/** How a response of one type is put together, and how many patterns it may have (RTE 4.2.9.1). */
interface Form {
  /** Between items. */
  between?: string;
  /** Within a pair. */
  within?: string;
  item: 'token' | 'text' | 'boolean' | 'real';
  most: number;
  /** No item twice. */
  set?: true;
  patterns: number;
}

const forms: Record<string, Form> = {
  'true-false': { item: 'boolean', most: 1, patterns: 1 },
  choice: { between: '[,]', item: 'token', most: 36, set: true, patterns: 10 },
  'fill-in': { between: '[,]', item: 'text', most: 10, patterns: 5 },
  'long-fill-in': { item: 'text', most: 1, patterns: 5 },
  matching: { between: '[,]', within: '[.]', item: 'token', most: 36, patterns: 5 },
  sequencing: { between: '[,]', item: 'token', most: 36, patterns: 5 },
  likert: { item: 'token', most: 1, patterns: 1 },
  numeric: { between: '[:]', item: 'real', most: 2, patterns: 1 },
  performance: { between: '[,]', within: '[.]', item: 'token', most: 250, patterns: 5 },
  other: { item: 'text', most: 1, patterns: 1 },
};

/** Most patterns that a type may have. */
export const mostPatterns = (type: string): number => forms[type]?.patterns ?? 1;

const prefixes = /^(\{(case_matters|order_matters|lang)=[^}]*\})+/;

/** The error code that a response or pattern of a type gets; `undefined`: it is taken. */
export function responseError(
  type: string,
  value: string,
  kind: 'response' | 'pattern',
  limits: Limits2004,
): string | undefined {
  const form = forms[type];
  if (!form) return '408';
  const { between, within, item, most, set } = form;
  const bare = kind === 'pattern' ? value.replace(prefixes, '') : value;
  // A range is a pattern's alone.
  const items = between && !(type === 'numeric' && kind === 'response') ? bare.split(between) : [bare];
  if (items.length > most) return '351';
  const fits = (part: string): boolean => {
    if (item === 'boolean') return part === 'true' || part === 'false';
    if (item === 'token') return limits.token.test(part);
    if (item === 'real')
      return limits.real.test(part) || (kind === 'pattern' && items.length > 1 && part === '');
    return part.length <= limits.text && !/[\r\n\u2028\u2029]/.test(part) && !/^\{(?!lang=)/.test(part);
  };
  const parts = items.flatMap((each) => {
    if (within === undefined) return [each];
    const pair = each.split(within);
    return pair.length === 2 ? pair : [''];
  });
  if (!parts.every(fits)) return '406';
  return set && new Set(items).size < items.length ? '406' : undefined;
}
