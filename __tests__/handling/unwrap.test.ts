import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { TokenExchangeError, unwrap } from '../../src/handling/unwrap.js';
import { decode, form, json } from '../support/answers.js';
import { everyError } from '../support/samples.js';

test('a Success comes back as it is', () => {
  const success = decode(form({ access_token: 'gho_x' }));
  expect(unwrap(success)).toBe(success);
});

describe.each(everyError())('$_tag', (error) => {
  test('is thrown with the error in it', () => {
    const thrown = (() => {
      try {
        return unwrap(error);
      } catch (caught) {
        return caught;
      }
    })();
    expect(thrown).toBeInstanceOf(TokenExchangeError);
    expect(thrown).toBeInstanceOf(Error);
    expect(thrown).toMatchObject({
      name: 'TokenExchangeError',
      message: `${error._tag}: ${error.remediation.summary}`,
      tokenError: error,
    });
  });
});

test('an exception shows no secret, however it is shown', () => {
  const secret = 'swordfish-and-chips';
  const error = decode(json({ error: secret, error_description: `got ${secret}` }), {
    secrets: [secret],
  });
  try {
    unwrap(error);
  } catch (thrown) {
    expect(
      [String(thrown), inspect(thrown, { depth: 9 }), JSON.stringify(thrown)].join(),
    ).not.toContain(secret);
  }
  expect.assertions(1);
});
