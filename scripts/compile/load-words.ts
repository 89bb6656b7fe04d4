import { reportTemplate } from '../diagnostics/catalogue/template.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { SourceFs, WithDiagnostics } from './files.ts';
import type { Word, Words } from './words.ts';
import type { YamlFile } from './yaml/file.ts';
import { readYaml } from './yaml/read.ts';
import { readFolder } from './yaml/source.ts';

const folder = 'templates/strings';
const fallback = 'en';
const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Words on the bar's buttons, which a phone shows beside each other. */
export const barLabels: Record<'page' | 'player', readonly string[]> = {
  page: ['menu', 'back', 'check'],
  player: [
    'start',
    'next',
    'finish',
    'check',
    'save_answer',
    'submit',
    'start_quiz',
    'go_on',
    'go_there',
    'try_again',
    'to_result',
  ],
};
export const longestBarLabel = 12;

type Groups = Pick<Words, 'page' | 'player'>;
const groupNames = ['page', 'player'] as const;

/**
 * The player's words for a course's language, from the nearest that there is: for `de-AT` that of `de-AT`, else of
 * `de`, else English. A course changes or adds words in `templates/strings/<language>.yaml` below its own folder.
 * `place`: of the course's language, for the warning that nobody translated the player into it.
 */
export async function loadWords(
  assets: SourceFs,
  course: SourceFs,
  language: string,
  place: Place = { file: 'course.yaml', line: 1, column: 1 },
): Promise<WithDiagnostics<Words>> {
  const tags = tagsOf(language);
  const [ours, theirs] = await Promise.all([languagesIn(assets), languagesIn(course)]);
  const base = tags.find((tag) => ours.includes(tag)) ?? fallback;
  const own = tags.filter((tag) => theirs.includes(tag)).reverse();
  const diagnostics: Diagnostic[] = theirs
    .filter((tag) => !tags.includes(tag))
    .map((tag) =>
      reportTemplate(
        'template-overrides-nothing',
        { file: pathOf(tag), line: 1, column: 1 },
        {
          path: `strings/${tag}.yaml`,
          suggestion: tags[0] && `strings/${tags[0]}.yaml`,
        },
      ),
    );

  const { value, diagnostics: found } = await readYaml(assets, pathOf(base));
  if (!value) throw new Error(`${pathOf(base)}: ${found[0]?.message ?? 'unreadable'}`);
  let groups = groupsOf(value);
  for (const tag of own) {
    const read = await readYaml(course, pathOf(tag));
    diagnostics.push(...read.diagnostics);
    if (read.value) groups = override(groups, read.value, diagnostics);
  }
  if (base === fallback && own.length === 0 && !tags.includes(fallback))
    diagnostics.push(reportTemplate('language-without-words', place, { language, used: fallback }));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return { value: { language: own.at(-1) ?? base, ...groups }, diagnostics };
}

const pathOf = (tag: string) => `${folder}/${tag}.yaml`;

/** `de-Latn-AT`, `de-Latn`, `de`. */
function tagsOf(language: string): string[] {
  const parts = language.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}

async function languagesIn(fs: SourceFs): Promise<string[]> {
  // What is wrong with the folder is told where the templates beside it are read.
  const { names } = await readFolder(fs, folder);
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
}

/** A file of ours is whole and well-formed; a test holds it to that. */
function groupsOf({ data }: YamlFile): Groups {
  const { page, player } = data as Partial<Groups>;
  return { page: page ?? {}, player: player ?? {} };
}

/** Lays a course's own words over ours, and says what of them would never be seen. */
function override(base: Groups, file: YamlFile, diagnostics: Diagnostic[]): Groups {
  const groups: Groups = { page: { ...base.page }, player: { ...base.player } };
  const unknown = (path: string[], group: string, names: string[]) => {
    const word = path.at(-1) ?? '';
    const other = group && groupNames.find((name) => name !== group && Object.hasOwn(base[name], word));
    const suggestion = other ? `${other}: { ${word}: … }` : suggest(word, names);
    diagnostics.push(
      reportTemplate('unknown-player-word', file.place(path, 'key'), { word, group, suggestion }),
    );
  };
  for (const [name, words] of Object.entries(isMap(file.data) ? file.data : {})) {
    const group = groupNames.find((known) => known === name);
    if (!group) unknown([name], '', [...groupNames]);
    else if (!isMap(words))
      diagnostics.push(
        reportTemplate('player-word-form', file.place([group]), { word: group, plural: true }),
      );
    else
      for (const [word, text] of Object.entries(words)) {
        const before = base[group][word];
        const path = [group, word];
        if (before === undefined) unknown(path, group, Object.keys(base[group]));
        else if (isForm(text, before)) {
          groups[group][word] = text;
          checkText(path, text, before, file, diagnostics);
        } else {
          const values = { word, plural: typeof before !== 'string' };
          diagnostics.push(reportTemplate('player-word-form', file.place(path), values));
        }
      }
  }
  return groups;
}

/** A text always; a map of plural forms only where ours is one. */
function isForm(text: unknown, before: Word): text is Word {
  if (typeof text === 'string') return true;
  if (typeof before === 'string' || !isMap(text) || !Object.hasOwn(text, 'other')) return false;
  return Object.entries(text).every(
    ([form, value]) => pluralForms.includes(form) && typeof value === 'string',
  );
}

function checkText(
  path: string[],
  text: Word,
  before: Word,
  file: YamlFile,
  diagnostics: Diagnostic[],
): void {
  const [group = '', word = ''] = path;
  const known = [...placeholders(before)];
  for (const placeholder of placeholders(text))
    if (!known.includes(placeholder))
      diagnostics.push(
        reportTemplate('player-word-placeholder', file.place(path), { word, placeholder, known }),
      );
  if (typeof text !== 'string' || !barLabels[group as keyof Groups].includes(word)) return;
  const { length } = [...text];
  if (length > longestBarLabel)
    diagnostics.push(
      reportTemplate('bar-label-too-long', file.place(path), { word, length, limit: longestBarLabel }),
    );
}

/** Names in braces that a word has filled in. */
export function placeholders(word: Word): Set<string> {
  const texts = typeof word === 'string' ? [word] : Object.values(word);
  return new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)));
}

function isMap(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
