import {
  type CallbackResponse,
  parseCallback,
  type ParseCallbackOptions,
} from '../authorize/parse-callback.js';
import { decodeDeviceCodeResponse, decodeTokenResponse } from '../decode/decode.js';
import { diagnose } from '../diagnosis/diagnose.js';
import type { RequestFacts } from '../diagnosis/request.js';
import type { DeviceCode, TokenResponse } from '../errors/types.js';
import type { ClassifiedInput } from './classify.js';

/** What a pasted text means. */
export type Explanation = TokenResponse | CallbackResponse | DeviceCode;

/** What is known about the request that led to the pasted text. */
export type KnownRequest = Pick<
  RequestFacts,
  'grant' | 'baseUrl' | 'clientId' | 'redirectUri' | 'callbackUrls'
>;

/** Decodes a classified text, and adds the likely causes of its error. */
export async function interpret(
  input: Exclude<ClassifiedInput, { readonly kind: 'unrecognized' }>,
  known: KnownRequest = {},
): Promise<Explanation> {
  const { baseUrl } = known;
  const request = { ...known, baseUrl: baseUrl ?? 'https://github.com' };
  if (input.kind === 'callback') {
    // The state of the sign-in is unknown here.
    const options: ParseCallbackOptions = { state: undefined, skipStateCheck: true, baseUrl };
    return parseCallback(input.url, options);
  }
  if (input.kind !== 'http-response') {
    const { kind, response } = input;
    // Only the code of a network failure is enough for a diagnosis without the request.
    if (response._tag !== 'NetworkFailure' || response.remediation.likelyCauses.length > 0)
      return response;
    // A logged failure may be of any host.
    return diagnose(response, kind === 'token-response' ? known : request);
  }
  if (isDeviceCode(input.response.body)) {
    const deviceCode = decodeDeviceCodeResponse(input.response, { baseUrl });
    if (deviceCode._tag === 'DeviceCode') return deviceCode;
  }
  return diagnose(decodeTokenResponse(input.response, request), request);
}

const isDeviceCode = (body: unknown): boolean =>
  typeof body === 'string' && /["<&?\s]?device_code["=>]/.test(body) && body.includes('user_code');
