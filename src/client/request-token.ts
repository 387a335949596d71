import type { Success, TokenResponse } from '../catalogue/token-response.js';
import type { Sent } from '../diagnosis/sent.js';
import type { ClientConfig } from './client-options.js';
import type { Memory } from './memory.js';
import { sendForm, type Decode, type FormRequest, type SendConfig } from './send-form.js';
import { withCauses } from './with-causes.js';

/** What requests for a token need: the options, how to send, how to read what the endpoint answers. */
export interface RequestConfig extends SendConfig {
  readonly decodeToken: Decode<TokenResponse>;
}

/** A request for a token that spends a secret: a code, a refresh token, a device code. */
export interface TokenRequest extends Omit<FormRequest, 'url' | 'secrets'> {
  /** The secret that is spent. */
  readonly spends: string;
  /** The other secrets of the request besides the client's own. */
  readonly secrets?: readonly string[];
  /** What the rules may look at, given how long ago this client spent the same secret. */
  readonly sent: (spentSecondsAgo: number | undefined) => Partial<Sent>;
}

/** The credentials of the app as form members; a relay adds its own. */
export const credentials = ({ clientId, clientSecret, relayed }: ClientConfig) => ({
  ...(relayed ? {} : { client_id: clientId }),
  ...(clientSecret === null ? {} : { client_secret: clientSecret }),
});

/** Requests a token once, remembers what it spent, and says why it failed. Never rejects. */
export const requestToken = async (
  config: RequestConfig,
  { spent }: Memory,
  { spends, secrets = [], sent, ...request }: TokenRequest,
): Promise<TokenResponse> => {
  const response = await sendForm(
    config,
    {
      ...request,
      url: config.tokenEndpoint,
      secrets: [config.clientSecret ?? '', spends, ...secrets],
    },
    config.decodeToken,
  );
  if (response._tag === 'Success') {
    await spent.remember(spends);
    return response;
  }
  return withCauses<Success>(config, response, sent(await spent.secondsSince(spends)));
};
