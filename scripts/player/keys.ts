import type { App } from './app.ts';
import { find, takesKeys } from './dom.ts';
import { openStorage } from './mirror.ts';

const setting = 'coursewright:shortcuts';
const swipeLength = 60;

/** Keyboard and swipe. Single-key shortcuts can be switched off, and never act inside fields (WCAG 2.1.4). */
export function bindKeys(app: App, actions: { keys(): void; menu(): void }): void {
  const storage = openStorage();
  const box = find<HTMLInputElement>(document, 'shortcuts');
  box.checked = storage?.getItem(setting) !== 'off';
  box.addEventListener('change', () => storage?.setItem(setting, box.checked ? 'on' : 'off'));
  const rightToLeft = document.documentElement.dir === 'rtl';

  const commands: Record<string, () => void> = {
    ArrowRight: rightToLeft ? app.back : app.forward,
    ArrowLeft: rightToLeft ? app.forward : app.back,
    Home: () => void app.go(0),
    End: () => void app.go(app.slides.length - 1),
    '?': actions.keys,
    m: actions.menu,
  };
  document.addEventListener('keydown', (event) => {
    const command = commands[event.key];
    if (!command || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!box.checked || takesKeys(event.target)) return;
    event.preventDefault();
    command();
  });

  let start: Touch | undefined;
  document.addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const scrolls =
        target instanceof Element &&
        target.closest('pre, table, input, select, textarea, video, audio, dialog') !== null;
      start = touches.length === 1 && !scrolls ? touches[0] : undefined;
    },
    { passive: true },
  );
  document.addEventListener(
    'touchend',
    ({ changedTouches }) => {
      const end = changedTouches[0];
      if (!start || !end || getSelection()?.isCollapsed === false) return;
      const across = end.clientX - start.clientX;
      const down = Math.abs(end.clientY - start.clientY);
      start = undefined;
      if (Math.abs(across) < swipeLength || down > Math.abs(across) / 2) return;
      if (across < 0 === !rightToLeft) app.forward();
      else app.back();
    },
    { passive: true },
  );
}
