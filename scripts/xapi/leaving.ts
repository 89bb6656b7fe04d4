import type { Leaving } from './surroundings.ts';

/** Ms after which a key that reloads has not reloaded. */
const soon = 3000;

/** Watches for what tells a reload from an end, before `pagehide`. */
export function watchLeaving(): Leaving {
  let reloadAt = -Infinity;
  let kept = false;
  let going = false;
  addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'F5' || ((ctrlKey || metaKey) && key.toLowerCase() === 'r')) reloadAt = performance.now();
  });
  // Where the browser tells (Navigation API): scripts' reloads, and some of its own.
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    reloadAt =
      (event as { navigationType?: string } & Event).navigationType === 'reload'
        ? performance.now()
        : -Infinity;
  });
  addEventListener(
    'pagehide',
    ({ persisted }) => {
      kept = persisted;
      going = true;
    },
    { capture: true },
  );
  return { goesOn: () => kept || performance.now() - reloadAt < soon, going: () => going };
}
