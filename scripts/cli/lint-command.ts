import { Option, type Command } from 'commander';
import { examples } from './examples.ts';
import { machineOptions } from './machine-options.ts';
import { createTerminal } from './terminal.ts';

interface LintFlags {
  json: boolean;
  sarif: boolean;
  junit: boolean;
  fix: boolean;
  quiet: boolean;
  failOn: 'error' | 'warning' | 'never';
}

/** Adds `lint`. */
export function addLintCommand(program: Command, home: string, done: (status: number) => void): void {
  const { json, sarif, junit } = machineOptions();
  program
    .command('lint')
    .summary('say what a teacher would say of a course')
    .description(
      'Looks at courses as a teacher does: whether each outcome is taught and asked for, how questions are written, the language, ' +
        'who is shut out. Prints which questions ask for which outcome. Levels stand in course.yaml ' +
        '("lint: { NAME: off }"); a comment "# lint-allow NAME: reason" above an entry allows a finding in it.',
    )
    .argument(
      '[course...]',
      'folders of courses; default: the course that this folder lies in, else all below course/',
    )
    .addOption(json)
    .addOption(sarif)
    .addOption(junit)
    .option('--fix', 'mend what can be mended without a change of meaning', false)
    .addOption(
      new Option('--fail-on <level>', 'the mildest finding that makes the exit status 1')
        .choices(['error', 'warning', 'never'])
        .default('warning'),
    )
    .option('-q, --quiet', 'print findings only', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright lint',
        'coursewright lint course/safety --fail-on error',
        'coursewright lint safety --sarif > safety.sarif',
        'coursewright help length-cue        (explains a finding by its name)',
      ),
    )
    .action(async (courses: string[], options: LintFlags) => {
      const { lintCommand } = await import('./lint.ts');
      done(await lintCommand(courses, { ...options, home }, createTerminal()));
    });
}
