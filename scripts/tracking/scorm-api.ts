const attempts = 10;
const pause = 200;
/** ADL's 2004 sample climbs 500 windows; a loop of parents can't be longer. */
const deepest = 500;

function climb(from: Window | null, name: string): unknown {
  let current = from;
  for (let depth = 0; current && depth <= deepest; depth++) {
    try {
      const found = (current as unknown as Record<string, unknown>)[name];
      if (found) return found;
    } catch {
      // Another origin: its properties can't be read, but its parent can.
    }
    if (!current.parent || current.parent === current) return undefined;
    current = current.parent;
  }
  return undefined;
}

/** The own window, its parents, then the windows that opened it or its top window, and their parents. */
function findOnce(name: string): unknown {
  let found = climb(window, name);
  for (const host of [window, window.top]) {
    if (found) break;
    try {
      found = climb((host?.opener as Window | null) ?? null, name);
    } catch {
      // Closed or isolated: nothing to find there.
    }
  }
  return found;
}

/** Whether the page stands alone: no frame around it, no window behind it, so no LMS. */
function standsAlone(): boolean {
  return window.parent === window && !window.opener;
}

/**
 * Finds an LMS's API object by name (`API` in SCORM 1.2), waiting up to two seconds for one that is defined late.
 * `undefined`: there is none.
 */
export async function findApi(name: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const found = findOnce(name);
    if (found || standsAlone() || attempt === attempts) return found;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
