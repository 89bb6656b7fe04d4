import { resolve } from 'node:path';
import { diskFs } from '../compile/disk.ts';
import { reportOutput } from '../diagnostics/catalogue/output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { BuildResult } from '../preview/server/builder.ts';
import { isOpen } from '../preview/server/guard.ts';
import { startPreview, type Preview } from '../preview/server/server.ts';
import { findCourses } from './courses.ts';
import { printFindings } from './findings.ts';
import { linesOf, shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';

export interface PreviewSettings {
  home: string;
  host: string;
  port: number;
  json: boolean;
}

/** `coursewright preview`. Runs until it is interrupted; returns the exit status. */
export async function previewCommand(
  course: string | undefined,
  settings: PreviewSettings,
  terminal: Terminal,
): Promise<number> {
  const cwd = process.cwd();
  const { folders, diagnostics } = findCourses(course === undefined ? [] : [course], cwd);
  const [folder] = folders;
  if (!folder) return fail(diagnostics, terminal);
  if (folders.length > 1) {
    const names = folders.map((each) => shownPath(each, cwd)).join(', ');
    terminal.tell(`Several courses are here: name one of ${names}.`);
    return 2;
  }
  const shownFolder = shownPath(folder, cwd);
  const { host, port } = settings;
  const told = new Set<string>();
  /** Several kinds of packages of one state of the folder have their findings in common. */
  const isNew = ({ from, value, diagnostics }: BuildResult) => {
    const key = JSON.stringify([from, value === undefined, diagnostics]);
    if (told.has(key)) return false;
    told.clear();
    told.add(key);
    return true;
  };
  let preview: Preview;
  try {
    preview = await startPreview({
      ...settings,
      folder,
      shownFolder,
      env: process.env,
      onResult: (result) => {
        if (isNew(result)) void tellResult(result, folder, settings, terminal);
      },
    });
  } catch (error) {
    const system = (error as NodeJS.ErrnoException).code ?? '';
    const place = { file: host, line: 1, column: 1 };
    return fail(
      [reportOutput('preview-cannot-listen', place, { address: `${host}:${port}`, system })],
      terminal,
    );
  }
  if (settings.json) terminal.say(JSON.stringify({ course: shownFolder, url: preview.url }));
  else terminal.say(`Preview of ${shownFolder}: ${terminal.colours.bold(preview.url)}`);
  if (!preview.asAsked && port !== 0) terminal.tell(`Port ${port} is taken; another free one is used.`);
  if (isOpen(host))
    terminal.tell(
      `Warning: everybody in the network who can reach ${host} can now see this course, with all answers.`,
    );
  await interrupted();
  terminal.progress('');
  await preview.close();
  return 0;
}

/** Resolves at Ctrl-C, or when the process is asked to end. */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function fail(diagnostics: readonly Diagnostic[], terminal: Terminal): number {
  printFindings(
    diagnostics.map((diagnostic) => ({ diagnostic, file: diagnostic.place.file, lines: [] })),
    terminal,
  );
  return 1;
}

/** One line for each build, and what is wrong with the course, as `build` prints it. */
async function tellResult(
  { value, diagnostics, took }: BuildResult,
  folder: string,
  { json }: PreviewSettings,
  terminal: Terminal,
): Promise<void> {
  const fs = diskFs(folder);
  const findings = await Promise.all(
    diagnostics.map(async (diagnostic) => ({
      diagnostic,
      file: shownPath(resolve(folder, diagnostic.place.file), process.cwd()),
      lines: await linesOf(fs, diagnostic.place.file),
    })),
  );
  printFindings(findings, terminal);
  if (!json && value)
    terminal.progress(`built in ${(took / 1000).toFixed(2)} s; waiting for changes (Ctrl-C ends)`);
}
