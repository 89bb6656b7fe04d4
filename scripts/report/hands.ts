import type { PlayerCourse, PlayerSlide } from '../course/player-course.ts';
import type { Asked } from '../log/asked.ts';
import { isPassed, isWorthAnother, slidesOf, type QuizSlide } from '../log/facts.ts';
import { quizValue, type Progress } from '../state/progress.ts';
import type { Pick, Policy } from './policies.ts';

/** What a learner can do in a course, in memory or in a browser. */
export interface Hands {
  /**
   * Opens the course in the LMS. `review`: only to be looked at.
   * @param anew as a new attempt, where the one before is over
   */
  launch(anew: boolean): Promise<'normal' | 'review'>;
  /** Goes to a slide; `false`: it is closed. `stays`: as long as the slide asks for. */
  visit(slide: PlayerSlide, stays: boolean): Promise<boolean>;
  /** Answers a question among the slides, and has it checked. */
  practise(slide: PlayerSlide, pick: 'right' | 'wrong'): Promise<void>;
  /** Begins an attempt, or goes on in the open one. Gives what it asks, in the attempt's order. */
  begin(slide: QuizSlide): Promise<readonly Asked[]>;
  /** Answers a question; `false`: the time is up, and the attempt over. */
  answer(slide: QuizSlide, asked: Asked, pick: 'right' | 'wrong'): Promise<boolean>;
  /** `false`: a required answer is lacking. */
  submit(slide: QuizSlide): Promise<boolean>;
  /** What is known of the learner now. */
  progress(): Promise<Progress>;
  leave(): Promise<void>;
}

/** Who may try for ever is not found at the end of it. */
const mostAttempts = 3;

/** Plays a course as a policy says, slide by slide in the course's order. */
export async function play(policy: Policy, course: PlayerCourse, hands: Hands): Promise<void> {
  const slides = slidesOf(course);
  for (const [index, share] of policy.sittings.entries()) {
    const mode = await hands.launch(policy.anew === true && index > 0);
    const picks: Picks = (question, attempt) => policy.pick(question, attempt, index + 1);
    const reached = slides.slice(0, Math.ceil(slides.length * share));
    const lastQuiz = reached.findLast(({ quiz }) => quiz);
    for (const slide of reached) {
      if (!(await hands.visit(slide, policy.patient)) || mode === 'review') continue;
      const half = share < 1 && slide === lastQuiz && !runsOn(slide);
      if (slide.quiz) await takeQuiz(policy, slide as QuizSlide, hands, { half, picks });
      if (!slide.practice) continue;
      const pick = picks(slide.id, 1);
      if (pick !== 'none') await hands.practise(slide, pick);
    }
    await hands.leave();
  }
}

/** Whoever leaves such an attempt in the middle comes back to one that is over: nobody does who means it. */
const runsOn = ({ quiz }: PlayerSlide) => quiz?.timeLimit !== undefined && quiz.clock === 'always';

type Picks = (question: string, attempt: number) => Pick;

async function takeQuiz(
  policy: Policy,
  slide: QuizSlide,
  hands: Hands,
  { half, picks }: { half: boolean; picks: Picks },
): Promise<void> {
  const { quiz, field, id } = slide;
  const most = policy.attempts === 'one' ? 1 : Math.min(quiz.attempts ?? mostAttempts, 10);
  // One more than there are: a page that never ends an attempt must not keep anybody for ever.
  for (let left = most + 1; left > 0; left--) {
    const value = quizValue(await hands.progress(), field);
    const over = value.submitted >= most || (policy.attempts !== 'all' && isPassed(quiz, value));
    if (!value.open && (over || (value.submitted > 0 && !isWorthAnother(quiz, value)))) return;
    const attempt = value.submitted + 1;
    // Whoever answers nothing begins nothing.
    if (picks(id, attempt) === 'none') return;
    const asked = await hands.begin(slide);
    const answered = half ? asked.slice(0, Math.ceil(asked.length / 2)) : asked;
    let inTime = true;
    for (const each of answered) {
      const pick = picks(`${id}.${each.id}`, attempt);
      if (pick === 'none') continue;
      inTime = await hands.answer(slide, each, pick);
      if (!inTime) break;
    }
    if (half || (inTime && (!policy.submits || !(await hands.submit(slide))))) return;
  }
}
