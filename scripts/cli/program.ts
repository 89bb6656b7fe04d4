import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { addCheckCommand } from './check-command.ts';
import { examples } from './examples.ts';
import { addLintCommand } from './lint-command.ts';
import { addPageCommands } from './page-commands.ts';
import { addPreviewCommand } from './preview-command.ts';
import type { ReleaseSettings } from './release.ts';
import { addStartCommands } from './start-commands.ts';
import { topicNames } from './topic-names.ts';
import { createTerminal } from './terminal.ts';

/** Exit statuses: all well, bad input or findings, wrong usage. */
export const status = { well: 0, findings: 1, usage: 2 } as const;

/** Help that is asked for is a result; help that stands in for an answer is wrong usage. */
const asked = new Set(['commander.help', 'commander.helpDisplayed', 'commander.version']);

/**
 * Runs the command line.
 * @param args what stands behind `coursewright`
 * @param home the folder that holds templates/ and .build/
 * @returns the exit status
 */
export async function run(args: readonly string[], home: string): Promise<number> {
  let result: number = status.well;
  const program = createProgram(home, (code) => {
    result = code;
  });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return status.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    return result;
  } catch (error) {
    if (error instanceof CommanderError)
      return asked.has(error.code) && error.exitCode === 0 ? status.well : status.usage;
    return confess(error);
  }
}

