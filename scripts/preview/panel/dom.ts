type Child = Node | string | undefined;

/** An element with attributes (`false`: none) and children; texts are texts, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string | boolean> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false) made.setAttribute(key, value === true ? '' : value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The element of the page with an id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found as T;
}

/** A button that does something. */
export function button(
  label: string,
  act: () => void,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** Says something to everybody: it is shown, and read to who can't see it. */
export function say(text: string): void {
  byId('status').textContent = text;
}

/** Fills a box anew; who was at something in it with the keyboard is at the new one of that name afterwards. */
export function keepFocus(box: HTMLElement, fill: () => void): void {
  const { activeElement } = document;
  const label = box.contains(activeElement) ? activeElement?.getAttribute('aria-label') : undefined;
  fill();
  if (document.activeElement === activeElement) return;
  if (label === null || label === undefined) return;
  box.querySelector<HTMLElement>(`[aria-label="${CSS.escape(label)}"]`)?.focus({ preventScroll: true });
}
