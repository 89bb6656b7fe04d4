import type { LessonData, PlayerSlide } from '../../course/player-course.ts';
import { find, seek } from '../dom.ts';
import type { SlideController, SlideHost } from '../host.ts';
import { mountQuestion } from './question.ts';

const everything = ['marks', 'feedback', 'answers'] as const;

/** A question among the slides: never scored, checked at once, may be tried again by changing the answer. */
export function createPractice(
  section: HTMLElement,
  slide: PlayerSlide,
  data: LessonData,
  host: SlideHost,
): SlideController {
  const { session, words } = host;
  const form = find(section, 'question');
  const questionData = data.questions[slide.id];
  if (!questionData) throw new Error(`no data for ${slide.id}`);
  const question = mountQuestion(form, slide.id, slide.field, questionData, host, () => {
    question.mounted.conceal();
    find(form, 'feedback').hidden = true;
    host.refresh();
  });
  question.restore(session.final);
  if (question.checkedShare() !== undefined) question.reveal(everything);

  const check = () => {
    question.answer();
    question.reveal(everything);
    host.refresh();
    host.announce(find(form, 'verdict').textContent.trim());
  };
  return {
    primary() {
      if (session.final || question.checkedShare() !== undefined) return undefined;
      return {
        label: words('check'),
        run: check,
        ...(question.isAnswered() ? {} : { missing: words('choose_first') }),
      };
    },
    back: () => false,
    shown: () => question.appeared(),
    heading: () => seek(form, 'heading') ?? undefined,
  };
}
