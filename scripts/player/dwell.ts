/** How long slides were shown while the window was visible, for those that need a time to be done. */
export interface Dwell {
  /** Begins to count for a slide; `done` is called once, when it has been shown for so many seconds in all. */
  enter(slide: string, seconds: number, done: () => void): void;
  leave(): void;
}

export function createDwell(): Dwell {
  const shown = new Map<string, number>();
  let timer: ReturnType<typeof setInterval> | undefined;
  const leave = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    leave,
    enter(slide, seconds, done) {
      leave();
      let last = performance.now();
      timer = setInterval(() => {
        const now = performance.now();
        if (document.visibilityState === 'visible')
          shown.set(slide, (shown.get(slide) ?? 0) + (now - last) / 1000);
        last = now;
        if ((shown.get(slide) ?? 0) < seconds) return;
        leave();
        done();
      }, 250);
    },
  };
}
