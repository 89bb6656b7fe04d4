/** What YAML would make of a text's first sign; `text` when the sign alone is in the way. */
export type SignMeaning = 'anchor' | 'alias' | 'tag' | 'text';

/**
 * Whether a value can't stand without quotes because of how it begins, and what YAML would take it for.
 * Brackets, quotes, `|`, `>` and `#` depend on what follows and are looked at where that is known.
 */
export function badBeginning(value: string): SignMeaning | undefined {
  const sign = value[0] ?? '';
  switch (sign) {
    case '%':
    case '@':
    case '`':
    case ',':
    case ']':
    case '}':
      return 'text';
    case '&':
      return /^&[\w-]+(?:\s|$)/.test(value) ? 'anchor' : 'text';
    case '*':
      return /^\*[\w-]+$/.test(value) ? 'alias' : 'text';
    case '!':
      return /^!(?:!\w|<|[a-z]\w*(?:\s|$))/.test(value) ? 'tag' : 'text';
    case '-':
    case '?':
    case ':':
      return /^.(?:\s|$)/.test(value) ? 'text' : undefined;
    default:
      return undefined;
  }
}

/** Index of a colon that YAML takes for the end of a key (a blank or nothing behind it), or -1. */
export function keyColon(text: string): number {
  return text.search(/:(?:[ \t\n]|$)/);
}

/** A key as authors write them: a word that can't be the beginning of a sentence. */
export function isPlainKey(key: string): boolean {
  return /^[A-Za-z0-9_][\w.-]*$/.test(key);
}

/**
 * Whether `- Remember: always lock` is meant as one text: no list of this format holds maps whose first key begins with
 * a capital or has a blank in it.
 */
export function isTextRatherThanKey(key: string): boolean {
  return !/^(?:[a-z0-9_][\w.-]*|<<)$/.test(key);
}

/** The first words of a text, for a message. */
export function excerpt(text: string): string {
  const line = (text.split('\n', 1)[0] ?? '').trim();
  const characters = [...line];
  return characters.length > 40 ? `${characters.slice(0, 39).join('').trimEnd()}…` : line;
}
