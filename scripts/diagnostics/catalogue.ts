import { questionTypes } from '../questions/list.ts';
import { targets } from '../targets/list.ts';
import { courseCatalogue } from './catalogue/course.ts';
import { lmsCatalogue } from './catalogue/lms.ts';
import { lockCatalogue } from './catalogue/lock.ts';
import { mediaCatalogue } from './catalogue/media.ts';
import { outputCatalogue } from './catalogue/output.ts';
import { quizCatalogue } from './catalogue/quiz.ts';
import { reportCatalogue } from './catalogue/report.ts';
import { templateCatalogue } from './catalogue/template.ts';
import { textCatalogue } from './catalogue/text.ts';
import { yamlCatalogue } from './catalogue/yaml.ts';
import type { Catalogue } from './diagnostic.ts';

/** Every diagnostic by its name: one list an area, and each question type's and target's own. A test sees to it that none is doubled. */
export const catalogues: readonly Catalogue[] = [
  yamlCatalogue,
  courseCatalogue,
  quizCatalogue,
  mediaCatalogue,
  textCatalogue,
  templateCatalogue,
  lockCatalogue,
  outputCatalogue,
  lmsCatalogue,
  reportCatalogue,
  ...questionTypes.map(({ diagnostics }) => diagnostics),
  ...targets.flatMap(({ diagnostics }) => (diagnostics ? [diagnostics] : [])),
];

/** All names, in order. */
export const diagnosticNames: readonly string[] = catalogues
  .flatMap((catalogue) => Object.keys(catalogue))
  .sort();
