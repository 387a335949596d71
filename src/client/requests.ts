import { createMemory } from './memory.js';
import type { ClientConfig } from './client-options.js';
import type { TokenClient } from './create-client.js';
import { exchangeCode } from './exchange-code.js';
import { refreshToken } from './refresh-token.js';

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

/** The requests of one client, with one memory for all of them. */
export const createRequests = (config: ClientConfig): Requests => {
  const memory = createMemory(config.clock.now);
  return {
    exchangeCode: (params) => exchangeCode(config, memory, params),
    refreshToken: (params) => refreshToken(config, memory, params),
    // No page can use the device flow, and few programs check: they are loaded on their own.
    requestDeviceCode: async (params) =>
      (await import('./request-device-code.js')).requestDeviceCode(config, params),
    pollForToken: async (device, polling) =>
      (await import('./poll-for-token.js')).pollForToken(config, memory, device, polling),
    check: async (params) => (await import('./check.js')).check(config, params),
    verifyCredentials: async (params) =>
      (await import('./check.js')).verifyCredentials(config, params),
  };
};
