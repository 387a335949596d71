import { expect, test } from '@jest/globals';
import {
  definitionOf,
  tagOfCode,
  tokenErrorTags,
  wireCodesOf,
} from '../../src/errors/definitions.js';
import { errorUris } from '../../src/testing/response.js';

const definitions = tokenErrorTags.map((tag) => ({ tag, ...definitionOf(tag) }));

/** The tags of the definitions that break a rule. */
const violations = (isRight: (definition: (typeof definitions)[number]) => boolean) =>
  definitions.filter((definition) => !isRight(definition)).map(({ tag }) => tag);

test('definitions share no wire code', () => {
  const codes = definitions.flatMap(({ codes }) => Object.keys(codes));

  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
});

test('definitions have tags in PascalCase and wire codes in snake_case', () => {
  expect(
    violations(
      ({ tag }) =>
        /^[A-Z][A-Za-z]+$/.test(tag) &&
        wireCodesOf(tag).every((code) => /^[a-z]+(?:_[a-z]+)*$/.test(code)),
    ),
  ).toEqual([]);
});

test('definitions have a description of one line and a valid anchor', () => {
  expect(
    violations(
      ({ description, anchor = 'none' }) =>
        /^[A-Z][\x20-\x7e]{10,119}$/.test(description) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(anchor),
    ),
  ).toEqual([]);
});

test('definitions are retryable if their action is to wait, to poll or to check the network', () => {
  expect(
    violations(
      ({ action, retryable }) =>
        retryable === ['poll-again', 'wait-and-retry', 'check-network'].includes(action),
    ),
  ).toEqual([]);
});

test('definitions with a wire code come from a response', () => {
  expect(
    violations(({ codes, origin }) => Object.keys(codes).length === 0 || origin === 'response'),
  ).toEqual([]);
});

test('tagOfCode() finds the error of each wire code with any status', () => {
  const statuses = [0, 200, 400, 401, 403, 404, 422, 429, 500, 503];

  expect(
    violations(({ tag }) =>
      wireCodesOf(tag).every((code) => statuses.every((status) => tagOfCode(code, status) === tag)),
    ),
  ).toEqual([]);
});

test('tagOfCode() reads "Not Found" as an unknown client ID with status 404 only', () => {
  expect(tagOfCode('Not Found', 404)).toBe('IncorrectClientCredentials');
  for (const status of [0, 200, 400, 401, 403, 410, 500])
    expect(tagOfCode('Not Found', status)).toBeUndefined();
});

test('tagOfCode() returns undefined for an unknown code', () => {
  const unknown = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'BadVerificationCode',
    'BAD_VERIFICATION_CODE',
    'bad_verification_code ',
    'not found',
    'invalid_grant',
    'user_denied',
    'server_error',
  ];

  expect(
    unknown.filter((code) => [200, 404].some((status) => tagOfCode(code, status) !== undefined)),
  ).toEqual([]);
});

test('errorUris has a page of the documentation for every error with a wire code', () => {
  expect(Object.keys(errorUris).toSorted()).toEqual(
    tokenErrorTags.filter((tag) => wireCodesOf(tag).length > 0).toSorted(),
  );
  for (const uri of Object.values(errorUris)) {
    const { protocol, host, search } = new URL(uri);
    expect({ protocol, host, search }).toEqual({
      protocol: 'https:',
      host: 'docs.github.com',
      search: '',
    });
  }
});
