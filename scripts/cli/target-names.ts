import { suggest } from '../diagnostics/suggest.ts';
import { targets } from '../targets/list.ts';

/** The targets that are named, each once, also several between commas; or what is wrong with them. */
export function targetNames(named: readonly string[]): string[] | string {
  const names = [...new Set(named.flatMap((each) => each.split(',')).filter((each) => each !== ''))];
  const known = targets.map(({ name }) => name);
  const unknown = names.find((each) => !known.includes(each));
  if (unknown === undefined) return names;
  const suggestion = suggest(unknown, known);
  const near = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return `There is no kind of package named "${unknown}".${near} There are ${known.join(', ')}. Courses are named before --target.`;
}
