/** How long a reloaded page waits for its former self to let go, or asks around for others. */
const patience = 1000;
const answerTime = 150;

/**
 * Claims a course and learner for this window until it closes. Resolves to false when another window has it already.
 * Web Locks where the page is secure; else windows ask each other by a broadcast channel.
 */
export async function claimWindow(name: string): Promise<boolean> {
  if (typeof navigator.locks?.request === 'function') return claimLock(name);
  return typeof BroadcastChannel === 'function' ? claimByAsking(name) : true;
}

function claimLock(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { signal: AbortSignal.timeout(patience) }, () => {
        resolve(true);
        // Held until the window is gone.
        return new Promise(() => undefined);
      })
      .catch((error: unknown) =>
        resolve((error as Error).name !== 'TimeoutError' && (error as Error).name !== 'AbortError'),
      );
  });
}

function claimByAsking(name: string): Promise<boolean> {
  const channel = new BroadcastChannel(name);
  return new Promise((resolve) => {
    let mine = false;
    const done = setTimeout(() => {
      mine = true;
      resolve(true);
    }, answerTime);
    channel.onmessage = ({ data }) => {
      if (data === 'who?' && mine) channel.postMessage('me');
      if (data === 'me' && !mine) {
        clearTimeout(done);
        resolve(false);
      }
    };
    channel.postMessage('who?');
  });
}
