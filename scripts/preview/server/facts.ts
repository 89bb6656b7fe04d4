import { reveal } from '../../course/obscure.ts';
import type { LessonData } from '../../course/player-course.ts';
import { frame } from '../../diagnostics/frame.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFs } from '../../compile/files.ts';
import type { Facts, SampleAnswers, ShownFinding } from '../messages.ts';
import type { BuiltVariant } from './builder.ts';

/** What the panel shows of a course beside its package. */
export function factsOf({ built, package: made }: BuiltVariant, editor: boolean): Facts {
  const { plan } = built;
  return {
    course: plan.course.id,
    slides: plan.slides.map(({ slide, lesson }) => {
      const { file, line, column } = slide.place;
      return {
        id: slide.id,
        title: slide.title?.markdown ?? slide.id,
        lesson: lesson.title.markdown,
        file,
        line,
        column,
      };
    }),
    resume: { worst: plan.resume.worst, limit: made.resumeLimit },
    lock: plan.lock,
    editor,
  };
}

/** A right and a wrong answer to each question of a course, in the words of its type. */
export function samplesOf({ built, package: made }: BuiltVariant): SampleAnswers {
  const samples: SampleAnswers = {};
  const { questionTypes, course } = built.plan;
  for (const file of made.files) {
    if (!('bytes' in file) || !/^lessons\/[^/]+\.json$/.test(file.path)) continue;
    const { d } = JSON.parse(new TextDecoder().decode(file.bytes)) as { d: string };
    const { questions } = JSON.parse(reveal(d, course.id)) as LessonData;
    for (const [id, { type, key }] of Object.entries(questions)) {
      const sample = questionTypes.get(type)?.sample(key);
      if (sample) samples[id] = sample;
    }
  }
  return samples;
}

/** Findings with the lines that they are about, as the command line shows them. */
export function shownFindings(diagnostics: readonly Diagnostic[], fs: SourceFs): Promise<ShownFinding[]> {
  const texts = new Map<string, Promise<string[]>>();
  const linesOf = (file: string) => {
    const known = texts.get(file) ?? readLines(fs, file);
    texts.set(file, known);
    return known;
  };
  return Promise.all(
    diagnostics.map(async (diagnostic) => {
      const { severity, name, message, hint, mended, place } = diagnostic;
      return {
        severity,
        name,
        message,
        ...(hint ? { hint } : {}),
        ...(mended === undefined ? {} : { mended: mended.trim() }),
        file: place.file,
        line: place.line,
        column: place.column,
        frame: frame(diagnostic, await linesOf(place.file)),
      };
    }),
  );
}

async function readLines(fs: SourceFs, file: string): Promise<string[]> {
  try {
    const bytes = await fs.read(file);
    return bytes.subarray(0, 8000).includes(0) ? [] : new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  } catch {
    return [];
  }
}
