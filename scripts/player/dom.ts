/** Finds the one element with a data hook (`data-menu`, or `data-action="next"`); throws when the template lost it. */
export function find<E extends HTMLElement | SVGElement = HTMLElement>(root: ParentNode, hook: string): E {
  const found = root.querySelector<E>(`[data-${hook}]`);
  if (!found) throw new Error(`the page has no data-${hook}`);
  return found;
}

/** Like `find`, for hooks that a template may leave out. */
export function seek<E extends HTMLElement | SVGElement = HTMLElement>(
  root: ParentNode,
  hook: string,
): E | null {
  return root.querySelector<E>(`[data-${hook}]`);
}

export function all<E extends HTMLElement | SVGElement = HTMLElement>(root: ParentNode, hook: string): E[] {
  return [...root.querySelectorAll<E>(`[data-${hook}]`)];
}

/** Copies what stands in `<template data-hook>`. */
export function clone(root: ParentNode, hook: string): DocumentFragment {
  return document.importNode(find<HTMLTemplateElement>(root, hook), true).content;
}

/** Writes a text into the element with a hook, where there is one. */
export function write(root: ParentNode, hook: string, text: string): void {
  const element = seek(root, hook);
  if (element && element.textContent !== text) element.textContent = text;
}

export function show(element: Element | null, visible: boolean): void {
  element?.toggleAttribute('hidden', !visible);
}

/** Names a symbol of the page's icons in the `<use>` below (or at) an element. */
export function icon(element: Element | null, name: string): void {
  const use = element?.matches('use') ? element : element?.querySelector('use');
  use?.setAttribute('href', `#i-${name}`);
}

/** Compiler-made HTML (never anything a learner typed) as nodes. */
export function nodesFrom(html: string): Node[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map((node) =>
    document.importNode(node, true),
  );
}

/** Whether keys typed at this element belong to it: fields, radio groups, players, scrollable code. */
export function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, select, textarea, [contenteditable], audio, video, [role=radiogroup], pre, dialog[open]:not([data-menu])',
    ) !== null
  );
}
