import { describe, expect, test } from '@jest/globals';
import type { Sent } from '../../src/diagnosis/sent.js';
import {
  codeChallenge,
  codeVerifier,
  errorOf,
  idsOf,
  now,
  right,
  rightPoll,
  rightRefresh,
  secret,
  told,
} from './requests.js';

const badCode = errorOf('BadVerificationCode');
const badCredentials = errorOf('IncorrectClientCredentials');
const server = 'https://ghe.example.com';

describe('code-verifier-missing', () => {
  const tell = (more: Partial<Sent>, error = badCode) =>
    told('code-verifier-missing', error, { ...right, ...more });

  test.each([undefined, ''])('fires on %j after a challenge', (given) => {
    for (const error of [badCode, badCredentials])
      expect(tell({ codeVerifier: given }, error)?.certainty).toBe('likely');
  });

  test('fires on ghe.com, which has PKCE', () => {
    expect(tell({ codeVerifier: undefined, baseUrl: 'https://octo.ghe.com' })).toBeDefined();
  });

  test('is silent with a verifier, without a challenge, and on a server, which ignores it', () => {
    expect(tell({})).toBeUndefined();
    expect(tell({ codeVerifier: undefined, authorization: {} })).toBeUndefined();
    expect(tell({ codeVerifier: undefined, authorization: undefined })).toBeUndefined();
    expect(tell({ codeVerifier: undefined, baseUrl: server })).toBeUndefined();
  });
});

describe('code-verifier-does-not-match', () => {
  const tell = (more: Partial<Sent>, error = badCode) =>
    told('code-verifier-does-not-match', error, { ...right, ...more });
  const codeChallengeOfVerifier = `${codeChallenge.slice(1)}x`;

  test('fires on the verifier of another sign-in', () => {
    for (const error of [badCode, badCredentials])
      expect(tell({ codeChallengeOfVerifier }, error)?.certainty).toBe('likely');
  });

  test('is silent where it matches, is not known, or does not matter', () => {
    expect(tell({})).toBeUndefined();
    expect(tell({ codeChallengeOfVerifier: undefined })).toBeUndefined();
    expect(tell({ codeChallengeOfVerifier, authorization: {} })).toBeUndefined();
    expect(tell({ codeChallengeOfVerifier, codeVerifier: '' })).toBeUndefined();
    expect(tell({ codeChallengeOfVerifier, codeVerifier, baseUrl: server })).toBeUndefined();
  });
});

describe('app-registered-on-other-host', () => {
  const tell = (more: Partial<Sent>, error = badCredentials) =>
    told('app-registered-on-other-host', error, { ...right, ...more });

  test.each([
    ['https://github.com', server, 'ghe.example.com', 'github.com'],
    [server, 'https://github.com', 'github.com', 'ghe.example.com'],
    ['https://octo.ghe.com', 'https://cat.ghe.com', 'cat.ghe.com', 'octo.ghe.com'],
  ])('is likely where %s exchanges what began at %s', (baseUrl, began, first, second) => {
    for (const error of [badCredentials, badCode])
      expect(tell({ baseUrl, authorization: { baseUrl: began } }, error)).toMatchObject({
        certainty: 'likely',
        summary: `The sign-in began at ${first}, the exchange went to ${second}.`,
      });
  });

  test.each([server, 'https://octo.ghe.com'])('is possible at %s', (baseUrl) => {
    expect(tell({ baseUrl, authorization: undefined })?.certainty).toBe('possible');
  });

  test('is silent where the sign-in passed the same host', () => {
    expect(tell({})).toBeUndefined();
    expect(
      tell({ baseUrl: server, authorization: { baseUrl: `${server}/api/v3` } }),
    ).toBeUndefined();
    expect(tell({ authorization: { baseUrl: 'https://api.github.com' } })).toBeUndefined();
    expect(tell({ baseUrl: undefined, authorization: undefined })).toBeUndefined();
  });

  test('is silent on a bad code at a server: the pair is right there', () => {
    expect(tell({ baseUrl: server, authorization: undefined }, badCode)).toBeUndefined();
  });
});

describe('the causes that no request shows', () => {
  test('are told of right credentials that are refused', () => {
    expect(idsOf(badCredentials, right)).toEqual(['client-secret-replaced']);
  });

  test('leave the secret alone where GitHub does not know the client ID, or no secret is needed', () => {
    expect(idsOf(errorOf('IncorrectClientCredentials', 'Not Found'), right)).toEqual([]);
    expect(idsOf(badCredentials, rightPoll)).toEqual([]);
  });

  test('are told of no other error', () => {
    expect(idsOf(errorOf('BadRefreshToken'), rightRefresh)).toEqual([]);
  });
});

