import { describe, expect, test } from '@jest/globals';
import { certainties, type Certainty } from '../../src/catalogue/row.js';
import type { TokenErrorTag } from '../../src/catalogue/token-response.js';
import { invisibleCauses } from '../../src/diagnosis/invisible-causes.js';
import { networkRules } from '../../src/diagnosis/network-rules.js';
import { rules as requestRules } from '../../src/diagnosis/rules.js';

const rules = [...requestRules, ...networkRules];

const credentials = ['IncorrectClientCredentials'] as const;
const redirect = ['RedirectUriMismatch'] as const;
const code = ['BadVerificationCode'] as const;

type Expected = readonly [readonly TokenErrorTag[], Certainty, 'check'?];

// Written out, for the ids are public.
const expected: Readonly<Record<string, Expected>> = {
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
  'app-issues-no-refresh-tokens': [['BadRefreshToken'], 'likely'],
  'device-code-is-user-code': [['IncorrectDeviceCode'], 'certain'],
  'device-code-already-used': [['IncorrectDeviceCode'], 'likely'],
  'polled-too-early': [['SlowDown'], 'certain'],
  'clock-runs-fast': [['SlowDown'], 'likely'],
  'device-code-has-second-poller': [['SlowDown'], 'possible'],
  'browser-without-cors': [['NetworkFailure'], 'likely'],
  'host-name-not-resolved': [['NetworkFailure'], 'certain'],
  'connection-refused': [['NetworkFailure'], 'certain'],
  'host-unreachable': [['NetworkFailure'], 'certain'],
  'connection-not-permitted': [['NetworkFailure'], 'likely'],
  'connection-broken-off': [['NetworkFailure'], 'certain'],
  'no-connection-in-time': [['NetworkFailure'], 'certain'],
  'no-answer-in-time': [['NetworkFailure'], 'certain'],
  'private-certificate-authority': [['NetworkFailure'], 'likely'],
  'certificate-expired': [['NetworkFailure'], 'certain'],
  'certificate-of-other-name': [['NetworkFailure'], 'certain'],
  'proxy-answered': [['UnexpectedResponse'], 'likely'],
  'token-url-is-wrong': [['UnexpectedResponse'], 'likely'],
};

describe('the rules', () => {
  test('are those of the table, each once, and no others', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has the tags, the certainty and the moment of the table',
    (id, rule) => {
      const [tags, certainty, check] = expected[id] ?? [];
      expect(rule.tags).toEqual(tags);
      expect(rule.certainty).toBe(certainty);
      expect(rule.beforeSending).toBe(check === undefined ? undefined : true);
    },
  );

  test.each([...rules, ...invisibleCauses].map(({ id, source }) => [id, source]))(
    '%s is known from a public report or from documentation: %s',
    (_, source) => {
      expect(source).toMatch(
        /^https:\/\/(?:github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+|nodejs\.org\/api\/\w+\.html#[\w-]+|docs\.github\.com\/en\/[\w/-]+(?:#[\w-]+)?)$/,
      );
    },
  );
});

test('what nobody can see is possible at best, and told under ids of its own', () => {
  expect(invisibleCauses.map(({ id }) => id)).toEqual([
    'client-secret-replaced',
    'code-used-or-expired',
  ]);
  for (const { id, certainty } of invisibleCauses) {
    expect(certainty).toBe('possible');
    expect(expected[id]).toBeUndefined();
  }
});

test('certainties are ranked from the surest down', () => {
  expect(certainties).toEqual(['certain', 'likely', 'possible']);
});
