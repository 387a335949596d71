/** The key of a hash: two 32-bit words. */
type HashKey = readonly [number, number];

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/**
 * HalfSipHash-2-4 with 64 bits of output, as a text that is as short as it can be. It is synchronous,
 * and made for short inputs and 32-bit arithmetic. https://github.com/veorq/SipHash
 */
export function keyedHash([k0, k1]: HashKey, bytes: Uint8Array): string {
  let v0 = k0;
  let v1 = k1 ^ 0xee;
  let v2 = k0 ^ 0x6c796765;
  let v3 = k1 ^ 0x74656462;

  const mix = (rounds: number): void => {
    for (let round = 0; round < rounds; round += 1) {
      v0 = (v0 + v1) | 0;
      v1 = rotate(v1, 5) ^ v0;
      v0 = rotate(v0, 16);
      v2 = (v2 + v3) | 0;
      v3 = rotate(v3, 8) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = rotate(v3, 7) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = rotate(v1, 13) ^ v2;
      v2 = rotate(v2, 16);
    }
  };

  const { length } = bytes;
  for (let at = 0; at <= length; at += 4) {
    // The last word ends with the length.
    let word = at + 4 > length ? length << 24 : 0;
    for (let byte = 0; byte < 4 && at + byte < length; byte += 1)
      word |= (bytes[at + byte] ?? 0) << (8 * byte);
    v3 ^= word;
    mix(2);
    v0 ^= word;
  }
  v2 ^= 0xee;
  mix(4);
  const low = v1 ^ v3;
  v1 ^= 0xdd;
  mix(4);
  const high = v1 ^ v3;
  return String.fromCharCode(low & 0xffff, low >>> 16, high & 0xffff, high >>> 16);
}
