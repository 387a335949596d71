import { memberOf } from '../host/member-of.js';

const hasMethod = (value: unknown, ...names: readonly string[]): boolean =>
  names.some((name) => typeof memberOf(value, name) === 'function');

/** What untyped code can pass instead of a response whose body was read, and the fix. */
const problemOf = (answer: unknown): string | undefined => {
  if (hasMethod(answer, 'then')) return 'is a promise; await it first';
  const body = memberOf(answer, 'body');
  if (hasMethod(answer, 'text') && typeof body !== 'string')
    return 'is a Response whose body was not read; use readTokenResponse, or pass { status, headers, body: await response.text() }';
  if (hasMethod(body, 'then')) return 'has a promise as its body; await it first';
  if (hasMethod(body, 'getReader', 'pipe'))
    return 'has a stream as its body; read the stream, and pass its text or its bytes';
  return undefined;
};

/** Throws a `TypeError` for a response that nobody has read: nothing can be decoded from it. */
export const refuseUnread = (where: string, answer: unknown): void => {
  const problem = problemOf(answer);
  if (problem !== undefined) throw new TypeError(`${where}: answer ${problem}`);
};
