import type { PlayerSlide } from '../course/player-course.ts';
import type { Waiting } from '../log/gates.ts';
import { clone, find, write } from './dom.ts';
import type { Words } from './words.ts';

/** "Opens when “Half way” is passed": what a closed slide or lesson waits for. */
export const waitingWords = ({ must, title }: Waiting, words: Words): string =>
  words(`opens_when_${must}`, { title });

/** The screen in the place of a closed slide: what opens it, each as a link. */
export function fillLocked(
  screen: HTMLElement,
  slide: PlayerSlide,
  waiting: readonly Waiting[],
  words: Words,
): void {
  write(screen, 'heading', slide.title);
  find(screen, 'waiting').replaceChildren(
    ...waiting.map((each) => {
      const item = clone(document, 'waiting-item');
      write(item, 'waiting-text', waitingWords(each, words));
      return item;
    }),
  );
}
