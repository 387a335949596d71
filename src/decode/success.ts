import { isWebUrl, limitInterval, parseWebAddress } from '../codecs/parsers.js';
import type { DeviceCodeMembers, TokenMembers } from '../codecs/wire.js';
import type { DeviceCode, Success } from '../errors/types.js';
import type { GitHubHost } from '../github/host.js';

/** A lifetime in seconds, and the time at which it ends by the clock of the receipt. */
export function expiry<Name extends 'expires' | 'refreshTokenExpires'>(
  name: Name,
  seconds: number | undefined,
  receivedAt: number,
) {
  return (
    seconds === undefined
      ? {}
      : { [`${name}In`]: seconds, [`${name}At`]: receivedAt + seconds * 1000 }
  ) as Partial<Readonly<Record<`${Name}In` | `${Name}At`, number>>>;
}

const noScopes: readonly string[] = /* @__PURE__ */ Object.freeze([]);

/** Creates the `Success` of a body with a token. RFC 6749, section 5.1 */
export function toSuccess(body: TokenMembers, receivedAt: number): Success {
  const { refresh_token: refreshToken } = body;
  return Object.freeze<Success>({
    _tag: 'Success',
    accessToken: body.access_token,
    tokenType: body.token_type ?? 'bearer',
    scopes: body.scope ?? noScopes,
    ...expiry('expires', body.expires_in, receivedAt),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...expiry('refreshTokenExpires', body.refresh_token_expires_in, receivedAt),
  });
}

// As GitHub documents it.
const defaultLifetime = 900;

/**
 * The URL at which the user enters the user code: the page of the host unless the response names
 * another one; `undefined` if that one is http, because anyone on the network could change it.
 */
const verificationUriOf = (sent: string | undefined, { web }: GitHubHost): string | undefined => {
  const defaultUri = `${web}/login/device`;
  const uri = sent ?? defaultUri;
  // A client that may use http for this host may send the user there as well.
  if (uri.startsWith(`${web}/`) && isWebUrl(uri)) return uri;
  return parseWebAddress(uri) ?? (/^http:/i.test(uri) ? undefined : defaultUri);
};

/**
 * Creates the `DeviceCode` of a body with a device code; `undefined` if the user cannot enter the
 * user code safely. RFC 8628, section 3.2
 */
export function toDeviceCode(
  body: DeviceCodeMembers,
  receivedAt: number,
  host: GitHubHost,
): DeviceCode | undefined {
  const verificationUri = verificationUriOf(body.verification_uri, host);
  if (verificationUri === undefined) return undefined;
  const expiresIn = body.expires_in ?? defaultLifetime;
  return Object.freeze<DeviceCode>({
    _tag: 'DeviceCode',
    deviceCode: body.device_code,
    userCode: body.user_code,
    verificationUri,
    expiresIn,
    expiresAt: receivedAt + expiresIn * 1000,
    interval: limitInterval(body.interval),
  });
}
