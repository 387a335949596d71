const pick = (alphabet: string, length: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');

const hexadecimal = '0123456789abcdef';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const consonants = 'BCDFGHJKLMNPQRSTVWXZ';

/** Random hexadecimal digits: 20 for an authorization code, 40 for a device code. */
export function randomCode(length: 20 | 40): string {
  return pick(hexadecimal, length);
}

/** A random user code, for example `WDJB-MJHT`. */
export function randomUserCode(): string {
  return `${pick(consonants, 4)}-${pick(consonants, 4)}`;
}

/** A random token: `gho_` of an OAuth app, `ghu_` of a GitHub App, `ghr_` for a refresh token. */
export function randomToken(prefix: 'gho_' | 'ghu_' | 'ghr_'): string {
  return prefix + pick(alphanumeric, prefix === 'ghr_' ? 76 : 36);
}

/** A random value for `x-github-request-id`. */
export function randomRequestId(): string {
  return [4, 6, 7, 7, 8].map((length) => pick('0123456789ABCDEF', length)).join(':');
}
