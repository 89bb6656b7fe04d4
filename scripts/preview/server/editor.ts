import { spawn } from 'node:child_process';
import type { FilePlace } from '../messages.ts';

/** How editors are told a place; what isn't here gets the file alone. */
const forms: {
  names: RegExp;
  args: (file: string, line: string, column: string) => string[];
  terminal?: true;
}[] = [
  {
    names: /^(code(-insiders)?|codium|vscodium|cursor|windsurf|positron)$/,
    args: (file, line, column) => ['--goto', `${file}:${line}:${column}`],
  },
  {
    names: /^(subl|sublime_text|zed|zeditor|lapce)$/,
    args: (file, line, column) => [`${file}:${line}:${column}`],
  },
  {
    names: /^(idea|webstorm|phpstorm|pycharm|goland|rubymine|clion|rider)(64|\.sh)?$/,
    args: (file, line, column) => ['--line', line, '--column', column, file],
  },
  { names: /^(gvim|mvim|gedit|kate|mousepad)$/, args: (file, line) => [`+${line}`, file] },
  { names: /^(emacs|emacsclient)$/, args: (file, line, column) => [`+${line}:${column}`, file] },
  {
    names: /^(vi|vim|nvim|view)$/,
    args: (file, line, column) => [`+call cursor(${line},${column})`, file],
    terminal: true,
  },
  { names: /^(nano|pico)$/, args: (file, line, column) => [`+${line},${column}`, file], terminal: true },
  {
    names: /^(hx|helix|micro|kak)$/,
    args: (file, line, column) => [`${file}:${line}:${column}`],
    terminal: true,
  },
];

/** The editor that the environment names: `COURSEWRIGHT_EDITOR`, `VISUAL`, `EDITOR`. */
export function editorOf(env: NodeJS.ProcessEnv): string | undefined {
  return [env.COURSEWRIGHT_EDITOR, env.VISUAL, env.EDITOR].find(
    (command) => command !== undefined && command.trim() !== '',
  );
}

/** A command line's words; quotes hold words with blanks together. No shell reads them. */
export const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** What is to be run so that an editor shows a place. `terminal`: it draws on the terminal that it is started from. */
export function editorCall(
  command: string,
  { file, line, column }: FilePlace,
): { program: string; args: string[]; terminal: boolean } | undefined {
  const [program, ...own] = wordsOf(command);
  if (program === undefined) return undefined;
  const name = (program.split(/[\\/]/).at(-1) ?? '').replace(/\.(exe|cmd)$/i, '').toLowerCase();
  // One that only hands the file to another that runs already, in its own way.
  const hands = own.some((word) => word.startsWith('--remote'));
  const form = hands ? undefined : forms.find(({ names }) => names.test(name));
  const args = form?.args(file, String(line), String(column)) ?? [file];
  return { program, args: [...own, ...args], terminal: form?.terminal === true };
}

/**
 * Opens a file in the editor that the environment names. Gives why it can't, in words.
 * @param place its file as an absolute path
 */
export async function openEditor(place: FilePlace, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const call = editorCall(editorOf(env) ?? '', place);
  if (!call) return 'No editor is named: set COURSEWRIGHT_EDITOR, VISUAL or EDITOR.';
  if (call.terminal && !process.stdin.isTTY)
    return `${call.program} needs a terminal, and the preview has none.`;
  const child = spawn(call.program, call.args, {
    stdio: call.terminal ? 'inherit' : 'ignore',
    detached: !call.terminal,
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(`${call.program} could not be started.`));
    child.once('spawn', () => {
      child.unref();
      resolve(undefined);
    });
  });
}
