import { hash32 } from '../state/hash.ts';
import { runOf as runOfRegistration } from '../xapi/launch/run.ts';
import { v4 } from '../xapi/uuid.ts';

/** A learner's registration, which an LMS makes up. */
export const registrationOf = (learner: string, attempt = 1): string =>
  v4(bytesFor(`${learner} registration ${attempt}`)());

/** The run of a learner's attempt, which browsers mint at random: the same in all kinds of LMS, so that draws are too. */
export const runOf = (learner: string, attempt = 1): string =>
  runOfRegistration(registrationOf(learner, attempt));

/** Sixteen bytes for each call, the same each time for one name: what is random elsewhere. */
export function bytesFor(name: string): () => Uint8Array {
  let calls = 0;
  return () => {
    const call = ++calls;
    return Uint8Array.from({ length: 16 }, (_, index) => hash32(`${name}/${call}/${index}`) & 255);
  };
}
