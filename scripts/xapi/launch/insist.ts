/** Ms for which a launch tries to get what it can't do without, and the first pause. */
const patience = 3_000;
const firstPause = 200;

/**
 * Asks again, with longer and longer pauses, while the answer is one that may pass: a session that begins without its
 * launch data reports nothing to its end, and one that misses its saved state begins anew.
 */
export async function insist<Answer>(
  ask: () => Promise<Answer>,
  mayPass: (answer: Answer) => boolean,
): Promise<Answer> {
  const end = performance.now() + patience;
  for (let pause = firstPause; ; pause *= 2) {
    const answer = await ask();
    if (!mayPass(answer) || performance.now() + pause > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** No answer, or one of a server or proxy in trouble. */
export const isPassing = ({ status }: { status: number }): boolean =>
  status === 0 || status === 408 || status === 429 || status >= 500;
