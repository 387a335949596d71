import type { FakeApp, FakeCode } from './app.js';
import { fakeFetch } from './fetch.js';
import { approveDevice, grantToken, type Issued, requestDeviceCode } from './grants.js';
import { authorize } from './pages.js';
import { type FakeServer, serve } from './server.js';
import { deviceCodes, issuedCodes, refreshTokens } from './state.js';
import {
  deliver,
  type Delivery,
  errorMembers,
  type FakeAnswer,
  type FakeRequest,
  notFoundPage,
  renderMembers,
  unknownClient,
  type WireAnswer,
  wrongPath,
} from './wire.js';

/** What the fake endpoint knows. */
export interface FakeTokenEndpointOptions {
  /** The registered apps. */
  readonly apps: readonly FakeApp[];
  /** Codes that were issued already; more come with `issueCode`. */
  readonly codes?: readonly FakeCode[] | undefined;
  /** The clock, in milliseconds since the epoch. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** OAuth endpoints that answer as GitHub's do. */
export interface FakeTokenEndpoint {
  /** The endpoint as a `fetch`, for tests without a socket: pass it to the client. Any host is accepted. */
  readonly fetch: typeof globalThis.fetch;
  /** The endpoint as an HTTP server on 127.0.0.1; port 0, the default, takes any free one. Node only. */
  readonly listen: (options?: { readonly port?: number }) => Promise<FakeServer>;
  /** Issues a code, as the authorize page would, and returns it. */
  readonly issueCode: (code?: FakeCode) => string;
  /**
   * Decides on a device code, as a person would on the page; `false` for a user code that is unknown,
   * too old, or decided.
   */
  readonly decideDevice: (userCode: string, decision: 'approved' | 'denied') => boolean;
  /** Sets the answers of the next requests, one each, in place of the endpoint's own. */
  readonly respondWith: (...answers: readonly FakeAnswer[]) => void;
  /** The requests so far, with their secrets: for the assertions of a test. */
  readonly requests: readonly FakeRequest[];
}

/**
 * Makes a fake of GitHub's OAuth endpoints that answers as GitHub does: errors with status 200 and
 * GitHub's texts, codes that work once and for 10 minutes, the documented rules for redirect URIs,
 * PKCE, the format by `Accept`, 404 for a client ID that it does not know, refresh tokens that
 * rotate, the device flow with its intervals, and pages to approve on.
 *
 * @param options - The apps, the codes, and the clock in milliseconds since the epoch.
 * @returns The endpoint, as a `fetch` and as a server.
 * @throws `TypeError` when there is no app.
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
export function createFakeTokenEndpoint({
  apps,
  codes = [],
  now = Date.now,
}: FakeTokenEndpointOptions): FakeTokenEndpoint {
  const [first] = apps;
  if (first === undefined)
    throw new TypeError(
      'createFakeTokenEndpoint: apps is empty; give one { clientId, clientSecret }',
    );
  const issued: Issued = {
    codes: issuedCodes(first.clientId, now),
    devices: deviceCodes(now),
    refreshTokens: refreshTokens(),
  };
  codes.forEach(issued.codes.issue);
  const script: FakeAnswer[] = [];
  const requests: FakeRequest[] = [];

  const token = async ({ form }: FakeRequest, accept: string): Promise<WireAnswer> => {
    const app = apps.find(({ clientId }) => clientId === form.get('client_id'));
    if (app === undefined) return unknownClient();
    const decision = await grantToken(app, form, issued);
    if ('members' in decision) return renderMembers(decision.members, accept);
    const { error, ...members } = decision;
    return renderMembers({ ...errorMembers(error), ...members }, accept);
  };

  const decide = async (request: FakeRequest, accept: string): Promise<WireAnswer> => {
    switch (request.path) {
      case '/login/oauth/authorize':
        return authorize(request, apps, issued.codes);
      case '/login/device':
        return approveDevice(request, issued.devices);
    }
    if (request.method !== 'POST') return notFoundPage();
    switch (request.path) {
      case '/login/oauth/access_token':
        return token(request, accept);
      case '/login/device/code':
        return requestDeviceCode(request, apps, issued.devices);
      default:
        return wrongPath();
    }
  };

  const respond = async (request: FakeRequest): Promise<Delivery> => {
    requests.push(request);
    const accept = request.headers['accept'] ?? '';
    const scripted = script.shift();
    return scripted === undefined
      ? { ...(await decide(request, accept)), delayMs: 0 }
      : deliver(scripted, accept);
  };

  return {
    fetch: fakeFetch(respond),
    listen: ({ port = 0 } = {}) => serve(respond, port),
    issueCode: (code = {}) => issued.codes.issue(code),
    decideDevice: (userCode, decision) => issued.devices.decide(userCode, decision),
    respondWith: (...answers) => {
      script.push(...answers);
    },
    requests,
  };
}
