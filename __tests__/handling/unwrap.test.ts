import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import type { LikelyCause, TokenError } from '../../src/catalogue/token-response.js';
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

const cause: LikelyCause = {
  id: 'client-secret-has-whitespace',
  certainty: 'certain',
  summary: 'The client secret ends with a newline.',
  fix: 'Remove it where the value is stored.',
  source: 'https://docs.github.com',
};

test('the message of a TokenExchangeError holds the first likely cause and its fix', () => {
  const error = decode(json({ error: 'incorrect_client_credentials' })) as TokenError;
  const remediation = { ...error.remediation, likelyCauses: [cause, { ...cause, summary: 'x' }] };

  expect(new TokenExchangeError({ ...error, remediation }).message).toBe(
    `IncorrectClientCredentials: ${error.remediation.summary} Cause: The client secret ends with a newline (certain). Remove it where the value is stored.`,
  );
});

test('console.error shows the steps and the causes of a TokenExchangeError', () => {
  const error = decode(json({ error: 'incorrect_client_credentials' })) as TokenError;
  const remediation = { ...error.remediation, likelyCauses: [cause] };
  const shown = inspect(new TokenExchangeError({ ...error, remediation }));

  expect(shown).toContain('TokenExchangeError: IncorrectClientCredentials: ');
  expect(shown).toContain('unwrap.test');
  expect(shown).toContain("id: 'client-secret-has-whitespace'");
  for (const step of error.remediation.steps) expect(shown).toContain(step.slice(0, 40));
  expect(inspect(new Error('x', { cause: new TokenExchangeError(error) }))).not.toContain(
    '[Array]',
  );
});

test.each([Promise.resolve(), undefined, null, 'text', {}])(
  'unwrap() throws a TypeError for %p, which is not a TokenResponse',
  (response) => {
    expect(() => unwrap(response as never)).toThrow(
      new TypeError('unwrap: response is not a TokenResponse; await the promise first'),
    );
  },
);

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
