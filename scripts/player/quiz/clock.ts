import { limitOf, usedBefore } from '../../log/clock.ts';
import type { QuizSlide } from '../../log/facts.ts';
import { quizValue } from '../../state/progress.ts';
import type { SlideHost } from '../host.ts';

/** How often the time used is noted on this device, in seconds. */
const noteEvery = 5;
/** What is left when screen readers hear of it, in seconds, beside the half. */
const moments = [600, 300, 60, 10];

/** The time limit of an attempt. */
export interface QuizClock {
  /** Runs while an attempt is open; harmless when it runs already, or when there is no limit. */
  start(): void;
  stop(): void;
  /** Seconds left, not below 0; `undefined`: no limit, or no attempt under way. */
  left(): number | undefined;
}

/**
 * While the course is open the time runs on the browser's steady clock, whatever the wall clock does; `usedBefore` says
 * what counts of the time that it was closed.
 */
export function createClock(
  slide: QuizSlide,
  host: SlideHost,
  { ticked, ended }: { ticked(): void; ended(): void },
): QuizClock {
  const { quiz, field } = slide;
  const { log } = host.session;
  const value = () => quizValue(log.progress(), field);
  let timer: ReturnType<typeof setInterval> | undefined;
  let since = 0;
  let before = 0;
  /** The time used at the last tick, and when it was last noted. */
  let last = 0;
  let noted = 0;

  const limit = () => limitOf(quiz, value().clock?.extra ?? false);
  const used = () => before + (performance.now() - since) / 1000;
  const left = (): number | undefined => {
    const all = limit();
    if (all === undefined || !value().open) return undefined;
    return Math.max(0, all - (timer === undefined ? (value().clock?.used ?? 0) : used()));
  };

  const announce = (was: number, is: number) => {
    const half = (limit() ?? 0) / 2;
    const all = [...moments.filter((moment) => moment < half), half];
    if (all.some((moment) => was > moment && is <= moment)) host.announce(timeLeft(is, host));
  };

  const tick = () => {
    const all = limit();
    if (all === undefined || !value().open) return stop();
    const now = used();
    announce(all - last, all - now);
    last = now;
    if (now >= all || now - noted >= noteEvery) note(Math.min(all, now));
    if (now < all) return ticked();
    stop();
    ended();
  };

  /** The state has the time used whenever something else is saved, and this device every few seconds. */
  const note = (seconds: number) => {
    noted = seconds;
    log.append({ type: 'clock', quiz: field, used: Math.round(seconds) });
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };

  return {
    left,
    stop,
    start() {
      if (timer !== undefined || limit() === undefined || !value().open || host.session.final) return;
      before = usedBefore(quiz, value(), Date.now());
      since = performance.now();
      last = noted = before;
      timer = setInterval(tick, 250);
      tick();
    },
  };
}

/** `12:34`, or with hours `1:02:03`. */
export function clockFace(seconds: number): string {
  const whole = Math.ceil(seconds);
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "5 minutes left", as a person says it. */
function timeLeft(seconds: number, { words }: SlideHost): string {
  return seconds >= 90
    ? words('minutes_left', { count: Math.round(seconds / 60) })
    : words('seconds_left', { count: Math.max(1, Math.round(seconds)) });
}
