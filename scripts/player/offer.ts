import { find, write } from './dom.ts';

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
