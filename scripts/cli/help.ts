import { diskFs } from '../compile/disk.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { topicNames } from './topic-names.ts';
import { topicPage, typeNames } from './topics.ts';
import type { Terminal } from './terminal.ts';

const folder = '.build/help';

/** `coursewright help NAME`, of a topic, a type or a finding: prints its page. Returns the exit status. */
export async function helpCommand(
  name: string,
  commands: readonly string[],
  home: string,
  terminal: Terminal,
): Promise<number> {
  const topic = topicPage(name, home);
  if (topic !== undefined) {
    terminal.say(terminalPage(topic, terminal));
    return 0;
  }
  const pages = diskFs(home);
  const names = await findingNames(home);
  if (names.includes(name)) {
    const page = new TextDecoder().decode(await pages.read(`${folder}/${name}.md`));
    terminal.say(terminalPage(page, terminal));
    return 0;
  }
  const near = suggest(name, await helpNames(commands, home));
  terminal.tell(
    `There is no command, no topic and no mistake named "${name}".${near ? ` Did you mean ${near}?` : ''}`,
  );
  return 2;
}

/** Names of findings: each has a page. */
const findingNames = async (home: string): Promise<string[]> =>
  (await diskFs(home).list(folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replace(/\.md$/, ''));

/** All that `coursewright help` can be asked for. */
export const helpNames = async (commands: readonly string[], home: string): Promise<string[]> => [
  ...new Set([...commands, ...topicNames, ...typeNames(), ...(await findingNames(home))]),
];

/** A page as it reads well on a terminal: fences gone, examples indented, each with the name of its file. */
function terminalPage(page: string, { colours }: Terminal): string {
  let inside = false;
  const lines = page
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const fence = /^~~~\w*(?: file=(.+)| question)?$/.exec(line);
      if (fence) {
        inside = !inside;
        return inside && fence[1] ? [colours.dim(`    # ${fence[1]}`)] : [];
      }
      if (inside) return [line && `    ${line}`];
      const heading = /^#+ (.*)$/.exec(line)?.[1];
      return [heading === undefined ? line : colours.bold(heading)];
    });
  return lines.join('\n');
}
