import type { TokenError } from '../catalogue/token-response.js';
import { diagnose } from '../diagnosis/load-and-diagnose.js';
import type { Sent } from '../diagnosis/sent.js';
import type { ClientConfig } from './client-options.js';
import { runtimeFacts } from './runtime.js';

/** What a client knows of every request that it sends. */
export const sentBy = (config: ClientConfig): Sent => ({
  ...runtimeFacts(),
  now: config.clock.now(),
  clientId: config.clientId,
  clientSecret: config.clientSecret ?? undefined,
  baseUrl: config.host.web,
});

const isError = (response: { readonly _tag: string }): response is TokenError =>
  response._tag !== 'Success' && response._tag !== 'DeviceCode';

/** Adds the probable causes to an error; those that a relay tells are its own. */
export const withCauses = async <R extends { readonly _tag: 'Success' | 'DeviceCode' }>(
  config: ClientConfig,
  response: R | TokenError,
  sent: Partial<Sent> = {},
): Promise<R | TokenError> =>
  isError(response) && !config.relayed
    ? diagnose(response, { ...sentBy(config), ...sent })
    : response;
