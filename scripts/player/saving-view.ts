import { find, icon, seek, show, write } from './dom.ts';
import type { SavingState, Session } from './session.ts';
import type { Words } from './words.ts';

const icons: Record<SavingState, string> = {
  saved: 'check',
  saving: 'wait',
  device: 'off',
  lost: 'off',
  final: 'info',
};

/** Says in honest words where the learner's work is. A good state is quiet, a bad one stays. */
export interface SavingView {
  /** A sentence that stays until the learner has read it. */
  tell(text: string): void;
}

export function createSavingView(session: Session, words: Words, quietDevice: boolean): SavingView {
  const strip = find(document, 'strip');
  const button = find(strip, 'action="save-now"');
  const told: string[] = [];

  const fill = () => {
    const state = session.saving();
    write(document, 'saving-text', words(`saving_${state}`));
    icon(seek(document, 'saving-icon'), icons[state]);
    find(document, 'saving').dataset.state = state;
    write(document, 'about-saving', words(`saving_${state}_long`));
    const bad = (state === 'device' && !quietDevice) || state === 'lost';
    const text = told[0] ?? (bad ? words(`saving_${state}_long`) : '');
    show(strip, text !== '');
    write(strip, 'strip-text', text);
    write(button, 'strip-action', words(told.length > 0 ? 'ok' : 'try_now'));
    strip.dataset.state = told.length > 0 ? 'notice' : state;
  };
  button.addEventListener('click', () => {
    if (told.shift() === undefined) void session.save();
    fill();
  });
  session.onSaving(fill);
  fill();
  return {
    tell(text) {
      told.push(text);
      fill();
    },
  };
}
