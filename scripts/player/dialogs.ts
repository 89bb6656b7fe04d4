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
