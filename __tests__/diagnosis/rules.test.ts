import { expect, test } from '@jest/globals';
import type {
  Certainty,
  LikelyCauseId,
  RequestParameter,
  TokenError,
  TokenErrorTag,
} from '../../src/decode.js';
import { fallbackRules } from '../../src/diagnosis/rules/fallback.js';
import { rules } from '../../src/diagnosis/rules/index.js';
import { json, relayOf } from '../relay/requests.js';
import { errorOf } from './requests.js';

const allRules = [...rules, ...fallbackRules];

const credentials = ['IncorrectClientCredentials'] as const;
const redirect = ['RedirectUriMismatch'] as const;
const code = ['BadVerificationCode'] as const;

type Expected = readonly [readonly TokenErrorTag[], Certainty, 'check'?];

// The rules of callbacks are in `authorize`.
type RuleId = Exclude<
  LikelyCauseId,
  | 'rules-not-loaded'
  | 'session-without-state'
  | 'callback-without-state'
  | 'installation-awaits-approval'
>;

// Written out, because the ids are public. The compiler checks that every LikelyCauseId is here.
const expected: Readonly<Record<RuleId, Expected>> = {
  'client-id-missing': [credentials, 'certain', 'check'],
  'client-secret-missing': [credentials, 'certain', 'check'],
  'client-id-has-whitespace': [credentials, 'certain', 'check'],
  'client-secret-has-whitespace': [credentials, 'certain', 'check'],
  'client-id-is-quoted': [credentials, 'certain', 'check'],
  'client-secret-is-quoted': [credentials, 'certain', 'check'],
  'client-id-is-placeholder': [credentials, 'likely', 'check'],
  'client-secret-is-placeholder': [credentials, 'likely', 'check'],
  'client-id-is-unexpanded-template': [credentials, 'certain', 'check'],
  'client-secret-is-unexpanded-template': [credentials, 'certain', 'check'],
  'client-secret-is-masked': [credentials, 'certain', 'check'],
  'client-id-and-secret-swapped': [credentials, 'certain', 'check'],
  'client-id-is-app-id': [credentials, 'certain', 'check'],
  'client-secret-is-token': [credentials, 'certain', 'check'],
  'client-secret-is-private-key': [credentials, 'certain', 'check'],
  'client-secret-of-other-provider': [credentials, 'certain', 'check'],
  'client-id-of-unusual-form': [credentials, 'possible', 'check'],
  'client-secret-of-unusual-form': [credentials, 'possible', 'check'],
  'app-registered-on-other-host': [[...credentials, ...code], 'likely'],
  'redirect-uri-is-http': [redirect, 'likely', 'check'],
  'redirect-uri-differs-from-authorization': [[...redirect, ...code], 'certain'],
  'redirect-uri-differs-from-registered': [redirect, 'certain', 'check'],
  'redirect-uri-loopback-name-differs': [redirect, 'likely'],
  'redirect-uri-has-callback-query': [redirect, 'certain', 'check'],
  'redirect-uri-has-query': [redirect, 'possible', 'check'],
  'redirect-uri-without-scheme': [redirect, 'certain', 'check'],
  'redirect-uri-contains-undefined': [redirect, 'certain', 'check'],
  'redirect-uri-has-double-slash': [redirect, 'likely', 'check'],
  'redirect-uri-is-loopback': [redirect, 'likely', 'check'],
  'redirect-uri-is-preview-host': [redirect, 'likely'],
  'code-already-exchanged': [code, 'certain'],
  'code-waited-too-long': [code, 'certain'],
  'code-missing': [code, 'certain'],
  'code-is-state': [code, 'certain'],
  'code-is-percent-encoded': [code, 'likely'],
  'code-has-query-tail': [code, 'likely'],
  'code-has-whitespace': [code, 'likely'],
  'code-is-token': [code, 'certain'],
  'code-of-unusual-form': [code, 'possible'],
  'code-of-other-client': [code, 'certain'],
  'code-verifier-missing': [[...code, ...credentials], 'likely'],
  'code-verifier-does-not-match': [[...code, ...credentials], 'likely'],
  'refresh-token-already-used': [['BadRefreshToken'], 'certain'],
  'refresh-token-is-access-token': [['BadRefreshToken'], 'certain'],
  'refresh-token-too-old': [['BadRefreshToken'], 'certain'],
  'device-code-is-user-code': [['IncorrectDeviceCode', ...code], 'certain'],
  'device-code-already-used': [['IncorrectDeviceCode', ...code], 'likely'],
  'polled-too-early': [['SlowDown'], 'certain'],
  'clock-runs-fast': [['SlowDown'], 'likely'],
  'device-code-has-second-poller': [['SlowDown'], 'possible'],
  'proxy-variable-ignored': [['NetworkFailure', 'RequestTimedOut'], 'likely'],
  'browser-without-cors': [['NetworkFailure'], 'likely'],
  'proxy-requires-authentication': [['NetworkFailure'], 'certain'],
  'proxy-refuses-connection': [['NetworkFailure'], 'certain'],
  'local-proxy-refuses': [['NetworkFailure'], 'likely'],
  'proxy-not-reachable': [['NetworkFailure'], 'likely'],
  'proxy-name-not-resolved': [['NetworkFailure'], 'likely'],
  'host-name-not-resolved': [['NetworkFailure'], 'certain'],
  'connection-refused': [['NetworkFailure'], 'certain'],
  'host-unreachable': [['NetworkFailure'], 'likely'],
  'connection-not-permitted': [['NetworkFailure'], 'likely'],
  'port-blocked-by-fetch': [['NetworkFailure'], 'certain'],
  'connection-broken-off': [['NetworkFailure'], 'likely'],
  'no-connection-in-time': [['NetworkFailure'], 'likely'],
  'no-answer-in-time': [['NetworkFailure'], 'likely'],
  'private-certificate-authority': [['NetworkFailure'], 'likely'],
  'ca-certificates-missing': [['NetworkFailure'], 'possible'],
  'certificate-expired': [['NetworkFailure'], 'certain'],
  'certificate-of-other-name': [['NetworkFailure'], 'certain'],
  'certificate-rejected': [['NetworkFailure'], 'likely'],
  'port-does-not-speak-tls': [['NetworkFailure'], 'likely'],
  'tls-version-not-supported': [['NetworkFailure'], 'likely'],
  'tls-handshake-failed': [['NetworkFailure'], 'likely'],
  'port-does-not-speak-http': [['NetworkFailure'], 'likely'],
  'proxy-answered': [['UnexpectedResponse', 'ServerUnavailable'], 'likely'],
  'user-agent-missing': [['UnexpectedResponse'], 'likely'],
  'rest-api-answered': [['UnexpectedResponse'], 'likely'],
  'rest-api-refused-token': [['UnexpectedResponse'], 'likely'],
  'server-is-not-github': [
    [
      'UnrecognizedOAuthError',
      ...credentials,
      'UnsupportedGrantType',
      'DeviceFlowDisabled',
      'UnexpectedResponse',
    ],
    'certain',
  ],
  'token-url-is-wrong': [['UnexpectedResponse'], 'likely'],
  'client-secret-replaced': [credentials, 'possible'],
  'code-used-or-expired': [code, 'possible'],
};

