import { openStorage } from './mirror.ts';

const setting = 'coursewright:theme';

/** Light or dark by the learner's choice, else by the system's. Remembered on this device for all courses. */
export function bindTheme(): void {
  const storage = openStorage();
  const apply = (theme: string) => {
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  };
  const chosen = storage?.getItem(setting) ?? 'system';
  apply(chosen);
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name=theme]')) {
    input.checked = input.value === chosen;
    input.addEventListener('change', () => {
      apply(input.value);
      storage?.setItem(setting, input.value);
    });
  }
}
