import { expect, test } from '@jest/globals';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  type Answer,
} from '../../src/entries/decode.js';

const body = 'access_token=gho_x';

test.each([
  ['decodeTokenResponse', decodeTokenResponse],
  ['decodeDeviceCodeResponse', decodeDeviceCodeResponse],
])('%s() throws a TypeError that says how to pass a response that was not read', (name, decode) => {
  const read = (answer: unknown) => () => decode(answer as Answer);
  const response = new Response(body);

  expect(read(response)).toThrow(TypeError);
  expect(read(response)).toThrow(
    new RegExp(`^${name}: answer is a Response whose body was not read; .+await response\\.text`),
  );
  expect(read(new Response(null, { status: 204 }))).toThrow(/is a Response/);
  expect(read(Promise.resolve({ status: 200, body }))).toThrow(`${name}: answer is a promise`);
  expect(read({ status: 200, body: response.text() })).toThrow(/a promise as its body; await it/);
  expect(read({ status: 200, body: new Response(body).body })).toThrow(/a stream as its body/);
});

test('decodeTokenResponse() reads an object with a text() method if its body was read', () => {
  expect(decodeTokenResponse({ status: 200, body, text: () => body } as Answer)._tag).toBe(
    'Success',
  );
});
