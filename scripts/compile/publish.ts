import type { Publication } from '../course/course.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { profilesOf, resumeLimitOf } from '../profiles/check.ts';
import type { TextRenderer } from '../questions/author.ts';
import type { Prepared, Publishing, Target } from '../targets/target.ts';
import type { FileEntry, SourceFs, WithDiagnostics } from './files.ts';
import { keyRenderer } from './key-renderer.ts';
import { connectSources, exposure, lrsAddress, type LrsCredentials } from './lrs.ts';
import { lrsModule, modulePath, playerModules, readModule } from './modules.ts';
import { addReferenced } from './package.ts';
import type { Plan } from './plan.ts';
import { renderPage, type RenderTools } from './render.ts';
import type { Templates } from './templates.ts';
import { wordsFor, type Words } from './words.ts';

/** One package of a course. */
export interface PackageFiles {
  /** Its name as a file, without a folder. */
  name: string;
  target: Target;
  files: FileEntry[];
  /** Characters of resume data that its LMSs keep; `null`: no limit. */
  resumeLimit: number | null;
  /** Lines about it for the build's report. */
  said: string[];
}

/** What all packages of a course are made of. */
export interface Materials {
  plan: Plan;
  /** The course's folder, and the compiler's own files. */
  course: SourceFs;
  assets: SourceFs;
  templates: Templates;
  words: Words;
  text: TextRenderer;
  themeCss: string;
  /** For the course's LRS, where they may be in packages. */
  credentials?: LrsCredentials;
  /** The files that are the same in every package: lessons, style sheet, media. */
  shared: readonly FileEntry[];
}

/** How a package is made: for which LMSs, with which options, and what its target makes of the course. */
export function preparePackage(
  { plan, text, words, assets, course }: Omit<Materials, 'shared'>,
  target: Target,
  publication: Publication,
): { publishing: Publishing; prepared: Prepared } {
  const publishing: Publishing = {
    publication,
    profiles: profilesOf(plan.course),
    text: keyRenderer(text, words),
    module: (name) => readModule(assets, name),
    hash: (file) => ('bytes' in file ? hashOf(file.bytes) : course.hash(file.path)),
  };
  return { publishing, prepared: target.prepare?.(plan, publishing) ?? { diagnostics: [] } };
}

/** Makes one package: its page and data, its modules, and what its target adds. */
export async function publish(
  materials: Materials,
  target: Target,
  { publishing, prepared }: ReturnType<typeof preparePackage>,
): Promise<WithDiagnostics<PackageFiles>> {
  const { plan, assets, shared } = materials;
  const page = modulePath(target.page?.module);
  const address = lrsAddress(plan.course, target, materials.credentials);
  const tools: RenderTools = {
    ...materials,
    words: wordsFor(materials.words, target.tracker === null),
    own: {
      tracker: modulePath(target.tracker),
      ...(page === null ? {} : { page }),
      ...(prepared.tracking ? { tracking: prepared.tracking } : {}),
      ...target.page,
      ...(address ? { address, lrs: `js/${lrsModule}` } : {}),
      lrsFromLaunch: target.lrsFromLaunch === true,
      connect: connectSources(plan.course, target),
    },
  };
  const diagnostics: Diagnostic[] = [];
  const rendered = renderPage(plan, tools);
  diagnostics.push(...rendered.diagnostics);
  if (!rendered.value) return { diagnostics };
  const modules = await playerModules(plan, target, assets);
  const files = await addReferenced(
    [...rendered.value, ...modules],
    materials.course,
    shared,
    target.page?.files,
  );
  diagnostics.push(...files.diagnostics);
  if (!files.value) return { diagnostics };
  const own = await target.manifest(plan, files.value, publishing);
  const { id, version } = plan.course;
  const value = {
    name: `${id}-${version}-${target.name}.zip`,
    target,
    files: [...files.value, ...own],
    resumeLimit: resumeLimitOf(plan.course, [{ target, publication: publishing.publication }]),
    said: [...(prepared.said ?? []), ...(address ? exposure(address) : [])],
  };
  return { value, diagnostics };
}

/** SHA-256 in base64. */
async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return btoa(String.fromCharCode(...digest));
}
