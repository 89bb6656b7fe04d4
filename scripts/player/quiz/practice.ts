import type { LessonData, PlayerSlide } from '../../course/player-course.ts';
import { find, seek, show } from '../dom.ts';
import type { SlideController, SlideHost } from '../host.ts';
import { shuffledRank } from '../../log/order.ts';
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
    show(find(form, 'verdict'), false);
    seek(form, 'feedback')?.removeAttribute('data-state');
    host.refresh();
  });
  if (questionData.shuffle || question.alwaysShuffled) {
    const { run } = session.log.progress();
    question.mounted.arrange((part) => shuffledRank(run, 0, slide.id, part));
  }

  /** With hints left, the right answer waits for another try. */
  const reveal = (): string => {
    if (!question.isRight() && question.tries() <= questionData.hints.length)
      return question.revealTry(['marks']);
    question.reveal(everything);
    return [find(form, 'verdict'), find(form, 'feedback-text')]
      .filter(({ hidden }) => !hidden)
      .map(({ textContent }) => textContent.trim())
      .join(' ');
  };
  question.restore(session.final);
  if (question.isChecked()) reveal();

  return {
    primary() {
      if (session.final || question.isChecked()) return undefined;
      return {
        label: words(question.answerWord),
        run() {
          question.answer();
          const said = reveal();
          host.refresh();
          host.announce(said === '' ? words('checked') : said);
        },
        ...(question.isAnswered() ? {} : { missing: words('choose_first') }),
      };
    },
    back: () => false,
    shown: () => question.appeared(),
    heading: () => seek(form, 'heading') ?? undefined,
  };
}
