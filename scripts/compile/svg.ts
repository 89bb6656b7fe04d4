/** What a drawing must not have: it would act or load something where it is opened by itself. */
const refused: [RegExp, string][] = [
  [/<!ENTITY/i, 'an entity declaration'],
  [/<(?:[a-z]+:)?script[\s>/]/i, 'a script'],
  [/<(?:[a-z]+:)?foreignObject[\s>/]/i, 'a piece of web page (`foreignObject`)'],
  [/<(?:[a-z]+:)?(?:iframe|embed|object|audio|video)[\s>/]/i, 'an embedded page, sound or film'],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event handler'],
  [/javascript\s*:/i, 'a `javascript:` link'],
  [/<\?xml-stylesheet/i, 'a stylesheet from another file'],
  [/@import/i, 'a stylesheet from another file'],
  [/url\(\s*["']?\s*(?!#|data:)[^)"'\s]/i, 'a reference to another file'],
];

/** Attributes that name another file; links inside the drawing (`#…`) and embedded pictures are well. */
const reference = /\s(?:[a-z]+:)?(?:href|src)\s*=\s*(["'])\s*([\s\S]*?)\1/gi;
const harmless = /^(?:#|data:image\/(?:png|jpeg|gif|webp|avif)[;,]|$)/i;

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  tab: '\t',
  newline: '\n',
  colon: ':',
};

/** Character references as the characters that they stand for, so that nothing hides behind them. */
function decoded(text: string): string {
  return text.replace(/&(#x?[\da-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The first thing in an SVG that acts or reaches outside the file, in words; `undefined` for a plain drawing. */
export function unsafeSvg(text: string): string | undefined {
  const source = decoded(text.replace(/<!--[\s\S]*?-->/g, ''));
  const found = refused.find(([pattern]) => pattern.test(source));
  if (found) return found[1];
  for (const [, , target = ''] of source.matchAll(reference)) {
    if (!harmless.test(target.trim())) return 'a reference to another file';
  }
  return undefined;
}
