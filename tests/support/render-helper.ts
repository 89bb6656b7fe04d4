import { diskFs } from '../../scripts/compile/disk.ts';
import { loadCourse } from '../../scripts/compile/load.ts';
import { loadWords } from '../../scripts/compile/load-words.ts';
import { textNeeds } from '../../scripts/compile/markdown/needs.ts';
import { createTextRenderer } from '../../scripts/compile/markdown/renderer.ts';
import { textWords } from '../../scripts/compile/markdown/text-words.ts';
import { planCourse, type Plan } from '../../scripts/compile/plan.ts';
import { renderLessons, renderPage } from '../../scripts/compile/render.ts';
import { loadTemplates } from '../../scripts/compile/templates.ts';
import { themeCss } from '../../scripts/compile/theme/theme.ts';
import { slideTypes } from '../../scripts/course/slides.ts';
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { baseFiles } from './load-helper.ts';
import { memoryFs } from './memory-fs.ts';

/** The folder that holds our own `templates/`. */
export const assets = diskFs(new URL('../..', import.meta.url).pathname);

export interface Rendered {
  /** Texts of all pages and data by their paths; empty when there was an error. */
  files: Record<string, string>;
  plan?: Plan;
  diagnostics: Diagnostic[];
}

/** Renders the base course with some files replaced or added: all steps up to the pages, without scripts and zip. */
export async function render(changed: Record<string, string> = {}): Promise<Rendered> {
  const fs = memoryFs({ ...baseFiles, ...changed });
  const loaded = await loadCourse(fs, { questionTypes, targets: [{ name: 'scorm12' }] });
  const templates = await loadTemplates(assets, fs);
  const words = await loadWords(assets, fs, loaded.value?.language ?? 'en', loaded.value?.places['language']);
  const diagnostics = [...loaded.diagnostics, ...templates.diagnostics, ...words.diagnostics];
  const course = loaded.value;
  if (!course || !templates.value || !words.value) return { files: {}, diagnostics };
  const text = await createTextRenderer({
    needs: textNeeds(course),
    language: course.language,
    slideIds: new Set(course.lessons.flatMap(({ slides }) => slides.map(({ id }) => id))),
    allowHosts: course.allowHosts,
    words: textWords(words.value),
    media: (src) => ({ src }),
    report: (diagnostic) => void diagnostics.push(diagnostic),
  });
  const uncountedSlides = new Set(slideTypes.filter(({ counts }) => !counts).map(({ name }) => name));
  const options = { questionTypes, uncountedSlides, text, frozen: false, resumeLimit: 4096 };
  const planned = await planCourse(course, fs, options);
  diagnostics.push(...planned.diagnostics);
  if (!planned.value) return { files: {}, diagnostics };
  const tools = {
    templates: templates.value,
    words: words.value,
    text,
    themeCss: themeCss(course.theme.accent),
  };
  const own = { ...tools, own: { tracker: 'js/tracker-scorm12.js' } };
  const rendered = [renderPage(planned.value, own), renderLessons(planned.value, own)];
  diagnostics.push(...rendered.flatMap((each) => each.diagnostics));
  const whole = rendered.every(({ value }) => value);
  const files = (whole ? rendered.flatMap(({ value }) => value ?? []) : []).map((file): [string, string] => [
    file.path,
    'bytes' in file ? new TextDecoder().decode(file.bytes) : '',
  ]);
  return { files: Object.fromEntries(files), plan: planned.value, diagnostics };
}