describe('a refresh', () => {
  const error = errorOf('BadRefreshToken');
  const tell = (rule: string, more: Partial<Sent>) =>
    told(rule, error, { ...rightRefresh, ...more });

  test('with a token that was used is told when', () => {
    expect(tell('refresh-token-already-used', { refreshedSecondsAgo: 0 })).toMatchObject({
      certainty: 'certain',
      summary: 'This client used the same refresh token 1 second ago.',
    });
    expect(tell('refresh-token-already-used', {})).toBeUndefined();
  });

  test.each(['gho_abc', 'ghu_abc', 'ghp_abc', 'github_pat_abc', ' ghu_abc\n'])(
    'with the access token %j has no refresh token',
    (refreshToken) => {
      expect(tell('refresh-token-is-access-token', { refreshToken })?.certainty).toBe('certain');
    },
  );

  test('with a refresh token of any length has one', () => {
    for (const refreshToken of ['ghr_abc', 'abc', 'ghost', undefined])
      expect(tell('refresh-token-is-access-token', { refreshToken })).toBeUndefined();
  });

  test('with an expired token is told so', () => {
    const tooOld = (refreshTokenExpiresAt: number | undefined) =>
      tell('refresh-token-too-old', { refreshTokenExpiresAt });
    expect(tooOld(now - 1)?.certainty).toBe('certain');
    expect(tooOld(now)).toBeDefined();
    expect(tooOld(now + 1)).toBeUndefined();
    expect(tooOld(undefined)).toBeUndefined();
  });

  test('by an OAuth App cannot be', () => {
    const none = (clientId: string | undefined, baseUrl = 'https://github.com') =>
      tell('app-issues-no-refresh-tokens', { clientId, baseUrl });
    expect(none('Ov23liTestTestTest00')?.certainty).toBe('likely');
    expect(none('b964ab48346fc074cff8')).toBeDefined();
    expect(none('Ov23liTestTestTest00', server)).toBeDefined();
    expect(none('b964ab48346fc074cff8', server)).toBeUndefined();
    expect(none('Iv1.b507a08c87ecfe98')).toBeUndefined();
    expect(none(undefined)).toBeUndefined();
  });
});

describe('a poll', () => {
  const error = errorOf('IncorrectDeviceCode');
  const tell = (rule: string, more: Partial<Sent>) => told(rule, error, { ...rightPoll, ...more });

  test.each(['WDJB-MJHT', 'wdjb-mjht', 'WDJBMJHT', ' WDJB-MJHT'])(
    'with the user code %j has no device code',
    (deviceCode) => {
      expect(tell('device-code-is-user-code', { deviceCode })?.certainty).toBe('certain');
    },
  );

  test('with a device code has one', () => {
    for (const deviceCode of [rightPoll.deviceCode, secret, 'WDJB-MJHTX', undefined])
      expect(tell('device-code-is-user-code', { deviceCode })).toBeUndefined();
  });

  test('with a device code that gave a token is told when', () => {
    expect(tell('device-code-already-used', { deviceCodeUsedSecondsAgo: 7 })).toMatchObject({
      certainty: 'likely',
      summary: 'The same device code gave a token 7 seconds ago.',
    });
    expect(tell('device-code-already-used', {})).toBeUndefined();
  });

  describe('that is slowed down again although it kept the interval', () => {
    const slowed = (more: Partial<Sent>) => {
      const sent = { now, interval: 10, slowDowns: 2, secondsSinceLastPoll: 12, ...more };
      return idsOf(errorOf('SlowDown'), sent);
    };

    test('has a second poller beside it where the clocks agree', () => {
      expect(slowed({ wallSecondsSinceLastPoll: 12.1 })).toEqual(['device-code-has-second-poller']);
      expect(slowed({})).toEqual(['device-code-has-second-poller']);
    });

    test.each([11, 13])('runs on a fast clock where the clocks disagree: %i s', (wall) => {
      expect(slowed({ wallSecondsSinceLastPoll: wall })).toEqual(['clock-runs-fast']);
    });

    test('tells of neither at first, or where it did not keep the interval', () => {
      expect(slowed({ slowDowns: 1 })).toEqual([]);
      expect(slowed({ slowDowns: undefined })).toEqual([]);
      expect(slowed({ secondsSinceLastPoll: 9 })).toEqual(['polled-too-early']);
      expect(slowed({ secondsSinceLastPoll: undefined })).toEqual([]);
      expect(idsOf(errorOf('SlowDown'), { now, slowDowns: 2, secondsSinceLastPoll: 5 })).toEqual([
        'device-code-has-second-poller',
      ]);
    });
  });

  test('that came too early is told by how much', () => {
    const early = (secondsSinceLastPoll: number | undefined, interval?: number) =>
      told('polled-too-early', errorOf('SlowDown'), { now, secondsSinceLastPoll, interval });
    expect(early(4.9, 5)).toMatchObject({
      certainty: 'certain',
      summary: 'The last poll was 4 seconds ago; the interval is 5 seconds.',
    });
    expect(early(0, 10)?.summary).toContain('1 second ago; the interval is 10 seconds');
    expect(early(4)).toBeDefined();
    expect(early(5)).toBeUndefined();
    expect(early(9, 10)).toBeDefined();
    expect(early(10, 10)).toBeUndefined();
    expect(early(undefined, 10)).toBeUndefined();
  });
});

