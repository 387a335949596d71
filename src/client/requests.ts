import { decodeTokenAnswer } from '../decode/decode-answer.js';
import { tokenEndpointOf } from '../host/github-host.js';
import { whenLoaded } from './when-loaded.js';
import { createMemory } from './memory.js';
import type { TokenClient } from './create-client.js';
import { exchangeCode } from './exchange-code.js';
import { withCredentials } from './missing-credentials.js';
import type {
  DeviceCode,
  DeviceCodeResponse,
  LikelyCause,
  TokenError,
  TokenResponse,
} from '../catalogue/token-response.js';
import type { CheckParams, CredentialsAccepted, VerifyCredentialsParams } from './check.js';
import type { PollForTokenOptions } from './poll-for-token.js';
import type { RequestDeviceCodeParams } from './request-device-code.js';
import { refreshToken } from './refresh-token.js';
import type { RequestConfig } from './request-token.js';
import type { SendConfig } from './send-form.js';

/** What a client asks GitHub, or needs all of its rules for; the parameters were checked. */
export interface Requests extends Pick<TokenClient, 'exchangeCode' | 'refreshToken'> {
  readonly requestDeviceCode: (params: RequestDeviceCodeParams) => Promise<DeviceCodeResponse>;
  readonly pollForToken: (
    device: DeviceCode,
    options: PollForTokenOptions,
  ) => Promise<TokenResponse>;
  readonly check: (params: CheckParams) => Promise<readonly LikelyCause[]>;
  readonly verifyCredentials: (
    params: VerifyCredentialsParams,
  ) => Promise<CredentialsAccepted | TokenError>;
}

/** How a client asks GitHub itself. */
const direct = (config: SendConfig): RequestConfig => ({
  ...config,
  tokenEndpoint: tokenEndpointOf(config.host),
  relayed: false,
  decodeToken: decodeTokenAnswer,
});

/** The requests of one client, with one memory for all of them. */
export const createRequests = (config: SendConfig, relayed = direct): Requests => {
  const memory = createMemory(config.clock.monotonic);
  const gitHub = direct(config);
  const endpoint = config.relayed ? relayed(config) : gitHub;
  return {
    exchangeCode: (params) =>
      withCredentials(endpoint, 'authorization_code', () => exchangeCode(endpoint, memory, params)),
    refreshToken: (params) =>
      withCredentials(endpoint, 'refresh_token', () => refreshToken(endpoint, memory, params)),
    // No page can use the device flow, and few programs check: they are loaded on their own. The
    // device flow needs no secret, and so no relay.
    requestDeviceCode: (params) =>
      withCredentials(gitHub, 'device_authorization', () =>
        whenLoaded(
          config,
          () => import('./request-device-code.js'),
          ({ requestDeviceCode }) => requestDeviceCode(gitHub, params),
        ),
      ),
    pollForToken: (device, options) =>
      withCredentials(gitHub, 'device_code', () =>
        whenLoaded(
          config,
          () => import('./poll-for-token.js'),
          ({ pollForToken }) => pollForToken(gitHub, memory, device, options),
        ),
      ),
    check: async (params) => (await import('./check.js')).check(endpoint, params),
    verifyCredentials: (params) =>
      withCredentials(endpoint, 'authorization_code', () =>
        whenLoaded(
          config,
          () => import('./check.js'),
          ({ verifyCredentials }) => verifyCredentials(endpoint, params),
        ),
      ),
  };
};
