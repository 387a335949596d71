/** Characters of an alphabet, taken at random. */
export const pick = (alphabet: string, length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');

const hexadecimal = '0123456789abcdef';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A value in the form of GitHub's codes. */
export const randomCode = (): string => pick(hexadecimal, 20);

/** A value in the form of GitHub's tokens: `gho_`, `ghu_`, or `ghr_` for refresh tokens. */
export const randomToken = (prefix: 'gho_' | 'ghu_' | 'ghr_'): string =>
  prefix + pick(alphanumeric, prefix === 'ghr_' ? 76 : 36);

/** A value in the form of GitHub's request ids. */
export const randomRequestId = (): string =>
  [4, 6, 7, 7, 8].map((length) => pick('0123456789ABCDEF', length)).join(':');