function createProgram(home: string, done: (status: number) => void): Command {
  const program = new Command('coursewright')
    .description(
      'Builds packages for learning platforms from courses that are written as YAML and Markdown, and checks packages of any tool.',
    )
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .exitOverride()
    .addHelpText(
      'after',
      examples(
        'coursewright new fire-safety',
        'coursewright preview',
        'coursewright build',
        'coursewright help unknown-key',
      ) +
        '\n\nExit status: 0 all well, 1 mistakes were found or something could not be written, 2 wrong usage.',
    );

  addStartCommands(program, home, done);
  addPreviewCommand(program, home, done);

  program
    .command('build')
    .summary('build courses into packages')
    .description(
      'Builds each course into DIR/<id>-<version>-<target>.zip and says what is wrong with it, all at once, and what ' +
        "the LMS will hear. Beside a course that asks something stands its codebook: what the questions' ids mean. " +
        'New slides and questions are noted in the course.lock.json beside course.yaml; commit that file with the course.',
    )
    .argument(
      '[course...]',
      'folders of courses; default: the course that this folder lies in, else all below course/',
    )
    .option('-o, --out <dir>', 'folder for the packages (default: dist)')
    .option(
      '-t, --target <name...>',
      'kinds of packages, instead of those in publish; name courses before it',
    )
    .option('--json', 'print one JSON document instead of text', false)
    .option('-q, --quiet', 'print mistakes only', false)
    .addOption(
      new Option('--frozen', 'fail where course.lock.json would have to grow (default where CI is set)'),
    )
    .addOption(new Option('--no-frozen', 'let course.lock.json grow'))
    .option(
      '--allow-embedded-credentials',
      "write the LRS's key from COURSEWRIGHT_LRS_KEY and COURSEWRIGHT_LRS_SECRET into packages, for everybody to read",
      false,
    )
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright build',
        'coursewright build course/safety course/privacy',
        'coursewright build safety --target scorm12 web',
        'coursewright build safety --out packages --json',
        'coursewright build --frozen        (in CI: the lock file was forgotten? then say so)',
      ),
    )
    .action(async (courses: string[], options: BuildFlags) => {
      const { buildCommand } = await import('./build.ts');
      const { target: named, ...rest } = options;
      const targets = named && (await import('./target-names.ts')).targetNames(named);
      if (typeof targets === 'string') {
        createTerminal().tell(targets);
        return done(status.usage);
      }
      const { allowEmbeddedCredentials: embed, ...flags } = rest;
      const credentials = embed
        ? (await import('./lrs-credentials.ts')).lrsCredentials(process.env)
        : undefined;
      if (typeof credentials === 'string') {
        createTerminal().tell(credentials);
        return done(status.usage);
      }
      const settings = {
        ...flags,
        home,
        ...(targets ? { targets } : {}),
        ...(credentials ? { credentials } : {}),
      };
      done(await buildCommand(courses, settings, createTerminal()));
    });

  program
    .command('ids')
    .summary('write an id into everything that has none')
    .description(
      'Writes readable ids, made of titles and questions, into the lessons, slides, quizzes, questions and banks that ' +
        'have none. Every other character of the files stays as it is. Change an id that you dislike before the first build: ' +
        'from then on it is permanent.',
    )
    .argument('[course...]', 'folders of courses; default: as for build')
    .option(
      '--merge',
      'settle a git conflict in course.lock.json: both branches have built something new',
      false,
    )
    .addOption(
      new Option('--json', 'print one JSON document instead of text').default(false).conflicts('merge'),
    )
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples('coursewright ids', 'coursewright ids course/safety --json', 'coursewright ids --merge'),
    )
    .action(async (courses: string[], options: { json: boolean; merge: boolean }) => {
      if (options.merge) {
        const { mergeCommand } = await import('./merge.ts');
        return done(mergeCommand(courses, createTerminal()));
      }
      const { idsCommand } = await import('./ids.ts');
      done(await idsCommand(courses, options, createTerminal()));
    });

  program
    .command('diff')
    .summary('say what a rebuild does to learners, before it is uploaded')
    .description(
      'Compares two editions of a course: what changed, what becomes of learners in each condition (their saved states are ' +
        'replayed through the code of the player), what the LMS does when the package is replaced, and what to do. An ' +
        'edition is a zip, the folder of a course, or a git revision of the course. Writes nothing.',
    )
    .argument('[old]', 'the edition that learners have (default: the last commit, HEAD)')
    .argument('[new]', 'the edition that they get (default: the course as it is now)')
    .option('--course <dir>', 'folder of the course, where it is not the one around the current folder')
    .option('--json', 'print one JSON document instead of text', false)
    .option(
      '--states <file...>',
      'also replay recorded states: files with one a line, as the LMS has them, or with what `state decode` prints',
    )
    .option('--html <file>', 'also write a page for a reviewer, old and new side by side')
    .option(
      '--exit-code',
      'exit with 3 where somebody must redo something, 4 where somebody loses something',
      false,
    )
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright diff',
        'coursewright diff v1.2.0 --exit-code        (a gate in CI)',
        'coursewright diff dist/safety-1.0.0-scorm12.zip dist/safety-1.1.0-scorm12.zip --json',
        'coursewright diff v1.2.0 --states states/*.txt',
      ),
    )
    .action(
      async (
        old: string | undefined,
        now: string | undefined,
        options: { course?: string; json: boolean; html?: string; exitCode: boolean; states?: string[] },
      ) => {
        const { diffCommand } = await import('./diff.ts');
        const names = [old, now].filter((name) => name !== undefined);
        done(await diffCommand(names, { ...options, home }, createTerminal()));
      },
    );

  program
    .command('release')
    .summary('name the course as it is by a version')
    .description(
      'Names the course as it is: writes the version into course.yaml, and version, date and a fingerprint into ' +
        'course.lock.json. Without a version it takes the smallest that says enough about what changed since the last ' +
        'release; a smaller one is refused.',
    )
    .addArgument(new Argument('[version]', 'such as 1.2.0').argParser(asVersion))
    .option('--course <dir>', 'folder of the course, where it is not the one around the current folder')
    .addOption(
      new Option('--date <date>', 'such as 2027-01-31 (default: that of the last commit)').argParser(asDate),
    )
    .option('--force', 'take a version that says too little', false)
    .option('--json', 'print one JSON document instead of text', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText('after', examples('coursewright release', 'coursewright release 2.0.0 --date 2027-01-31'))
    .action(async (wanted: string | undefined, options: Omit<ReleaseSettings, 'home'>) => {
      const { releaseCommand } = await import('./release.ts');
      done(await releaseCommand(wanted, { ...options, home }, createTerminal()));
    });

  program
    .command('state')
    .summary('read a saved state, or make one, for support')
    .description(
      'Turns what an LMS keeps of a learner (suspend_data) into JSON with the names of course.lock.json, and JSON into such ' +
        'a state. The text is taken from the standard input where none is given.',
    )
    .addArgument(new Argument('<way>', 'which way').choices(['decode', 'encode']))
    .argument('[text]', 'the state, or the JSON')
    .option('--course <dir>', 'folder of the course, where it is not the one around the current folder')
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright state decode 2QWxhZGRpb… > state.json',
        'coursewright state encode < state.json',
      ),
    )
    .action(async (way: 'decode' | 'encode', text: string | undefined, options: { course?: string }) => {
      const { stateCommand } = await import('./state.ts');
      done(stateCommand(way, text, options.course, createTerminal()));
    });

  addCheckCommand(program, home, done);
  addLintCommand(program, home, done);
  addPageCommands(program, home, done);

  program
    .command('lms')
    .summary('say how to upload to an LMS, and what to set there')
    .description(
      'Lists the LMSs that are known. With the name of one: what it plays, how to upload there, which settings to ' +
        'choose and why, what the gradebook shows, and how to replace the package after an edit. Each fact names its ' +
        'source; what nobody has looked at is marked as untested.',
    )
    .argument('[name]', 'an LMS, as lms in course.yaml names it')
    .option('--json', 'print one JSON document instead of text', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples('coursewright lms', 'coursewright lms moodle', 'coursewright lms moodle --json'),
    )
    .action(async (name: string | undefined, options: { json: boolean }) => {
      const { lmsCommand } = await import('./lms.ts');
      done(lmsCommand(name, options, createTerminal()));
    });

  program
    .command('schema')
    .summary('write the JSON Schemas of the course format, for editors')
    .description(
      "Writes the course format's JSON Schemas. An editor with a YAML language server completes keys and marks mistakes " +
        'in a file whose first line is "# yaml-language-server: $schema=<path to the schema>".',
    )
    .option('-o, --out <dir>', 'folder for the schemas', 'schema')
    .option('--json', 'print the written files as JSON', false)
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText('after', examples('coursewright schema', 'coursewright schema --out .vscode/coursewright'))
    .action(async (options: { out: string; json: boolean }) => {
      const { schemaCommand } = await import('./schema.ts');
      done(schemaCommand(options, createTerminal()));
    });

  program
    .command('completion')
    .summary('print what a shell completes by')
    .description(
      'Prints a script by which bash, zsh or fish complete commands, options, courses and the names that help knows. ' +
        "Where coursewright is installed in a project alone, alias coursewright='npx coursewright' makes it a command.",
    )
    .addArgument(new Argument('<shell>', 'for which shell').choices(['bash', 'zsh', 'fish']))
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'source <(coursewright completion bash)        (in ~/.bashrc)',
        'coursewright completion zsh > ~/.zsh/completions/_coursewright',
        'coursewright completion fish > ~/.config/fish/completions/coursewright.fish',
      ),
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionCommand } = await import('./completion.ts');
      const { helpNames } = await import('./help.ts');
      const { profileNames } = await import('../profiles/list.ts');
      const { targets } = await import('../targets/list.ts');
      const commands = program.commands.map((each) => each.name());
      const known = {
        help: await helpNames(commands, home),
        lms: profileNames,
        targets: targets.map(({ name }) => name),
      };
      done(completionCommand(shell, program, known, createTerminal()));
    });

  program
    .command('help')
    .summary('explain a command, a topic, a type, or a mistake by its name')
    .description(
      'Explains a command, or a mistake that a build, the linter or a check has named, with a wrong and a right example.',
    )
    .argument(
      '[name]',
      `a command, the name of a mistake, a type of slide or question, or ${topicNames.join(', ')}`,
    )
    .helpOption('-h, --help', 'Print this help.')
    .addHelpText(
      'after',
      examples(
        'coursewright help build',
        'coursewright help quizzes',
        'coursewright help matching',
        'coursewright help answer-not-a-choice',
      ),
    )
    .action(async (name: string | undefined) => {
      if (name === undefined) return program.outputHelp();
      const command = program.commands.find((each) => each.name() === name);
      if (command) return command.outputHelp();
      const { helpCommand } = await import('./help.ts');
      const commands = program.commands.map((each) => each.name());
      done(await helpCommand(name, commands, home, createTerminal()));
    });

  return program;
}

function asVersion(value: string): string {
  if (/^(0|[1-9]\d{0,5})(\.(0|[1-9]\d{0,5})){2}$/.test(value)) return value;
  throw new InvalidArgumentError('A version has three numbers, such as 1.2.0.');
}

function asDate(value: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  // A day that no month has comes out as another one.
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(value)) return value;
  throw new InvalidArgumentError('A date has year, month and day, such as 2027-01-31.');
}

interface BuildFlags {
  out?: string;
  target?: string[];
  json: boolean;
  quiet: boolean;
  frozen?: boolean;
  allowEmbeddedCredentials: boolean;
}

/** A mistake of ours is told in a line, not in a stack that nobody but us can read. */
function confess(error: unknown): number {
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  process.stderr.write(`coursewright ${version} has made a mistake of its own: ${message}\n`);
  if (process.env.COURSEWRIGHT_DEBUG && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`);
  else
    process.stderr.write(
      'Please report it with the course that shows it, and with what COURSEWRIGHT_DEBUG=1 prints.\n',
    );
  return status.findings;
}
