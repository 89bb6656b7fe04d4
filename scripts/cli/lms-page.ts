import type { Fact, LmsProfile, Source, Sourced } from '../profiles/profile.ts';
import { grouped, sizeOf } from './print.ts';
import type { Colours } from './terminal.ts';

/** Of the texts; the same on every terminal. */
const width = 96;

/** All of a profile, for whoever uploads: step by step, each fact with the number of its source. */
export function formatProfile(profile: LmsProfile, colours: Colours): string {
  const sources: Source[] = [];
  const mark = ({ source }: Sourced): string => {
    if (source === 'untested') return '[untested]';
    if (!sources.includes(source)) sources.push(source);
    return `[${sources.indexOf(source) + 1}]`;
  };
  const said = (text: string, from: Sourced) => `${text} ${mark(from)}`;
  const parts: [string, string[]][] = [
    ['Packages', packages(profile, said)],
    ['Upload', profile.upload.flatMap((each, index) => item(`${index + 1}.`, said(each.text, each)))],
    [
      'Settings',
      profile.settings.flatMap((each) => [
        `  ${colours.bold(each.name)}: ${each.value}`,
        ...wrapped(said(each.why, each), '    '),
      ]),
    ],
    ['What the gradebook and reports show', [...bullets(profile.gradebook, said), ...traps(profile, said)]],
    ['To replace the package after an edit', bullets(profile.replace, said)],
    ['Limits', limits(profile, said)],
  ];
  const body = parts.flatMap(([title, lines]) =>
    lines.length > 0 ? ['', colours.bold(title), ...lines] : [],
  );
  const read = sources.flatMap(({ kind, what, url, date }, index) => [
    ...item(`[${index + 1}]`, `${kind}, ${date}: ${what}`),
    ...(url === undefined ? [] : [`      ${url}`]),
  ]);
  return [
    `${colours.bold(profile.title)} (lms: ${profile.name})`,
    ...wrapped(profile.about, ''),
    ...body,
    '',
    colours.bold('Sources'),
    ...read,
    '  [untested] follows from the standard or from other LMSs; nobody has looked.',
  ].join('\n');
}

type Said = (text: string, from: Sourced) => string;

function packages({ plays, refuses }: LmsProfile, said: Said): string[] {
  return [
    ...plays.flatMap((each) => {
      const editions = each.editions ? `, edition ${each.editions.join(' or ')}` : '';
      return item('-', said(`${each.target}${editions}: ${each.why}`, each));
    }),
    ...refuses.flatMap((each) => item('-', said(`not ${each.target}: ${each.why}`, each))),
  ];
}

function traps({ traps: { noScore, noAnswers = [] } }: LmsProfile, said: Said): string[] {
  return [
    ...(noScore
      ? item('-', said(`${noScore.text} Without a quiz that counts, ${noScore.instead}.`, noScore))
      : []),
    ...noAnswers.flatMap((each) => item('-', said(`${each.target}: ${each.text}`, each))),
  ];
}

function limits({ limits: { resumeData = {}, saveBytes, packageBytes } }: LmsProfile, said: Said): string[] {
  const line = (words: string, text: string | undefined, from: Sourced) =>
    item('-', said([`${words}.`, text].filter(Boolean).join(' '), from));
  return [
    ...Object.entries(resumeData).flatMap(([target, limit]) =>
      line(`${target}: ${grouped(limit.value)} characters of resume data`, limit.text, limit),
    ),
    ...(saveBytes ? line(`${grouped(saveBytes.value)} bytes a save`, saveBytes.text, saveBytes) : []),
    ...(packageBytes ? line(`${sizeOf(packageBytes.value)} a package`, packageBytes.text, packageBytes) : []),
  ];
}

const bullets = (facts: readonly Fact[], said: Said) =>
  facts.flatMap((each) => item('-', said(each.text, each)));

function item(sign: string, text: string): string[] {
  const indent = ' '.repeat(sign.length + 3);
  const [first = '', ...rest] = wrapped(text, indent);
  return [`  ${sign} ${first.trimStart()}`, ...rest];
}

/** A text in lines of at most `width`, broken between words, each behind `indent`. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
