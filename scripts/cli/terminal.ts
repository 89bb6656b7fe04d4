import pico from 'picocolors';

export type Colours = ReturnType<typeof pico.createColors>;

/** Where a command's words go: results to the standard output, findings and progress beside it. */
export interface Terminal {
  colours: Colours;
  /** One line of results. */
  say(line: string): void;
  /** One line of findings. */
  tell(line: string): void;
  /** Replaces the progress line, where there is a terminal that can show one; empty takes it away. */
  progress(text: string): void;
}

const clearLine = '\r\u001b[K';

/** The process's own terminal. Colours only on a terminal, and never where NO_COLOR is set (no-color.org). */
export function createTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const coloured = !env.NO_COLOR && (forced || (stdout.isTTY && stderr.isTTY && env.TERM !== 'dumb'));
  const live = stderr.isTTY && env.TERM !== 'dumb';
  let shown = false;
  const progress = (text: string) => {
    if (!live || (text === '' && !shown)) return;
    stderr.write(text === '' ? clearLine : `${clearLine}${text.slice(0, (stderr.columns || 80) - 1)}`);
    shown = text !== '';
  };
  const write = (stream: NodeJS.WriteStream) => (line: string) => {
    progress('');
    stream.write(`${line}\n`);
  };
  return { colours: pico.createColors(coloured), say: write(stdout), tell: write(stderr), progress };
}
