const patience = 10_000;

/**
 * Whether the server that the course came from (in an LMS: the LMS's own) answers now, with whatever status. Asked past
 * every cache, by a file that was fetched in the same way when the course began; its content is not waited for.
 */
export async function lineLives(): Promise<boolean> {
  try {
    const response = await fetch('course.json', { cache: 'no-store', signal: AbortSignal.timeout(patience) });
    void response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
