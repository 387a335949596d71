import { expect, test } from '@jest/globals';
import { isTokenError } from '../../src/handling/is-token-error.js';
import { decode, form } from '../support/answers.js';
import { everyError } from '../support/samples.js';

test('every member but Success is an error', () => {
  expect(everyError().every(isTokenError)).toBe(true);
  expect(isTokenError(decode(form({ access_token: 'gho_x' })))).toBe(false);
});
