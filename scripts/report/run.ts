import { hash32 } from '../state/hash.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The run of a learner's attempt, which browsers mint at random. */
export const runOf = (learner: string): string =>
  Array.from({ length: 10 }, (_, index) => alphabet[hash32(`${learner}/${index}`) % 64]).join('');

/** Sixteen bytes for each call, the same each time for one name: what is random elsewhere. */
export function bytesFor(name: string): () => Uint8Array {
  let calls = 0;
  return () => {
    const call = ++calls;
    return Uint8Array.from({ length: 16 }, (_, index) => hash32(`${name}/${call}/${index}`) & 255);
  };
}
