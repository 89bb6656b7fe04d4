import type { Command } from 'commander';
import { examples } from './examples.ts';
import { createTerminal } from './terminal.ts';

interface PageFlags {
  out?: string;
  json: boolean;
}

/** Adds the commands that write a page about a course. */
export function addPageCommands(program: Command, home: string, done: (status: number) => void): void {
  program
    .command('storyboard')
    .summary('write a course as one page for reviewers')
    .description(
      'Writes each course as one HTML page for those who review it without git: every slide in order with its pictures, ' +
        'questions, right answers, feedback and notes, each with its id and its place in the files, and room for comments. ' +
        'It can be printed, and needs nothing beside it. Default: DIR/<id>-<version>-storyboard.html in dist.',
    )
    .argument('[course...]', 'folders of courses; default: as for build')
    .option('-o, --out <file>', 'the file of the page, for one course')
    .option('--json', 'print one JSON document instead of text', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples('coursewright storyboard', 'coursewright storyboard safety --out review.html'),
    )
    .action(async (courses: string[], options: PageFlags) => {
      const { storyboardCommand } = await import('./storyboard.ts');
      done(await storyboardCommand(courses, { ...options, home }, createTerminal()));
    });
}
