import { picturesOf } from '../report/pictures.ts';
import { storyboardPage } from '../report/storyboard.ts';
import { writePages, type PageSettings } from './author-pages.ts';
import { counted } from './print.ts';
import { shownPath } from './shown.ts';
import type { Terminal } from './terminal.ts';

/** `coursewright storyboard`. Returns the exit status. */
export const storyboardCommand = (
  names: readonly string[],
  settings: PageSettings,
  terminal: Terminal,
): Promise<number> =>
  writePages(names, settings, terminal, 'storyboard', async ({ built, folder, fs }) => {
    const { plan, text, packages } = built;
    const pictures = await picturesOf(packages[0]?.files ?? [], fs);
    const questions = plan.slides.reduce((sum, slide) => sum + slide.questions.length, 0);
    const counts = `${counted(plan.slides.length, 'slide')}, ${counted(questions, 'question')}`;
    return {
      page: storyboardPage(plan, text, pictures),
      diagnostics: [],
      said: [`${terminal.colours.bold(shownPath(folder, process.cwd()))}  ${counts}`],
      json: { slides: plan.slides.length, questions },
    };
  });
