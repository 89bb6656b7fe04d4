import type { PlayerCourse } from '../course/player-course.ts';
import { all } from './dom.ts';
import type { Lessons } from './lessons.ts';

/**
 * Printing gives a handout of the whole course as far as it has been fetched, in the author's order, without quiz
 * questions. The copies exist while the browser prints, and bear no ids and no names of their own.
 */
export function bindHandout(course: PlayerCourse, lessons: Lessons): void {
  const handout = document.createElement('div');
  handout.className = 'handout';

  window.addEventListener('beforeprint', () => {
    handout.replaceChildren(
      ...course.lessons.flatMap((lesson) =>
        lesson.slides.flatMap((slide) => {
          const section = lessons.loaded.get(lesson.id)?.sections.get(slide.id);
          return section ? [copy(section)] : [];
        }),
      ),
    );
    document.body.append(handout);
    document.documentElement.toggleAttribute('data-printing', true);
  });
  window.addEventListener('afterprint', () => {
    handout.remove();
    handout.replaceChildren();
    document.documentElement.toggleAttribute('data-printing', false);
  });
}

function copy(section: HTMLElement): HTMLElement {
  const made = section.cloneNode(true) as HTMLElement;
  for (const screen of all(made, 'screen')) {
    if (screen.dataset.screen === 'start') screen.removeAttribute('hidden');
    else screen.remove();
  }
  for (const element of [made, ...made.querySelectorAll('[id], [name], details')]) {
    element.removeAttribute('id');
    element.removeAttribute('name');
    element.removeAttribute('aria-labelledby');
    if (element instanceof HTMLDetailsElement) element.open = true;
  }
  return made;
}
