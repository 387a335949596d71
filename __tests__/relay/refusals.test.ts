import { expect, test } from '@jest/globals';
import { refusals } from '../../src/relay/refusal.js';

const cause = { name: 'TypeError' };

/** Every refusal. One that is missing does not compile. */
const all = Object.entries({
  ...refusals,
  originNotAllowed: refusals.originNotAllowed('https://preview.example.com'),
  tooLarge: refusals.tooLarge(16_384),
  notOneString: refusals.notOneString('code'),
  clientThrew: refusals.clientThrew(cause),
  unexpected: refusals.unexpected(cause),
});

test('every refusal says who has to act, in full sentences of at most 120 characters', () => {
  const actors = /In the page, |On the server, |If it is that of your page, add/;
  const violations = all.filter(
    ([, { description }]) => !actors.test(description) || !/^[A-Z].{10,118}\.$/.test(description),
  );

  expect(violations).toEqual([]);
});

test('a refusal with server_error does not tell the page what is wrong on the server', () => {
  const shown = all
    .filter(([, { error }]) => error === 'server_error')
    .map(([, { publicDescription }]) => publicDescription);

  expect(new Set(shown)).toEqual(
    new Set(['The server could not complete the request. The log of the server says why.']),
  );
});
