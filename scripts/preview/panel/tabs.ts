import { byId, el } from './dom.ts';

export interface Tab {
  name: string;
  title: string;
}

/** Tabs by the pattern that screen readers know: one stop, arrows move, what is moved to is shown. */
export function createTabs(
  tabs: readonly Tab[],
  start: string,
  onShow: (name: string) => void,
): {
  boxes: Map<string, HTMLElement>;
  /** Takes away the tabs that there is nothing in; who is at one of them is at the first one then. */
  offer(has: (name: string) => boolean): void;
} {
  const list = byId('tabs');
  const boxes = new Map<string, HTMLElement>();
  const buttons = tabs.map(({ name, title }, index) => {
    const button = el(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `view-${name}` },
      title,
    );
    button.addEventListener('click', () => show(index));
    button.addEventListener('keydown', ({ key }) => {
      const there = buttons.flatMap((each, at) => (each.hidden ? [] : [at]));
      const { length } = there;
      const at = there.indexOf(index);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: length - 1 }[key];
      if (to === undefined) return;
      const next = there[(to + length) % length] ?? 0;
      show(next);
      buttons[next]?.focus();
    });
    list.append(button);
    return button;
  });
  const box = byId('views');
  for (const { name } of tabs) {
    const view = el('section', {
      id: `view-${name}`,
      role: 'tabpanel',
      'aria-labelledby': `tab-${name}`,
      tabindex: '-1',
    });
    boxes.set(name, view);
    box.append(view);
  }
  function show(index: number): void {
    for (const [at, button] of buttons.entries()) {
      button.setAttribute('aria-selected', String(at === index));
      button.tabIndex = at === index ? 0 : -1;
      const view = boxes.get(tabs[at]?.name ?? '');
      if (view) view.hidden = at !== index;
    }
    onShow(tabs[index]?.name ?? '');
  }
  // Once everything is there that is shown in them.
  queueMicrotask(() =>
    show(
      Math.max(
        0,
        tabs.findIndex(({ name }) => name === start),
      ),
    ),
  );
  return {
    boxes,
    offer(has) {
      for (const [at, button] of buttons.entries()) button.hidden = !has(tabs[at]?.name ?? '');
      if (buttons.some((button) => button.hidden && button.tabIndex === 0)) show(0);
    },
  };
}
