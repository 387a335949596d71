// Each letter is five rows of five dots, a bit for each: what GitHub's user codes are made of.
const letters: Readonly<Record<string, string>> = {
  A: '01110 10001 11111 10001 10001',
  B: '11110 10001 11110 10001 11110',
  C: '01111 10000 10000 10000 01111',
  D: '11110 10001 10001 10001 11110',
  E: '11111 10000 11110 10000 11111',
  F: '11111 10000 11110 10000 10000',
  G: '01111 10000 10011 10001 01111',
  H: '10001 10001 11111 10001 10001',
  I: '11111 00100 00100 00100 11111',
  J: '00111 00010 00010 10010 01100',
  K: '10001 10010 11100 10010 10001',
  L: '10000 10000 10000 10000 11111',
  M: '10001 11011 10101 10001 10001',
  N: '10001 11001 10101 10011 10001',
  O: '01110 10001 10001 10001 01110',
  P: '11110 10001 11110 10000 10000',
  Q: '01110 10001 10101 10010 01101',
  R: '11110 10001 11110 10010 10001',
  S: '01111 10000 01110 00001 11110',
  T: '11111 00100 00100 00100 00100',
  U: '10001 10001 10001 10001 01110',
  V: '10001 10001 10001 01010 00100',
  W: '10001 10001 10101 11011 10001',
  X: '10001 01010 00100 01010 10001',
  Y: '10001 01010 00100 00100 00100',
  Z: '11111 00010 00100 01000 11111',
  0: '01110 10011 10101 11001 01110',
  1: '00100 01100 00100 00100 01110',
  2: '11110 00001 01110 10000 11111',
  3: '11110 00001 00110 00001 11110',
  4: '10010 10010 11111 00010 00010',
  5: '11111 10000 11110 00001 11110',
  6: '01110 10000 11110 10001 01110',
  7: '11111 00001 00010 00100 00100',
  8: '01110 10001 01110 10001 01110',
  9: '01110 10001 01111 00001 01110',
  '-': '00000 00000 01110 00000 00000',
};

const height = 5;

/**
 * Writes a code in letters of five rows.
 *
 * @param code - Letters, digits and hyphens.
 * @param width - The columns that there are.
 * @returns Lines of full blocks and blanks, or `undefined` where the code does not fit, or has
 * characters that there are no letters for.
 */
export const blockLetters = (code: string, width: number): string | undefined => {
  const dots = Array.from(code.toUpperCase(), (character) => letters[character]?.split(' '));
  const rows = Array.from({ length: height }, (_, row) =>
    dots.map((letter) => (letter?.[row] ?? '').replaceAll('1', '█').replaceAll('0', ' ')),
  ).map((row) => row.join(' ').trimEnd());
  const isComplete = dots.length > 0 && dots.every((letter) => letter !== undefined);
  // Five dots and a gap for each but the last.
  return isComplete && dots.length * 6 - 1 <= width ? rows.join('\n') : undefined;
};
