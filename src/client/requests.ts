import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { tokenEndpointOf } from '../host/github-host.js';
import { whenLoaded } from './when-loaded.js';
import { createMemory } from './memory.js';
import type { TokenClient } from './create-client.js';
import { exchangeCode } from './exchange-code.js';
import { refreshToken } from './refresh-token.js';
import type { RequestConfig } from './request-token.js';
import type { SendConfig } from './send-form.js';

/** What a client asks GitHub, or needs all of its rules for. */
export type Requests = Pick<
  TokenClient,
  | 'exchangeCode'
  | 'refreshToken'
  | 'requestDeviceCode'
  | 'pollForToken'
  | 'check'
  | 'verifyCredentials'
>;

/** How a client asks GitHub itself. */
const direct = (config: SendConfig): RequestConfig => ({
  ...config,
  tokenEndpoint: tokenEndpointOf(config.host),
  relayed: false,
  decodeToken: decodeTokenAnswer,
});

/** The requests of one client, with one memory for all of them. */
export const createRequests = (config: SendConfig, relayed = direct): Requests => {
  const memory = createMemory(config.clock.now);
  const gitHub = direct(config);
  const endpoint = config.relayed ? relayed(config) : gitHub;
  return {
    exchangeCode: (params) => exchangeCode(endpoint, memory, params),
    refreshToken: (params) => refreshToken(endpoint, memory, params),
    // No page can use the device flow, and few programs check: they are loaded on their own. The
    // device flow needs no secret, and so no relay.
    requestDeviceCode: (params) =>
      whenLoaded(
        config,
        () => import('./request-device-code.js'),
        ({ requestDeviceCode }) => requestDeviceCode(gitHub, params),
      ),
    pollForToken: (device, polling) =>
      whenLoaded(
        config,
        () => import('./poll-for-token.js'),
        ({ pollForToken }) => pollForToken(gitHub, memory, device, polling),
      ),
    check: async (params) => (await import('./check.js')).check(endpoint, params),
    verifyCredentials: (params) =>
      whenLoaded(
        config,
        () => import('./check.js'),
        ({ verifyCredentials }) => verifyCredentials(endpoint, params),
      ),
  };
};
