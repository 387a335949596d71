import { expect, test } from '@jest/globals';
import { keyedHash } from '../../src/internal/keyed-hash.js';

// https://github.com/veorq/SipHash: vectors_hsip64 of vectors.h, for the key 00 01 … 07 and the inputs
// that are empty, 00, 00 01, 00 01 02 and so on.
const vectors = [
  '218d1f59b9b83cc8',
  'be552412f8387315',
  '064f39ef7c50eb57',
  'ce0f1a45f7060679',
  'd5e78a175be52ea1',
  'cb9d7c3f2f3db580',
  'ce3e91358aa2bc25',
  'ff202728b07bc684',
  'edfee820bce4858c',
  '5b51cccc13888307',
  '95b0469f06a6f2ee',
  'ae26333994ddcd48',
  '7bc71f9faef5c799',
  '5a2352d75a0c3744',
  '3bb1a870eae8e658',
  '217d0bcb4e81c902',
  '7336aad25f7bf3b5',
  '37adc0641c4c4f6a',
  'c9b2db2b9a3e42f9',
  'f910e48020ab363c',
  '1bf52b0a6feea7db',
];

const hexOf = (hash: string): string => Buffer.from(hash, 'utf16le').toString('hex');

test('keyedHash() returns the published test vectors of HalfSipHash-2-4', () => {
  const hashes = vectors.map((_, length) =>
    hexOf(
      keyedHash(
        [0x03020100, 0x07060504],
        Uint8Array.from({ length }, (_, at) => at),
      ),
    ),
  );

  expect(hashes).toEqual(vectors);
});

test('keyedHash() depends on both words of its key', () => {
  const bytes = new TextEncoder().encode('1234567890abcdef1234');
  const hashes = new Set([
    keyedHash([1, 2], bytes),
    keyedHash([1, 3], bytes),
    keyedHash([2, 2], bytes),
  ]);

  expect(hashes.size).toBe(3);
});
