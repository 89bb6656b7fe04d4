import { InvalidArgumentError, Option, type Command } from 'commander';
import { examples } from './examples.ts';
import { createTerminal } from './terminal.ts';

interface PreviewFlags {
  host: string;
  port: number;
  json: boolean;
}

/** Adds `preview`. */
export function addPreviewCommand(program: Command, home: string, done: (status: number) => void): void {
  program
    .command('preview')
    .summary('show a course in the browser while it is being written')
    .description(
      'Serves a course as the package that a build would make, in a page with a stand-in LMS, and shows every save at once: ' +
        'the place, the answers and the scroll position stay. Beside the course stand what the LMS hears, the saved state, ' +
        'and what a gradebook would show. Writes nothing, not even course.lock.json.',
    )
    .argument(
      '[course]',
      'folder of the course; default: the one that this folder lies in, or the only one below course/',
    )
    .addOption(
      new Option('-p, --port <number>', 'where it is taken, another free one is used')
        .default(4177)
        .argParser(asPort),
    )
    .option('--host <address>', 'an address to listen at beyond this machine, such as 0.0.0.0', '127.0.0.1')
    .option('--json', 'print one line of JSON with the address', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright preview',
        'coursewright preview course/safety --port 4200',
        'COURSEWRIGHT_EDITOR=code coursewright preview        (a click on a slide’s place opens it there)',
      ),
    )
    .action(async (course: string | undefined, options: PreviewFlags) => {
      const { previewCommand } = await import('./preview.ts');
      done(await previewCommand(course, { ...options, home }, createTerminal()));
    });
}

function asPort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes any free one.');
}
