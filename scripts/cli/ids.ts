import { basename, join, resolve } from 'node:path';
import { diskFs } from '../compile/disk.ts';
import { missingIds, type GivenId } from '../compile/missing-ids.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findCourses } from './courses.ts';
import type { Finding } from './findings.ts';
import { counted } from './print.ts';
import { linesOf, shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { replaceFile } from './write.ts';

/** `coursewright ids`: writes an id into everything that has none. Returns the exit status. */
export async function idsCommand(
  names: readonly string[],
  settings: { json: boolean },
  terminal: Terminal,
): Promise<number> {
  const cwd = process.cwd();
  const { folders, diagnostics: missing } = findCourses(names, cwd);
  const findings: Finding[] = missing.map((diagnostic) => ({
    diagnostic,
    file: shownPath(resolve(cwd, diagnostic.place.file), cwd),
    lines: [],
  }));
  const given: GivenId[] = [];
  for (const folder of folders) {
    const fs = diskFs(folder);
    const { files, diagnostics } = await missingIds(fs);
    const shown = (file: string) => shownPath(join(folder, file), cwd);
    const tell = async (diagnostic: Diagnostic) => {
      const { file } = diagnostic.place;
      findings.push({ diagnostic, file: shown(file), lines: await linesOf(fs, file) });
    };
    for (const diagnostic of diagnostics) await tell(diagnostic);
    let here = 0;
    for (const { path, text, given: ids } of files) {
      const problem = replaceFile(join(folder, path), text);
      if (problem) {
        await tell({ ...problem, place: { ...problem.place, file: path } });
        continue;
      }
      here += ids.length;
      for (const each of ids) {
        given.push({ ...each, file: shown(path) });
        if (!settings.json)
          terminal.say(`${shown(path)}:${each.line}  ${each.what} ${terminal.colours.bold(each.id)}`);
      }
    }
    if (!settings.json)
      terminal.say(
        here > 0
          ? `${basename(folder)}: ${counted(here, 'id')} written; from the first build on they are permanent`
          : `${basename(folder)}: nothing lacks an id`,
      );
  }
  const bad = findings.some(({ diagnostic }) => diagnostic.severity === 'error');
  if (settings.json) {
    const diagnostics = findings.map(({ diagnostic, file }) => ({
      ...diagnostic,
      place: { ...diagnostic.place, file },
    }));
    terminal.say(JSON.stringify({ ids: given, diagnostics }, null, 2));
  } else if (findings.length > 0) (await import('./findings.ts')).printFindings(findings, terminal);
  return bad ? 1 : 0;
}