test('the rules have the ids, errors, certainties and moments of the table', () => {
  const actual = allRules.map(({ id, tags, certainty, beforeSending }) => [
    id,
    [tags, certainty, ...(beforeSending ? ['check'] : [])],
  ]);
  expect(Object.fromEntries(actual)).toEqual(expected);
  expect(actual).toHaveLength(Object.keys(expected).length);
});

test('the parameter of a rule is the one that its id begins with, if the rule is about one', () => {
  const others: Readonly<Partial<Record<LikelyCauseId, RequestParameter | 'none'>>> = {
    'client-id-and-secret-swapped': 'none',
    'code-of-other-client': 'client_id',
    'device-code-has-second-poller': 'none',
  };
  const parameters: readonly RequestParameter[] = [
    'client_id',
    'client_secret',
    'redirect_uri',
    'code_verifier',
    'code',
    'refresh_token',
    'device_code',
  ];
  const parameterIn = (id: LikelyCauseId) =>
    others[id] ?? parameters.find((name) => id.startsWith(`${name.replace('_', '-')}-`)) ?? 'none';

  expect(allRules.map(({ id, parameter = 'none' }) => [id, parameter])).toEqual(
    allRules.map(({ id }) => [id, parameterIn(id)]),
  );
});

test('the sources of the rules are public reports or pages of documentation', () => {
  const source =
    /^https:\/\/(?:github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+|nodejs\.org\/api\/\w+\.html#[\w-]+|docs\.github\.com\/en\/[\w/-]+(?:#[\w-]+)?)$/;
  const violations = allRules.filter(
    ({ sources }) => sources.length === 0 || !sources.every((url) => source.test(url)),
  );
  expect(violations).toEqual([]);
});

test('a relay shows a page the causes of the rules for browsers, and no others', async () => {
  const cause = { certainty: 'certain', summary: '', fix: '', source: '' } as const;
  const error = errorOf('BadVerificationCode');
  const likelyCauses = allRules.map(({ id }) => ({ ...cause, id }));
  const { relay } = relayOf({ ...error, remediation: { ...error.remediation, likelyCauses } });

  const response = await relay(json({ code: 'e72e16c7e42f292c6912' }));
  const { remediation } = (await response.json()) as TokenError;

  const shown = allRules.filter(({ audience }) => audience === 'browser');
  expect(remediation.likelyCauses.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
});
