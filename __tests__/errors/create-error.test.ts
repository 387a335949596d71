import { expect, test } from '@jest/globals';
import { createError, type ErrorContext } from '../../src/errors/create-error.js';
import { definitionOf } from '../../src/errors/definitions.js';
import { en } from '../../src/errors/en.js';
import type { LikelyCause } from '../../src/errors/types.js';
import { githubDotCom } from '../../src/github/host.js';
import { maskOf } from '../../src/internal/mask.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';

const context: ErrorContext = { host: githubDotCom, locale: en, mask: maskOf([]) };

test('createError() returns the definition and the hint of an error, and no detail that is absent', () => {
  expect(createError('AccessDenied', { code: 'access_denied' }, {}, context)).toEqual({
    _tag: 'AccessDenied',
    code: 'access_denied',
    description: 'The user has denied your application access.',
    documentationUrl:
      'https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors#access-denied',
    retryable: false,
    remediation: {
      action: 'restart-authorization',
      actor: 'user',
      ...en.hints.AccessDenied({
        code: 'access_denied',
        codeSpent: 'unknown',
        urls: {
          host: 'github.com',
          web: 'https://github.com',
          settings: 'https://github.com/settings/developers',
          organizationSettings: 'https://github.com/organizations/ORG/settings/applications',
          emails: 'https://github.com/settings/emails',
          selfHosted: false,
        },
      }),
      likelyCauses: [],
    },
  });
});

test('createError() describes a code by the sentence of that code, if it has its own', () => {
  const codes = ['Not Found', 'incorrect_client_credentials'] as const;
  const descriptions = codes.map(
    (code) => createError('IncorrectClientCredentials', { code }, {}, context).description,
  );

  expect(descriptions).toEqual([
    'The client_id passed is not known.',
    'The client_id and/or client_secret passed are incorrect.',
  ]);
});

test("createError() masks the description of a response, but not GitHub's documented sentence", () => {
  const mask = (text: string) => text.replaceAll('code', '***');
  const described = (description: string) =>
    createError(
      'BadVerificationCode',
      { code: 'bad_verification_code' },
      { description },
      {
        ...context,
        mask,
      },
    ).description;

  expect(described('The code passed is incorrect or expired.')).toBe(
    'The code passed is incorrect or expired.',
  );
  expect(described('The code is old.')).toBe('The *** is old.');
});

test('createError() returns the details of the response', () => {
  const cause: LikelyCause = {
    id: 'code-already-exchanged',
    certainty: 'certain',
    summary: 'This client exchanged the same code before.',
    fix: 'Guard the exchange.',
    source: 'https://docs.github.com/en/apps',
  };
  const error = createError(
    'BadVerificationCode',
    { code: 'bad_verification_code' },
    {
      status: 200,
      requestId: 'C5F5:1E4B',
      description: 'Nope.',
      likelyCauses: [cause],
      retryable: true,
    },
    context,
  );
  expect(error).toMatchObject({
    status: 200,
    requestId: 'C5F5:1E4B',
    description: 'Nope.',
    retryable: true,
    remediation: { likelyCauses: [cause] },
  });
});

test('createError() replaces an error_uri that contains a secret', () => {
  const uri = 'https://docs.github.com/swordfish-and-chips';
  const of = (secrets: readonly string[], errorUri: string) =>
    createError(
      'UnrecognizedOAuthError',
      { code: 'x' },
      { errorUri },
      {
        ...context,
        mask: maskOf(secrets),
      },
    ).documentationUrl;
  expect(of([], uri)).toBe(uri);
  expect(of(['swordfish-and-chips'], uri)).not.toContain('swordfish');
  // A URL parser drops these, which would join the parts of the secret.
  for (const character of ['\n', '\t', '\r'])
    expect(of(['swordfish-and-chips'], uri.split('').join(character))).not.toContain('swordfish');
});

test('createError() returns plain frozen data with the action and the actor of the definition', () => {
  for (const error of everyError(githubDotCom, { status: 200 })) {
    expect(isDeepFrozen(error)).toBe(true);
    expect(structuredClone(error)).toEqual(error);
    expect(JSON.parse(JSON.stringify(error))).toEqual(error);
    const { action, actor } = definitionOf(error._tag);
    expect(error.remediation).toMatchObject({ action, actor });
  }
});
