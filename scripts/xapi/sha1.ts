const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/**
 * SHA-1 (FIPS 180-4, 6.1) of less than 512 MB, as 20 bytes. The browser's own one gives a promise, and is missing in
 * pages without https; this one makes names of ids and keeps no secret.
 */
export function sha1(bytes: readonly number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) * 64));
  [...bytes, 0x80].forEach((byte, index) => data.setUint8(index, byte));
  data.setUint32(data.byteLength - 4, bytes.length * 8);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let at = 0; at < data.byteLength; at += 64) {
    const w: number[] = [];
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash;
    for (let t = 0; t < 80; t++) {
      const old = (back: number) => w[t - back] ?? 0;
      const word = t < 16 ? data.getInt32(at + 4 * t) : rotate(old(3) ^ old(8) ^ old(14) ^ old(16), 1);
      w.push(word);
      const [f, k] =
        t < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : t < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : t < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      [a, b, c, d, e] = [(rotate(a, 5) + f + e + k + word) | 0, a, rotate(b, 30), c, d];
    }
    [a, b, c, d, e].forEach((word, index) => (hash[index] = ((hash[index] ?? 0) + word) | 0));
  }
  const result = new DataView(new ArrayBuffer(20));
  hash.forEach((word, index) => result.setInt32(index * 4, word));
  return new Uint8Array(result.buffer);
}