describe('a request without an answer', () => {
  test('from a browser is refused by it', () => {
    const tell = (inBrowser: boolean | undefined, code?: string) =>
      told('browser-without-cors', errorOf('NetworkFailure', code), { ...right, inBrowser });
    expect(tell(true)).toMatchObject({
      certainty: 'likely',
      summary: 'This is a browser, and github.com sends no CORS headers here.',
    });
    expect(tell(false)).toBeUndefined();
    expect(tell(undefined)).toBeUndefined();
    expect(tell(true, 'ECONNREFUSED')).toBeUndefined();
  });

  test('may have met a certificate of a private authority', () => {
    const base = errorOf('NetworkFailure');
    const tell = (code: string) =>
      told(
        'private-certificate-authority',
        { ...base, cause: { name: 'TypeError', code } } as typeof base,
        { ...right, baseUrl: server },
      );
    for (const code of [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UnknownIssuer',
    ])
      expect(tell(code)).toMatchObject({
        certainty: 'likely',
        summary: 'This runtime does not know who signed the certificate of ghe.example.com.',
      });
    for (const code of ['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'ENOTFOUND'])
      expect(tell(code)).toBeUndefined();
    expect(told('private-certificate-authority', base, right)).toBeUndefined();
    expect(told('private-certificate-authority', badCode, right)).toBeUndefined();
  });

  test.each([
    ['ENOTFOUND', 'host-name-not-resolved'],
    ['EAI_AGAIN', 'host-name-not-resolved'],
    ['ECONNREFUSED', 'connection-refused'],
    ['ConnectionRefused', 'connection-refused'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['ENETUNREACH', 'host-unreachable'],
    ['EACCES', 'connection-not-permitted'],
    ['ECONNRESET', 'connection-broken-off'],
    ['EPIPE', 'connection-broken-off'],
    ['UND_ERR_SOCKET', 'connection-broken-off'],
    ['ETIMEDOUT', 'no-connection-in-time'],
    ['ETIMEDOUT', 'no-connection-in-time', 'connect ETIMEDOUT 192.0.2.1:443'],
    ['ETIMEDOUT', 'connection-broken-off', 'read ETIMEDOUT'],
    ['UND_ERR_CONNECT_TIMEOUT', 'no-connection-in-time'],
    ['UND_ERR_HEADERS_TIMEOUT', 'no-answer-in-time'],
    ['UND_ERR_BODY_TIMEOUT', 'no-answer-in-time'],
    ['CERT_HAS_EXPIRED', 'certificate-expired'],
    ['CERT_NOT_YET_VALID', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-of-other-name'],
  ])('says with %s what happened: %s', (code, id, message = '') => {
    const base = errorOf('NetworkFailure');
    const error = { ...base, cause: { name: 'TypeError', code, message } } as typeof base;
    const sent = { ...right, baseUrl: 'https://ghe.example.com:8443' };

    expect(idsOf(error, sent)).toEqual([id]);
    expect(told(id, error, sent)?.summary).toContain('ghe.example.com:8443');
  });

  test('has no cause that can be seen with any other code', () => {
    const base = errorOf('NetworkFailure');
    for (const code of ['EPERM', '__proto__', 'XENOTFOUND'])
      expect(idsOf({ ...base, cause: { name: 'Error', code } } as typeof base, right)).toEqual([]);
  });
});

describe('an answer that is none', () => {
  const unexpected = (reason: string) => errorOf('UnexpectedResponse', reason);

  test('may be that of a proxy', () => {
    expect(told('proxy-answered', unexpected('proxy-page'), right)).toMatchObject({
      certainty: 'likely',
      summary: 'A proxy stands between this machine and github.com.',
    });
    expect(told('proxy-answered', unexpected('html-page'), right)).toBeUndefined();
  });

  test('may be that of another page of GitHub', () => {
    const sent = { ...right, baseUrl: `${server}/wiki` };
    expect(told('token-url-is-wrong', unexpected('wrong-endpoint'), sent)).toMatchObject({
      certainty: 'likely',
      summary: 'No token endpoint answered below ghe.example.com/wiki.',
    });
    expect(told('token-url-is-wrong', unexpected('undecodable'), right)).toBeUndefined();
  });

  test('from a base URL that cannot be read is told of github.com', () => {
    const sent = { ...right, baseUrl: 'not a URL' };
    expect(told('proxy-answered', unexpected('proxy-page'), sent)?.summary).toContain('github.com');
  });
});
