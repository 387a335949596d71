import { expect, test } from '@jest/globals';
import { decodeDeviceCodeResponse, decodeTokenResponse, parseCallback } from '../../src/decode.js';
import { recorded, type Recorded } from '../support/recorded.js';

const violations = (kind: Recorded['kind'], tagOf: (response: Recorded) => string) =>
  recorded
    .filter((response) => response.kind === kind)
    .map((response) => ({ id: response.id, expected: response.expect, tag: tagOf(response) }))
    .filter(({ expected, tag }) => tag !== expected);

// answers.jsonl names the public source of each response.

test('decodeTokenResponse() returns the expected member for each recorded response', () => {
  expect(violations('token-answer', (response) => decodeTokenResponse(response)._tag)).toEqual([]);
});

test('decodeDeviceCodeResponse() returns the expected member for each recorded response', () => {
  expect(
    violations('device-code-answer', (response) => decodeDeviceCodeResponse(response)._tag),
  ).toEqual([]);
});

test('parseCallback() returns the expected member for each recorded callback', () => {
  const tagOf = ({ url }: Recorded) => {
    const state = new URL(url).searchParams.get('state');
    return parseCallback(url, { state, skipStateCheck: state === null })._tag;
  };
  expect(violations('callback', tagOf)).toEqual([]);
  expect(new Set(recorded.map(({ kind }) => kind)).size).toBe(3);
});
