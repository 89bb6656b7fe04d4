const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

/**
 * SHA-1 (FIPS 180-4, 6.1) of less than 512 MB, as 20 bytes. The browser's own one gives a promise, and is missing in
 * pages without https; this one makes names of ids and keeps no secret.
 */
export function sha1(bytes: readonly number[]): number[] {
  const words: number[] = [];
  [...bytes, 0x80].forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - 8 * (index % 4)));
  });
  const end = (((bytes.length + 8) >> 6) + 1) * 16;
  words[end - 1] = bytes.length * 8;
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as [
    number,
    number,
    number,
    number,
    number,
  ];
  for (let at = 0; at < end; at += 16) {
    const w: number[] = [];
    let [a, b, c, d, e] = hash;
    for (let t = 0; t < 80; t++) {
      const old = (back: number) => w[t - back] ?? 0;
      w[t] = t < 16 ? (words[at + t] ?? 0) : rotate(old(3) ^ old(8) ^ old(14) ^ old(16), 1);
      const stage = Math.floor(t / 20);
      const f = stage === 0 ? (b & c) | (~b & d) : stage === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const next = (rotate(a, 5) + f + e + (constants[stage] ?? 0) + (w[t] ?? 0)) | 0;
      [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((word, index) => (hash[index] = ((hash[index] ?? 0) + word) | 0));
  }
  return hash.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
}
