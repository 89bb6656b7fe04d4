import { all, icon, seek, show, write } from '../dom.ts';
import type { Words } from '../words.ts';
import { clockFace } from './clock.ts';

/** Learners may hide the time: for some it is a help, for others a worry. It runs on, and screen readers still hear of it. */
export function showClock(
  section: HTMLElement,
  left: number | undefined,
  words: Words,
  change?: 'toggle',
): void {
  if (change) section.toggleAttribute('data-clock-hidden');
  const hidden = section.hasAttribute('data-clock-hidden');
  for (const box of all(section, 'clock')) {
    show(box, left !== undefined);
    show(seek(box, 'clock-time'), !hidden);
    write(box, 'clock-time', left === undefined ? '' : words('time_left', { time: clockFace(left) }));
    write(box, 'clock-switch', words(hidden ? 'show_time' : 'hide_time'));
    seek(box, 'action="hide-clock"')?.setAttribute('aria-pressed', String(hidden));
    icon(seek(box, 'clock-icon'), 'wait');
  }
}
