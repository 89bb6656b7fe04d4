import { writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { jsonSchemas } from '../course/json-schema.ts';
import { questionTypes } from '../questions/list.ts';
import { targets } from '../targets/list.ts';
import { printFindings } from './findings.ts';
import type { Terminal } from './terminal.ts';
import { makeFolder, writeProblem } from './write.ts';

/** `coursewright schema`: writes the course format's JSON Schemas. Returns the exit status. */
export function schemaCommand(settings: { out: string; json: boolean }, terminal: Terminal): number {
  const folder = resolve(settings.out);
  const schemas = Object.entries(jsonSchemas(questionTypes, targets));
  const shown = (path: string) => relative(process.cwd(), path).split(sep).join('/') || '.';
  try {
    makeFolder(folder);
    for (const [name, schema] of schemas)
      writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
  } catch (error) {
    const diagnostic = writeProblem(settings.out, folder, error);
    if (settings.json) terminal.say(JSON.stringify({ files: [], diagnostics: [diagnostic] }, null, 2));
    else printFindings([{ diagnostic, file: settings.out, lines: [] }], terminal);
    return 1;
  }
  const files = schemas.map(([name]) => shown(join(folder, name)));
  if (settings.json) terminal.say(JSON.stringify({ files, diagnostics: [] }, null, 2));
  else for (const file of files) terminal.say(file);
  return 0;
}
