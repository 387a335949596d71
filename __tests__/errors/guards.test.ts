import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import {
  isTokenError,
  type LikelyCause,
  networkFailure,
  redactTokenResponse,
  type TokenError,
  TokenExchangeError,
  unwrap,
} from '../../src/decode.js';
import { decode, form, json } from '../support/answers.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (thrown) {
    return thrown;
  }
};

test('isTokenError() is true for every error and false for anything else', () => {
  expect(everyError().filter((error) => !isTokenError(error))).toEqual([]);
  const others = [decode(form({ access_token: 'gho_x' })), { _tag: 'toString' }, {}, null, 'x'];
  expect(others.filter(isTokenError)).toEqual([]);
});

test('unwrap() returns a Success unchanged', () => {
  const success = decode(form({ access_token: 'gho_x' }));
  expect(unwrap(success)).toBe(success);
});

test('unwrap() throws a TokenExchangeError with the error', () => {
  const errors = everyError();
  const thrown = errors.map((error) => thrownBy(() => unwrap(error)));

  expect(
    thrown.filter((one) => !(one instanceof TokenExchangeError && one instanceof Error)),
  ).toEqual([]);
  expect(thrown).toMatchObject(
    errors.map((error) => ({
      name: 'TokenExchangeError',
      message: `${error._tag}: ${error.remediation.summary}`,
      tokenError: error,
      actor: error.remediation.actor,
      retryable: error.retryable,
    })),
  );
});

test('a TokenExchangeError has the code and the cause of its error, and neither if the error has none', () => {
  const shown = (value: object) => [
    Object.hasOwn(value, 'code') && (value as TokenError).code,
    Object.hasOwn(value, 'cause') && (value as Error).cause,
  ];
  const errors = everyError();

  expect(errors.map((error) => shown(new TokenExchangeError(error)))).toEqual(errors.map(shown));
  expect(errors.map(shown)).toContainEqual(['access_denied', false]);
  expect(errors.map(shown)).toContainEqual([false, { name: 'Error' }]);
});

const cause: LikelyCause = {
  id: 'client-secret-has-whitespace',
  certainty: 'certain',
  summary: 'The client secret ends with a newline.',
  fix: 'Remove it where the value is stored.',
  source: 'https://docs.github.com',
};

test('the message of a TokenExchangeError contains the first likely cause and its fix', () => {
  const error = decode(json({ error: 'incorrect_client_credentials' })) as TokenError;
  const remediation = { ...error.remediation, likelyCauses: [cause, { ...cause, summary: 'x' }] };

  const likely = { ...remediation, likelyCauses: [{ ...cause, certainty: 'likely' as const }] };
  const host = { ...cause, certainty: 'likely', summary: 'This is a.example.' } as const;

  expect(new TokenExchangeError({ ...error, remediation }).message).toBe(
    'IncorrectClientCredentials: The client secret ends with a newline. Remove it where the value is stored.',
  );
  expect(new TokenExchangeError({ ...error, remediation: likely }).message).toBe(
    `IncorrectClientCredentials: ${error.remediation.summary} Cause: The client secret ends with a newline (likely). Remove it where the value is stored.`,
  );
  expect(
    new TokenExchangeError({ ...error, remediation: { ...remediation, likelyCauses: [host] } })
      .message,
  ).toContain('Cause: This is a.example (likely).');
});

test('console.error() shows the steps and the causes of a TokenExchangeError', () => {
  const error = decode(json({ error: 'incorrect_client_credentials' })) as TokenError;
  const remediation = { ...error.remediation, likelyCauses: [cause] };
  const shown = inspect(new TokenExchangeError({ ...error, remediation }));

  expect(shown).toContain('TokenExchangeError: IncorrectClientCredentials: ');
  expect(shown).toContain('guards.test');
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

test('a TokenExchangeError shows no secret, however it is printed', () => {
  const secret = 'swordfish-and-chips';
  const error = decode(json({ error: secret, error_description: `got ${secret}` }), {
    secrets: [secret],
  });
  const failure = networkFailure(
    Object.assign(new TypeError(`sent ${secret}`, { cause: new Error(secret) }), { secret }),
    { secrets: [secret] },
  );
  const thrown = [error, failure].map((one) => thrownBy(() => unwrap(one)));
  const shown = thrown.flatMap((one) => [
    String(one),
    (one as Error).stack,
    inspect(one, { depth: 9, showHidden: true }),
    JSON.stringify(one),
    inspect(structuredClone(one), { depth: 9, showHidden: true }),
    inspect(Object.entries(one as Error), { depth: 9 }),
  ]);

  expect(thrown.every((one) => one instanceof TokenExchangeError)).toBe(true);
  expect(thrown).toMatchObject([{}, { cause: { name: 'TypeError', message: 'sent ***: ***' } }]);
  expect(shown.filter((text) => text?.includes(secret))).toEqual([]);
});

const members = { access_token: 'ghu_swordfish', scope: 'repo', expires_in: 60 };

test('redactTokenResponse() replaces the tokens of a Success and keeps everything else', () => {
  const success = decode(json({ ...members, refresh_token: 'ghr_swordfish' }));
  const redacted = redactTokenResponse(success);

  expect(redacted).toEqual({ ...success, accessToken: '[redacted]', refreshToken: '[redacted]' });
  expect(JSON.stringify(redacted)).not.toContain('swordfish');
  expect(isDeepFrozen(redacted)).toBe(true);
  expect(success).toMatchObject({ accessToken: 'ghu_swordfish' });
});

test.each(['gho_swordfish-and-chips', 'swordfish-and-chips'])(
  'redactTokenResponse() masks the token %s in the scopes and the token type',
  (token) => {
    const redacted = redactTokenResponse(
      decode(
        json({
          access_token: token,
          refresh_token: `r-${token}`,
          scope: `repo,${token},r-${token}`,
          token_type: token,
        }),
      ),
    );

    expect(JSON.stringify(redacted)).not.toContain('swordfish');
    expect(redacted).toHaveProperty('scopes.0', 'repo');
    expect(isDeepFrozen(redacted)).toBe(true);
  },
);

test('redactTokenResponse() adds no refresh token', () => {
  expect(redactTokenResponse(decode(json(members)))).not.toHaveProperty('refreshToken');
});

test('redactTokenResponse() returns an error unchanged', () => {
  const errors = everyError();

  expect(errors.filter((error) => redactTokenResponse(error) !== error)).toEqual([]);
});
