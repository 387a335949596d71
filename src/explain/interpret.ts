import {
  type CallbackResponse,
  decodeDeviceCodeResponse,
  type DecodeOptions,
  decodeTokenResponse,
  type DeviceCode,
  diagnose,
  isTokenError,
  parseCallback,
  type ParseCallbackOptions,
  type RequestFacts,
  type TokenResponse,
} from '../decode.js';
import type { ResponseLike } from '../decode/response.js';
import { parseUrl } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import type { ClassifiedInput } from './classify.js';

/** What a pasted text means. */
export type Explanation = TokenResponse | CallbackResponse | DeviceCode;

/** What is known about the request that led to the pasted text. */
export type KnownRequest = Pick<
  RequestFacts,
  'grant' | 'baseUrl' | 'clientId' | 'redirectUri' | 'callbackUrls'
> &
  Pick<DecodeOptions, 'locale'>;

// A client secret that is absent while the client ID is present counts as not sent. The secret is not
// asked for here, so a value of the usual form takes its place.
const usualSecret = '0123456789'.repeat(4);

const requestOf = (known: KnownRequest) => ({
  ...known,
  baseUrl: known.baseUrl ?? 'https://github.com',
  ...(known.clientId !== undefined && { clientSecret: usualSecret }),
});

/** Decodes a classified text, and adds the likely causes of its error. */
export async function interpret(
  input: Exclude<ClassifiedInput, { readonly kind: 'unrecognized' }>,
  known: KnownRequest = {},
): Promise<Explanation> {
  const { baseUrl, clientId, redirectUri, callbackUrls, locale } = known;
  const request = requestOf(known);
  const isRequestKnown = (clientId ?? redirectUri ?? callbackUrls) !== undefined;
  if (input.kind === 'callback') {
    // The state of the sign-in is unknown here.
    const options: ParseCallbackOptions = {
      state: undefined,
      skipStateCheck: true,
      baseUrl,
      redirectUri,
      locale,
    };
    const callback = parseCallback(input.url, options);
    const hasCauses = isTokenError(callback) && callback.remediation.likelyCauses.length > 0;
    // A registered callback URL shows more than the address at which the callback arrived.
    const needsRules = callbackUrls !== undefined || (isRequestKnown && !hasCauses);
    return needsRules ? diagnose(callback, request) : callback;
  }
  if (input.kind !== 'http-response') {
    const { kind, response } = input;
    if (isRequestKnown) return diagnose(response, request);
    // Only the code of a network failure is enough for a diagnosis without the request.
    if (response._tag !== 'NetworkFailure' || response.remediation.likelyCauses.length > 0)
      return response;
    // A logged failure may be of any host.
    return diagnose(response, kind === 'token-response' ? known : request);
  }
  if (isDeviceCode(input.response.body)) {
    const deviceCode = decodeDeviceCodeResponse(input.response, { baseUrl, locale });
    if (deviceCode._tag === 'DeviceCode') return deviceCode;
  }
  const response = decodeTokenResponse(input.response, request);
  return diagnose(withLocation(response, input.response, request.baseUrl), request);
}

/** An error of a redirect whose first step says where the redirect leads, if the text shows it. */
const withLocation = (
  response: TokenResponse,
  { headers }: ResponseLike,
  baseUrl: string | URL,
): TokenResponse => {
  if (response._tag !== 'UnexpectedResponse' || response.reason !== 'redirect') return response;
  const { location } = Object.fromEntries(
    Array.isArray(headers)
      ? (headers as readonly (readonly [string, string])[]).map(([name, value]) => [
          name.toLowerCase(),
          value,
        ])
      : [],
  ) as Readonly<Partial<Record<string, string>>>;
  const url = location === undefined ? undefined : parseUrl(location, String(baseUrl));
  if (url === undefined) return response;
  const { remediation } = response;
  // The query can contain a code.
  const target = sanitizeText(url.origin + url.pathname, 200);
  const [, ...steps] = remediation.steps;
  return {
    ...response,
    remediation: {
      ...remediation,
      steps: [`The Location header leads to ${target}: find out what redirects there.`, ...steps],
    },
  };
};

const isDeviceCode = (body: unknown): boolean =>
  typeof body === 'string' && /["<&?\s]?device_code["=>]/.test(body) && body.includes('user_code');
