import { sha1 } from '../sha1.ts';
import { utf8 } from '../../state/hash.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The run of a registration, the same on every device: 60 bits of its hash, as ten characters. */
export const runOf = (registration: string): string =>
  Array.from(sha1(utf8(registration.toLowerCase())).slice(0, 10), (byte) => alphabet[byte & 63]).join('');
