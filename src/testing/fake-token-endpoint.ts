import { isHostProblem, readBaseUrl } from '../github/host.js';
import { optionError } from '../internal/assert.js';
import { assertCallbackUrls, type FakeApp, type FakeCode, type FakeUser } from './app.js';
import { fakeFetch } from './fetch.js';
import {
  metadataPath,
  respondToDeviceCodeRequest,
  respondToTokenRequest,
  respondWithMetadata,
} from './oauth-endpoints.js';
import { respondOnAuthorizePage, respondOnDevicePage } from './pages.js';
import type { FakeRequest } from './request.js';
import {
  deliver,
  type Delivery,
  type FakeResponse,
  notFoundPage,
  type WireResponse,
  wrongPath,
} from './response.js';
import { respondToApiRequest } from './rest-api.js';
import { type FakeServer, serve } from './server.js';
import { type FakeState, issuedCodes, issuedDeviceCodes, issuedTokens } from './state.js';

/** The options of `createFakeTokenEndpoint`. */
export interface FakeTokenEndpointOptions {
  /** The registered apps; at least one. */
  readonly apps: readonly FakeApp[];
  /** Authorization codes that are already issued; `issueCode` issues more. Default: none. */
  readonly codes?: readonly FakeCode[] | undefined;
  /** The user who signs in, for the REST API. Default: `octocat`. */
  readonly user?: FakeUser | undefined;
  /**
   * The base URL that the fake names in `iss`, in `verification_uri` and in its metadata, for example
   * `https://github.example.com`. Default: the host of each request.
   */
  readonly baseUrl?: string | undefined;
  /** The clock, in milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** A fake of GitHub's OAuth endpoints. */
export interface FakeTokenEndpoint {
  /**
   * Responds to requests without a socket; pass it to the client. It accepts any host, and does not
   * follow redirects.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Starts an HTTP server on 127.0.0.1; Node only. The port defaults to 0, which is any free port.
   * Rejects with the error of `node:http` if it cannot listen on the port.
   */
  readonly listen: (options?: { readonly port?: number }) => Promise<FakeServer>;
  /** Issues an authorization code, as the authorize page does, and returns it. */
  readonly issueCode: (code?: FakeCode) => string;
  /**
   * Approves or denies a device code, as the user does on the device page. Returns `false` if the user
   * code is unknown, expired, or already decided.
   */
  readonly decideDevice: (userCode: string, decision: 'approved' | 'denied') => boolean;
  /**
   * Sets the responses to the next requests: one for each request, in this order. A response with a
   * `path` waits for a request to that path.
   */
  readonly respondWith: (...responses: readonly FakeResponse[]) => void;
  /** The requests that were received, with their secrets. */
  readonly requests: readonly FakeRequest[];
}

/** The web root of a host: `https://github.com` for `https://api.github.com`. */
const webRootOf = (origin: string): string => {
  const host = readBaseUrl(origin);
  return isHostProblem(host) ? origin : host.web;
};

const assertOptions = ({ apps, baseUrl }: FakeTokenEndpointOptions): FakeApp => {
  const caller = 'createFakeTokenEndpoint';
  const [first] = apps;
  if (first === undefined)
    throw optionError(caller, 'apps', 'is empty', 'give one { clientId, clientSecret }');
  apps.forEach(assertCallbackUrls);
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    throw optionError(
      caller,
      'baseUrl',
      host.problem,
      'use for example https://github.example.com',
    );
  return first;
};

type Handler = (
  state: FakeState,
  request: FakeRequest,
) => WireResponse | Promise<WireResponse> | undefined;

const pages: ReadonlyMap<string, Handler> = new Map([
  ['/login/oauth/authorize', respondOnAuthorizePage],
  ['/login/device', respondOnDevicePage],
  [metadataPath, respondWithMetadata],
]);

const postEndpoints: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/login/oauth/access_token', respondToTokenRequest],
  ['/login/device/code', respondToDeviceCodeRequest],
]);

const route = (state: FakeState, request: FakeRequest): WireResponse | Promise<WireResponse> => {
  const { method, path } = request;
  const isPost = method === 'POST';
  const handler = pages.get(path) ?? (isPost ? postEndpoints.get(path) : undefined);
  const respond = handler ?? respondToApiRequest;
  return respond(state, request) ?? (isPost ? wrongPath() : notFoundPage());
};

/**
 * Creates a fake of GitHub's OAuth endpoints. It responds as GitHub does: errors with status 200 and
 * GitHub's descriptions, codes that can be used once and for 10 minutes, the rules for redirect URIs,
 * PKCE, the format that `Accept` asks for, 404 for an unknown client ID, tokens that expire and can be
 * refreshed, the device flow and its intervals, pages to authorize on, the metadata of RFC 8414, and
 * the endpoints of the REST API that a sign-in uses. The guide to testing lists what the fake does if
 * GitHub documents nothing.
 *
 * @param options - The apps, the user, codes, and the clock.
 * @returns The fake, as a `fetch` and as a server.
 * @throws `TypeError` if there are no apps, an app has more than ten callback URLs or one that is not
 * an absolute URL, or the base URL cannot be used.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 * import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
 *
 * const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };
 * const endpoint = createFakeTokenEndpoint({ apps: [app] });
 * const client = createTokenClient({ ...app, fetch: endpoint.fetch });
 * const response = await client.exchangeCode({ code: endpoint.issueCode() });
 * console.log(response._tag); // Success
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
 */
export function createFakeTokenEndpoint(options: FakeTokenEndpointOptions): FakeTokenEndpoint {
  const { clientId } = assertOptions(options);
  const { apps, codes = [], user = {}, baseUrl, now = Date.now } = options;
  const state: FakeState = {
    apps,
    user,
    codes: issuedCodes(clientId, now),
    deviceCodes: issuedDeviceCodes(now),
    tokens: issuedTokens(now),
  };
  codes.forEach(state.codes.issue);
  const nextResponses: FakeResponse[] = [];
  const requests: FakeRequest[] = [];

  const takeResponse = (requestPath: string): FakeResponse | undefined => {
    const index = nextResponses.findIndex(({ path = requestPath }) => path === requestPath);
    return index === -1 ? undefined : nextResponses.splice(index, 1)[0];
  };

  const respond = async (request: FakeRequest): Promise<Delivery> => {
    requests.push(request);
    const set = takeResponse(request.path);
    if (set !== undefined) return deliver(set, request.headers['accept']);
    const origin = webRootOf(baseUrl ?? request.origin);
    return { ...(await route(state, { ...request, origin })), delayMs: 0 };
  };

  return {
    fetch: fakeFetch(respond),
    listen: ({ port = 0 } = {}) => serve(respond, port),
    issueCode: (code = {}) => state.codes.issue(code),
    decideDevice: state.deviceCodes.decide,
    respondWith: (...responses) => {
      nextResponses.push(...responses);
    },
    requests,
  };
}
