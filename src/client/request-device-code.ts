import type { DeviceCodeResponse } from '../catalogue/token-response.js';
import { decodeDeviceCodeAnswer } from '../decode/decode-answer.js';
import { deviceCodeEndpointOf } from '../host/github-host.js';
import { sendForm, type SendConfig } from './send-form.js';
import { withCauses } from './with-causes.js';

/** What a device asks for. */
export interface RequestDeviceCodeParams {
  /** The scopes to ask for; a GitHub App ignores them. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** Ends the request early; it then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Requests a device code. RFC 8628, section 3.1; GitHub wants no secret here. */
export const requestDeviceCode = async (
  config: SendConfig,
  { scopes, signal }: RequestDeviceCodeParams,
): Promise<DeviceCodeResponse> => {
  const response = await sendForm(
    config,
    {
      grant: 'device_authorization',
      url: deviceCodeEndpointOf(config.host),
      form: {
        client_id: config.clientId,
        ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
      },
      secrets: [config.clientSecret ?? ''],
      signal,
    },
    decodeDeviceCodeAnswer,
  );
  return withCauses(config, response, { grant: 'device_code' });
};
