/** What a page or style sheet asks its server for. */
export interface Reference {
  /** As it stands in the file, without quotes and entities. */
  url: string;
  /** Where it stands in the file's text. */
  index: number;
}

const tag = /<[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/gi;
const attribute = /\s(?:src|href|poster|xlink:href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
// Strings are matched so that an address inside one isn't taken for a reference.
const inStyle =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|@import\s+(?:"([^"]*)"|'([^']*)')|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi;

/** Addresses in HTML that a browser fetches or a learner follows. */
export function referencesInHtml(html: string): Reference[] {
  return [...html.matchAll(tag)].flatMap((element) =>
    [...element[0].matchAll(attribute)].map((match) => ({
      url: (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&amp;', '&'),
      index: element.index + match.index,
    })),
  );
}

/** Addresses in a style sheet. */
export function referencesInCss(css: string): Reference[] {
  const bare = css.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(inStyle)].flatMap((match) => {
    const url = match.slice(1).find((group) => group !== undefined);
    return url === undefined ? [] : [{ url, index: match.index }];
  });
}

/** `here`: nothing is fetched (a fragment, a mail address). */
export function kindOfUrl(url: string): 'here' | 'data' | 'outside' | 'package' {
  if (url === '' || url.startsWith('#')) return 'here';
  if (/^data:/i.test(url)) return 'data';
  if (/^(?:https?:)?\/\//i.test(url)) return 'outside';
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? 'here' : 'package';
}

/**
 * Path in the package of a relative URL.
 * @param folder where the file lies that names it, without a slash at its end; empty: the package's root
 */
export function packagePath(url: string, folder: string): string {
  const plain = decode(url.replace(/[?#].*$/, ''));
  const segments = plain.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const segment of plain.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
