import type { Command, Option } from 'commander';
import type { Terminal } from './terminal.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What may stand on a command line: read from the program itself, so that nothing can be forgotten. */
interface Words {
  name: string;
  about: string;
  options: { flags: string[]; about: string; choices: readonly string[]; takesValue: boolean }[];
  /** What stands behind it where no option is meant: words, the folders of courses, or files. */
  argument: readonly string[] | 'courses' | 'files';
}

/** Names that a command line itself doesn't list: of what help explains, of LMSs, of kinds of packages. */
export interface KnownNames {
  help: readonly string[];
  lms: readonly string[];
  targets: readonly string[];
}

/** `coursewright completion SHELL`: prints what the shell has to read. Returns the exit status. */
export function completionCommand(
  shell: Shell,
  program: Command,
  known: KnownNames,
  terminal: Terminal,
): number {
  const commands = program.commands.map((command) => wordsOf(command, known));
  terminal.say({ bash, zsh, fish }[shell](commands));
  return 0;
}

function wordsOf(command: Command, known: KnownNames): Words {
  const [argument] = command.registeredArguments;
  const names: Record<string, readonly string[]> = { help: known.help, lms: known.lms };
  return {
    name: command.name(),
    about: command.summary(),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => optionWords(option, known)),
    argument:
      names[command.name()] ?? argument?.argChoices ?? (argument?.name() === 'course' ? 'courses' : 'files'),
  };
}

const optionWords = (
  { short, long, description, argChoices, required, optional }: Option,
  { targets }: KnownNames,
) => ({
  flags: [short, long].filter((each) => each !== undefined),
  about: description,
  choices: long === '--target' ? targets : (argChoices ?? []),
  takesValue: required || optional,
});

/** Folders that have a course.yaml, by the names that the commands take. */
const courseFolders = `for f in course/*/course.y*ml; do [ -e "$f" ] && f=\${f%/*} && echo "\${f#course/}"; done 2>/dev/null`;

function bash(commands: readonly Words[]): string {
  const cases = commands.map(({ name, options, argument }) => {
    const values = options
      .filter(({ choices }) => choices.length > 0)
      .map(({ flags, choices }) => `        ${flags.join('|')}) words="${choices.join(' ')}" ;;`);
    const files = options
      .filter(({ choices, takesValue }) => takesValue && choices.length === 0)
      .map(({ flags }) => `        ${flags.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;`);
    const flags = options.flatMap((option) => option.flags).join(' ');
    const rest =
      argument === 'courses'
        ? `words="$(${courseFolders})"`
        : argument === 'files'
          ? 'COMPREPLY=($(compgen -f -- "$word")); return'
          : `words="${argument.join(' ')}"`;
    return `    ${name})
      case "$before" in
${[...values, ...files].join('\n')}
        *) case "$word" in
          -*) words="${flags}" ;;
          *) ${rest} ;;
        esac ;;
      esac ;;`;
  });
  return `# bash: source <(coursewright completion bash)
_coursewright() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(' ')} --help --version"
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o filenames -F _coursewright coursewright`;
}

/** A text within single quotes, in any of the three shells' ways. */
const quoted = (text: string) => `'${text.replaceAll("'", `'"'"'`)}'`;

function zsh(commands: readonly Words[]): string {
  const described = (name: string, about: string) =>
    quoted(`${name.replaceAll(':', '\\:')}:${about.replaceAll(':', '\\:')}`);
  const inBrackets = (text: string) => text.replaceAll(/[[\]:]/g, (sign) => `\\${sign}`);
  const cases = commands.map(({ name, options, argument }) => {
    const specs = options.flatMap(({ flags, about, choices, takesValue }) =>
      flags.map((flag) => {
        const value =
          choices.length > 0 ? `:value:(${choices.join(' ')})` : takesValue ? ':value:_files' : '';
        return quoted(`${flag}[${inBrackets(about)}]${value}`);
      }),
    );
    const rest =
      argument === 'courses'
        ? `'*:course:_coursewright_courses'`
        : argument === 'files'
          ? `'*:file:_files'`
          : quoted(`1:name:(${argument.join(' ')})`);
    return `    ${name})\n      _arguments ${[...specs, rest].join(' \\\n        ')} ;;`;
  });
  return `#compdef coursewright
# zsh: coursewright completion zsh > a folder of your $fpath, as _coursewright
_coursewright_courses() {
  local -a names
  names=(\${(f)"$(${courseFolders})"})
  compadd -- $names
  _files -/
}
_coursewright() {
  local -a commands
  commands=(
${commands.map(({ name, about }) => `    ${described(name, about)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _coursewright ]; then _coursewright "$@"; else compdef _coursewright coursewright; fi`;
}

function fish(commands: readonly Words[]): string {
  const escaped = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = commands.flatMap(({ name, about, options, argument }) => {
    const inside = `complete -c coursewright -n '__fish_seen_subcommand_from ${name}'`;
    const rest =
      argument === 'courses'
        ? [`${inside} -a '(for f in course/*/course.y*ml; basename (dirname $f); end)'`]
        : argument === 'files'
          ? [`${inside} -F`]
          : [`${inside} -a ${escaped(argument.join(' '))}`];
    return [
      `complete -c coursewright -n __fish_use_subcommand -a ${name} -d ${escaped(about)}`,
      ...options.map(({ flags, about: what, choices, takesValue }) => {
        const names = flags.map((flag) =>
          flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
        );
        const value = choices.length > 0 ? ` -x -a ${escaped(choices.join(' '))}` : takesValue ? ' -r' : '';
        return `${inside} ${names.join(' ')}${value} -d ${escaped(what)}`;
      }),
      ...rest,
    ];
  });
  return `# fish: coursewright completion fish > ~/.config/fish/completions/coursewright.fish\ncomplete -c coursewright -f\n${lines.join('\n')}`;
}
