import { decodeToken } from '../decode/decode.js';
import type { DeviceCode, DeviceCodeResponse, LikelyCause, RequestError } from '../errors/types.js';
import { tokenEndpointOf } from '../github/host.js';
import type { Transport } from '../http/transport.js';
import {
  check,
  type CheckParams,
  type CredentialsAccepted,
  verifyCredentials,
  type VerifyCredentialsParams,
} from './check.js';
import {
  type DeviceFlowResponse,
  pollForToken,
  type PollForTokenOptions,
  requestDeviceCode,
  type RequestDeviceCodeParams,
} from './device-flow.js';
import { exchangeCode } from './exchange-code.js';
import type { ClientConfig } from './options.js';
import { refreshToken } from './refresh-token.js';
import { relayClient } from './relay-endpoint.js';
import type { Client } from './send.js';
import { createSingleUse } from './single-use.js';
import type { TokenClient } from './token-client.js';

/** The operations of a client that send something or need the rules. Parameters are checked before. */
export interface Requests extends Pick<TokenClient, 'exchangeCode' | 'refreshToken'> {
  readonly requestDeviceCode: (params: RequestDeviceCodeParams) => Promise<DeviceCodeResponse>;
  readonly pollForToken: (
    device: DeviceCode,
    options: PollForTokenOptions,
  ) => Promise<DeviceFlowResponse>;
  readonly check: (params: CheckParams) => Promise<readonly LikelyCause[]>;
  readonly verifyCredentials: (
    params: VerifyCredentialsParams,
  ) => Promise<CredentialsAccepted | RequestError>;
}

/** Creates the operations of one client. */
export function createRequests(config: ClientConfig, transport: Transport): Requests {
  const direct: Client = {
    ...config,
    transport,
    tokenEndpoint: tokenEndpointOf(config.host),
    relayed: false,
    decodeToken,
    singleUse: createSingleUse(config.clock.monotonic),
  };
  const client = config.relayed ? relayClient(direct, config) : direct;
  return {
    exchangeCode: (params) => exchangeCode(client, params),
    refreshToken: (params) => refreshToken(client, params),
    // The device flow needs no client secret, and so no relay.
    requestDeviceCode: (params) => requestDeviceCode(direct, params),
    pollForToken: (device, options) => pollForToken(direct, device, options),
    check: (params) => check(client, params),
    verifyCredentials: (params) => verifyCredentials(client, params),
  };
}
