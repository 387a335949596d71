/**
 * A fake of GitHub's OAuth endpoints, for the tests of a sign-in.
 *
 * @packageDocumentation
 */
export {
  createFakeTokenEndpoint,
  type FakeTokenEndpoint,
  type FakeTokenEndpointOptions,
} from './testing/fake-token-endpoint.js';
export type { FakeRequest } from './testing/request.js';
export type {
  FakeError,
  FakeRawResponse,
  FakeResponse,
  ResponseMembers,
} from './testing/response.js';
export type { FakeApp, FakeCallbackUrl, FakeCode, FakeUser } from './testing/app.js';
export type { FakeServer } from './testing/server.js';
