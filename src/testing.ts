/**
 * A fake of GitHub's token endpoint, to test a sign-in with.
 *
 * @packageDocumentation
 */
export {
  createFakeTokenEndpoint,
  type FakeTokenEndpoint,
  type FakeTokenEndpointOptions,
} from './testing/fake-token-endpoint.js';
export type { FakeAnswer, FakeBody, FakeError, FakeRequest } from './testing/wire.js';
export type { FakeApp, FakeCode } from './testing/app.js';
export type { FakeServer } from './testing/server.js';
export type { Members } from './testing/grants.js';
