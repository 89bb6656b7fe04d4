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
    .command('report')
    .summary('say what the gradebook will show, before anything is uploaded')
    .description(
      'A class of learners takes each course through the code of its packages, each as it was decided beforehand: all right, ' +
        'all wrong, at random, leaving half way, never submitting, and so on. Prints what the gradebook of each LMS that the ' +
        'course is for makes of them, and writes a page with answers, outcomes, sizes, reading times and the codebook: ' +
        '<id>-<version>-report.html in dist. Exits with 1 where somebody who does everything ends incomplete, a pass mark ' +
        'is out of reach, a question has no right answer, two questions share a column, or a statement breaks a rule.',
    )
    .argument('[course...]', 'folders of courses; default: as for build')
    .option('-o, --out <file>', 'the file of the page, for one course')
    .option('--browser', 'play the class in Chromium as well, and compare; needs playwright-core', false)
    .option('--json', 'print one JSON document instead of text', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright report',
        'coursewright report safety --out report.html',
        'coursewright report safety --json',
        'CHROMIUM=/usr/bin/chromium coursewright report safety --browser',
      ),
    )
    .action(async (courses: string[], options: PageFlags & { browser: boolean }) => {
      const { reportCommand } = await import('./report.ts');
      done(await reportCommand(courses, { ...options, home }, createTerminal()));
    });

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
