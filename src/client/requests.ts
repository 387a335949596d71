import { decodeToken } from '../decode/decode.js';
import { hints } from '../errors/en/hints.js';
import { completeLocale } from '../errors/locale.js';
import type { DeviceCode, DeviceCodeResponse } from '../errors/types.js';
import { tokenEndpointOf } from '../github/host.js';
import type { Transport } from '../http/transport.js';
import { masksOf } from '../internal/mask.js';
import { check, verifyCredentials } from './check.js';
import {
  type DeviceFlowResponse,
  pollForToken,
  type PollForTokenOptions,
  requestDeviceCode,
  type RequestDeviceCodeParams,
} from './device-flow.js';
import { exchangeCode } from './exchange-code.js';
import type { CheckedOptions } from './options.js';
import { refreshToken } from './refresh-token.js';
import type { RelayedRequests } from './relay-endpoint.js';
import type { Client } from './send.js';
import { createSingleUse } from './single-use.js';

/** The operations of a client that send something or need the rules. Parameters are checked before. */
export interface Requests extends RelayedRequests {
  readonly requestDeviceCode: (params: RequestDeviceCodeParams) => Promise<DeviceCodeResponse>;
  readonly pollForToken: (
    device: DeviceCode,
    options: PollForTokenOptions,
  ) => Promise<DeviceFlowResponse>;
}

/** Creates the operations of a client that sends its requests to GitHub. */
export function createRequests(options: CheckedOptions, transport: Transport): Requests {
  const client: Client = {
    ...options,
    locale: completeLocale(options.locale, hints),
    transport,
    tokenEndpoint: tokenEndpointOf(options.host),
    relayed: false,
    decodeToken,
    singleUse: createSingleUse(options.clock.monotonic),
    maskWith: masksOf([options.clientSecret ?? '']),
  };
  return {
    exchangeCode: (params) => exchangeCode(client, params),
    refreshToken: (params) => refreshToken(client, params),
    requestDeviceCode: (params) => requestDeviceCode(client, params),
    pollForToken: (device, polling) => pollForToken(client, device, polling),
    check: (params) => check(client, params),
    verifyCredentials: (params) => verifyCredentials(client, params),
  };
}
