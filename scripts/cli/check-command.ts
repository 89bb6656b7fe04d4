import { Option, type Command } from 'commander';
import { examples } from './examples.ts';
import { machineOptions } from './machine-options.ts';
import { createTerminal } from './terminal.ts';

interface CheckFlags {
  json: boolean;
  sarif: boolean;
  junit: boolean;
  quiet: boolean;
  failOn: 'error' | 'warning' | 'info' | 'never';
  ignore: string[];
}

const repeated = (value: string, before: readonly string[]) => [...before, value];

/** Adds `check`. */
export function addCheckCommand(program: Command, home: string, done: (status: number) => void): void {
  const { json, sarif, junit } = machineOptions();
  program
    .command('check')
    .summary('check packages of any tool')
    .description(
      'Checks packages (SCORM 1.2, SCORM 2004, cmi5, Tin Can), whichever tool made them, as zips or folders: the zip itself, ' +
        'the manifest, references, what the scripts do with the LMS, secrets, accessibility. A folder without a manifest ' +
        'stands for the zips in it, or for the packages in its folders. Nothing is unpacked to disk, nothing is run, nothing is sent.',
    )
    .argument('<path...>', 'zips, or folders of unpacked packages')
    .addOption(json)
    .addOption(sarif)
    .addOption(junit)
    .addOption(
      new Option('--fail-on <level>', 'the mildest finding that makes the exit status 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .option('--ignore <name>', 'leave a check out, by its name; may be repeated', repeated, [])
    .option('-q, --quiet', 'print nothing of packages without findings', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright check course.zip',
        'coursewright check dist --fail-on warning',
        'coursewright check old/*.zip --ignore inline-script --ignore several-scos',
        'coursewright check course.zip --sarif > course.sarif',
        'coursewright help zip-damaged        (explains a finding by its name)',
      ),
    )
    .action(async (paths: string[], options: CheckFlags) => {
      const { checkCommand } = await import('./check.ts');
      done(checkCommand(paths, { ...options, home }, createTerminal()));
    });
}
