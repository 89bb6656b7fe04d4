/** What a file is used as; each use has its endings. */
export type MediaUse = 'image' | 'audio' | 'video' | 'captions' | 'font' | 'style' | 'text' | 'file';

export const mediaUses: Record<MediaUse, { what: string; endings: readonly string[] }> = {
  image: { what: 'an image', endings: ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'] },
  audio: { what: 'a sound', endings: ['mp3', 'm4a', 'ogg', 'oga', 'opus', 'wav', 'aac', 'flac'] },
  video: { what: 'a film', endings: ['mp4', 'm4v', 'webm', 'ogv'] },
  captions: { what: 'captions', endings: ['vtt'] },
  font: { what: 'a font', endings: ['woff2', 'woff', 'ttf', 'otf'] },
  style: { what: 'a stylesheet', endings: ['css'] },
  text: { what: 'a text', endings: ['md', 'txt'] },
  file: { what: 'a file to download', endings: [] },
};

const serverSide = new Set(
  'php php3 php4 php5 php7 php8 phtml phar asp aspx ashx asmx jsp jspx cfm cgi pl py rb sh shtml htaccess exe bat cmd com dll'.split(
    ' ',
  ),
);

/** An ending anywhere in a file's name that some servers act on (Apache looks at all of them), if there is one. */
export function serverSideEnding(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name
    .split('.')
    .slice(1)
    .find((ending) => serverSide.has(ending));
}

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const longestSegment = 100;
const longestPath = 180;

/** Why a path can't stand in a zip that every system and LMS unpacks, in words; `undefined` for a good one. */
export function unportable(path: string): string | undefined {
  if (path.length > longestPath) return `it has more than ${longestPath} characters`;
  for (const segment of path.split('/')) {
    const strange = /[^A-Za-z0-9._-]/.exec(segment)?.[0];
    if (strange === ' ') return 'it has a blank in it';
    if (strange !== undefined) return `not every server can bear \`${strange}\` in a name`;
    if (segment.startsWith('.')) return 'names that begin with a point are hidden files';
    if (segment.endsWith('.')) return 'Windows has no names that end with a point';
    if (reserved.test(segment)) return `Windows keeps the name \`${segment}\` for itself`;
    if (segment.length > longestSegment) return `a name in it has more than ${longestSegment} characters`;
  }
  return undefined;
}

/** A name near to this one that every system bears. */
export function portable(path: string): string {
  return path
    .split('/')
    .map((segment) => {
      const plain = segment
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[^A-Za-z0-9._-]+/g, '_');
      const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
      const body = plain
        .slice(0, plain.length - ending.length)
        .replace(/^[._]+|[._]+$/g, '')
        .slice(0, 60);
      return `${body === '' || reserved.test(body) ? `file_${body}` : body}${ending}`;
    })
    .join('/')
    .slice(-longestPath);
}
