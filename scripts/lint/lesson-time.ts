import type { Quiz } from '../course/course.ts';
import { minutesToRead } from './text/words.ts';
import type { SeenSlide } from './view.ts';

/** Minutes that a question takes beside reading it: 45 seconds, the usual estimate for choices. */
const perQuestion = 0.75;

/** Minutes that a lesson's slides take to read and to answer; films and sounds are not in it. */
export const lessonMinutes = (slides: readonly SeenSlide[]): number =>
  slides.reduce((sum, { slide, words }) => {
    const asked = slide.quiz ? asks(slide.quiz) : slide.question ? 1 : 0;
    return sum + minutesToRead(words) + asked * perQuestion;
  }, 0);

/** How many questions one attempt asks. */
const asks = (quiz: Quiz) =>
  quiz.entries.reduce((sum, entry) => sum + ('question' in entry ? 1 : entry.count), 0);
