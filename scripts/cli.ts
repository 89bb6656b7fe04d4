import { join } from 'node:path';
import { run } from './cli/program.ts';

// A reader that has seen enough (`coursewright … | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not `process.exit`: what is still on its way to a pipe would be cut off.
void run(process.argv.slice(2), join(import.meta.dirname, '..')).then((status) => {
  process.exitCode = status;
});
