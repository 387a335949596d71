import { expect, test } from '@jest/globals';
import { rowOf } from '../../src/catalogue/lookup.js';
import type { LikelyCause } from '../../src/catalogue/token-response.js';
import { buildError, type Scene } from '../../src/decode/build-error.js';
import { githubDotCom } from '../../src/host/github-host.js';
import { en } from '../../src/locales/en.js';
import { maskOf } from '../../src/redact/mask.js';
import { isDeepFrozen } from '../support/deep-frozen.js';
import { everyError } from '../support/samples.js';

const scene: Scene = { host: githubDotCom, locale: en, mask: maskOf([]) };

test('an error has what its row says, the words of the language, and nothing that was not said', () => {
  expect(buildError('AccessDenied', { code: 'access_denied' }, {}, scene)).toEqual({
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
        places: {
          host: 'github.com',
          web: 'https://github.com',
          settings: 'https://github.com/settings/developers',
          emails: 'https://github.com/settings/emails',
          selfHosted: false,
        },
      }),
      likelyCauses: [],
    },
  });
});

test('what was said comes with it', () => {
  const cause: LikelyCause = {
    id: 'code-already-exchanged',
    certainty: 'certain',
    summary: 'This client exchanged the same code before.',
    fix: 'Guard the exchange.',
    source: 'https://docs.github.com/en/apps',
  };
  const error = buildError(
    'BadVerificationCode',
    { code: 'bad_verification_code' },
    {
      status: 200,
      requestId: 'C5F5:1E4B',
      description: 'Nope.',
      likelyCauses: [cause],
      retryable: true,
    },
    scene,
  );
  expect(error).toMatchObject({
    status: 200,
    requestId: 'C5F5:1E4B',
    description: 'Nope.',
    retryable: true,
    remediation: { likelyCauses: [cause] },
  });
});

test('an error_uri with a secret in it leads to the own page', () => {
  const uri = 'https://docs.github.com/swordfish-and-chips';
  const of = (secrets: readonly string[], errorUri: string) =>
    buildError(
      'UnrecognizedOAuthError',
      { code: 'x' },
      { errorUri },
      {
        ...scene,
        mask: maskOf(secrets),
      },
    ).documentationUrl;
  expect(of([], uri)).toBe(uri);
  expect(of(['swordfish-and-chips'], uri)).not.toContain('swordfish');
  // A URL parser drops these, which would put the secret together again.
  for (const character of ['\n', '\t', '\r'])
    expect(of(['swordfish-and-chips'], uri.split('').join(character))).not.toContain('swordfish');
});

test.each(everyError(githubDotCom, { status: 200 }))('$_tag is plain frozen data', (error) => {
  expect(isDeepFrozen(error)).toBe(true);
  expect(structuredClone(error)).toEqual(error);
  expect(JSON.parse(JSON.stringify(error))).toEqual(error);
  const { action, actor } = rowOf(error._tag);
  expect(error.remediation).toMatchObject({ action, actor });
});
