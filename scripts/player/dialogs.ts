import { find, seek, write } from './dom.ts';
import type { SupportLog } from './support-log.ts';
import type { Words } from './words.ts';

/** About (with the support log) and Keys; both native dialogs, so Esc and the focus are the browser's work. */
export function bindDialogs(supportLog: SupportLog, words: Words): { about(): void; keys(): void } {
  const about = find<HTMLDialogElement>(document, 'dialog="about"');
  const keys = find<HTMLDialogElement>(document, 'dialog="keys"');
  const log = find<HTMLTextAreaElement>(about, 'support-log');
  for (const dialog of [about, keys])
    dialog.addEventListener('click', (event) => {
      const closes = event.target instanceof Element && event.target.closest('[data-action="close-dialog"]');
      if (closes || event.target === dialog) dialog.close();
    });
  seek(about, 'action="copy-log"')?.addEventListener('click', () => {
    log.select();
    const copied = navigator.clipboard?.writeText(log.value) ?? Promise.reject(new Error('no clipboard'));
    copied
      .then(() => true)
      // In a frame without permission the old way still works.
      .catch(() => document.execCommand('copy'))
      .then((done) => write(about, 'copied', words(done ? 'copied' : 'copy_by_hand')))
      .catch(() => undefined);
  });
  return {
    about() {
      log.value = supportLog.text();
      write(about, 'copied', '');
      about.showModal();
    },
    keys: () => keys.showModal(),
  };
}

/** Asks whether progress that stayed on this device shall be taken up. Resolves when the learner has chosen. */
export function askToTake(text: string): Promise<boolean> {
  const dialog = find<HTMLDialogElement>(document, 'dialog="offer"');
  write(dialog, 'offer-text', text);
  dialog.showModal();
  return new Promise((resolve) => {
    const choose = (take: boolean) => () => {
      dialog.close();
      resolve(take);
    };
    find(dialog, 'action="offer-take"').addEventListener('click', choose(true));
    find(dialog, 'action="offer-leave"').addEventListener('click', choose(false));
    dialog.addEventListener('cancel', (event) => event.preventDefault());
  });
}
