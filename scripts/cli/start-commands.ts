import { Option, type Command } from 'commander';
import { examples } from './examples.ts';
import type { StartTemplate } from './start-files.ts';
import { createTerminal } from './terminal.ts';

/** What a course begins as. */
const beginning = () =>
  new Option('-t, --template <template>', 'what it begins as')
    .choices(['blank', 'lesson', 'quiz', 'deck'])
    .default('lesson');

interface NewFlags {
  template: StartTemplate;
  title?: string;
  yes: boolean;
  json: boolean;
}

/** Adds `new` and `init`. */
export function addStartCommands(program: Command, home: string, done: (status: number) => void): void {
  program
    .command('new')
    .summary('begin a course')
    .description(
      'Writes a course that builds and has no findings into course/NAME; the text in it is there to be replaced. ' +
        'Nothing is ever overwritten.',
    )
    .argument('[name]', 'what the course is called; its id and folder follow from it')
    .addOption(beginning())
    .option('--title <title>', "the course's title; default: from its name")
    .option('-y, --yes', 'ask nothing; without a name the course is called my-course', false)
    .option('--json', 'print the written files as JSON', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright new fire-safety',
        'coursewright new "Fire safety" --template quiz',
        'coursewright new --yes',
      ),
    )
    .action(async (name: string | undefined, options: NewFlags) => {
      const { newCommand } = await import('./new.ts');
      done(await newCommand(name, { ...options, home }, createTerminal()));
    });

  program
    .command('init')
    .summary('begin a repository of courses')
    .description(
      'Writes a repository of courses: a first course, scripts in package.json, CI for GitHub and GitLab, settings and ' +
        'schemas for editors, .gitignore, README. Nothing is overwritten; a package.json that is there only gets the ' +
        'scripts that it has not.',
    )
    .argument('[folder]', 'where; default: here', '.')
    .option('--course <name>', 'what the first course is called; default: my-course')
    .addOption(beginning())
    .option('--title <title>', "the course's title; default: from its name")
    .option('-y, --yes', 'ask nothing (it never does)', false)
    .option('--json', 'print the written files as JSON', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples('coursewright init', 'coursewright init courses --course fire-safety --template lesson'),
    )
    .action(async (folder: string, options: NewFlags & { course?: string }) => {
      const { initCommand } = await import('./new.ts');
      done(initCommand(folder, { ...options, home }, createTerminal()));
    });
}
