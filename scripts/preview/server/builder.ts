import { buildCourse, type BuiltCourse } from '../../compile/build.ts';
import type { SourceFs } from '../../compile/files.ts';
import { createLessonMemory, type LessonMemory } from '../../compile/lesson-memory.ts';
import type { PackageFiles } from '../../compile/publish.ts';
import { reportOutput } from '../../diagnostics/catalogue/output.ts';
import { byPlace, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Variant } from '../messages.ts';
import { withGivenIds } from './given-ids.ts';

/** A course that was built for one variant. */
export interface BuiltVariant {
  revision: number;
  built: BuiltCourse;
  package: PackageFiles;
}

export interface BuildResult {
  variant: Variant;
  /** Absent where the course can't be built as it stands. */
  value?: BuiltVariant;
  diagnostics: Diagnostic[];
  /** Counts the states of the folder: two variants of one state are mostly found the same of. */
  from: number;
  /** Milliseconds. */
  took: number;
}

export interface BuilderOptions {
  /** The course's folder, and what packages are made with. */
  course: SourceFs;
  assets: SourceFs;
  folderName: string;
  onResult(result: BuildResult): void;
}

export interface Builder {
  /** Builds the course as it is published, and does so with every change as long as nobody wants anything. */
  begin(): void;
  /** Something in the folder has changed. */
  changed(): void;
  /** Builds a variant, unless it stands as the folder now is, and from now on with every change. */
  want(variant: Variant): void;
  unwant(variant: Variant): void;
  /** The last result, and the last one that could be built. */
  last(variant: Variant): { result?: BuildResult; good?: BuiltVariant };
}

const asPublished: Variant = { target: '', words: '' };

export const keyOf = ({ target, words }: Variant): string => `${target}~${words}`;

interface Known {
  variant: Variant;
  wanted: number;
  /** The state of the folder that it was last built from. */
  from: number;
  memory: LessonMemory;
  result?: BuildResult;
  good?: BuiltVariant;
}

/** Builds what is wanted, one build after the other; whatever changes meanwhile is built afterwards, all at once. */
export function createBuilder({ course, assets, folderName, onResult }: BuilderOptions): Builder {
  const variants = new Map<string, Known>();
  let folder = 1;
  let revision = 0;
  let running = false;

  const known = (variant: Variant): Known => {
    const key = keyOf(variant);
    const found = variants.get(key) ?? { variant, wanted: 0, from: 0, memory: createLessonMemory() };
    variants.set(key, found);
    return found;
  };

  async function buildOne(each: Known): Promise<void> {
    const from = folder;
    const began = performance.now();
    const { value, diagnostics } = await build(each);
    each.from = from;
    const took = performance.now() - began;
    const good = value && { revision: ++revision, ...value };
    each.result = { variant: each.variant, diagnostics, from, took, ...(good ? { value: good } : {}) };
    if (good) each.good = good;
    // What is old already when it is there would only flicker: the next one is on its way.
    if (folder === from) onResult(each.result);
  }

  async function build({ variant: { target, words }, memory, good }: Known) {
    const options = { assets, frozen: false, folderName, memory, ...(words === '' ? {} : { words }) };
    // The target that the course's own word stood for the last time.
    const before = good?.package.target.name;
    const named = target === '' ? before : target;
    const made = await buildGivingIds({ ...options, ...(named === undefined ? {} : { targets: [named] }) });
    const first = made.value?.plan.course.publish[0]?.target;
    if (target === '' && first !== undefined && first !== named && named !== undefined)
      return packaged(await buildGivingIds({ ...options, targets: [first] }));
    return packaged(made);
  }

  async function buildGivingIds(options: Parameters<typeof buildCourse>[1]) {
    try {
      const made = await buildCourse(course, options);
      if (!made.diagnostics.some(({ name }) => name === 'missing-id')) return made;
      const given = await withGivenIds(course);
      if (!given) return made;
      const { value, diagnostics } = await buildCourse(given.fs, options);
      const own = made.diagnostics.filter(({ name }) => name === 'missing-id');
      const found = diagnostics.map((diagnostic) => ({
        ...diagnostic,
        place: given.original(diagnostic.place),
      }));
      if (value) for (const { slide } of value.plan.slides) slide.place = given.original(slide.place);
      // Told all the same: no package is built before the author has settled them.
      const told = value ? own.map((each): Diagnostic => ({ ...each, severity: 'warning' })) : own;
      return { ...(value ? { value } : {}), diagnostics: [...told, ...found].sort(byPlace) };
    } catch (error) {
      // A mistake of ours must not end the preview: the next save may be well again.
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      const place = { file: 'course.yaml', line: 1, column: 1 };
      return { diagnostics: [reportOutput('preview-build-failed', place, { message })] };
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const wanted = [...variants.values()].filter((each) => each.wanted > 0);
      const due = wanted.length > 0 ? wanted : [known(asPublished)];
      const next = due.find(({ from }) => from !== folder);
      if (!next) break;
      await buildOne(next);
    }
    running = false;
  }

  return {
    begin: () => void run(),
    changed() {
      folder++;
      void run();
    },
    want(variant) {
      known(variant).wanted++;
      void run();
    },
    unwant: (variant) => void known(variant).wanted--,
    last(variant) {
      const { result, good } = known(variant);
      return { ...(result ? { result } : {}), ...(good ? { good } : {}) };
    },
  };
}

function packaged({ value, diagnostics }: Awaited<ReturnType<typeof buildCourse>>): {
  value?: Omit<BuiltVariant, 'revision'>;
  diagnostics: Diagnostic[];
} {
  const [first] = value?.packages ?? [];
  return { diagnostics, ...(value && first ? { value: { built: value, package: first } } : {}) };
}
