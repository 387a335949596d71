import { isWebUrl, WebAddress } from '../codecs/plain-values.js';
import { asInterval, Interval, Text, Token, UserCode, Wait } from '../codecs/primitives.js';
import { read } from '../codecs/read.js';
import type { DeviceCode } from '../catalogue/token-response.js';
import type { GitHubHost } from '../host/github-host.js';
import type { Fields } from './fields.js';
import { frozen } from './frozen.js';

// As GitHub's documentation says.
const defaultLifetime = 900;

/**
 * Where people type the user code: GitHub's own page, unless the body names another one. There is none
 * if that one is http, which anyone in between could change.
 */
const addressOf = (fields: Fields, { web }: GitHubHost): string | undefined => {
  const own = `${web}/login/device`;
  const named = read(Text, fields['verification_uri']) ?? own;
  // A client that was allowed to ask this host over http may send people there as well.
  if (named.startsWith(`${web}/`) && isWebUrl(named)) return named;
  return read(WebAddress, named) ?? (/^http:/i.test(named) ? undefined : own);
};

/** The device code of a body; `undefined` where there is none that can be used. RFC 8628, section 3.2 */
export const buildDeviceCode = (
  fields: Fields,
  receivedAt: number,
  host: GitHubHost,
): DeviceCode | undefined => {
  const deviceCode = read(Token, fields['device_code']);
  const userCode = read(UserCode, fields['user_code']);
  const verificationUri = addressOf(fields, host);
  if (deviceCode === undefined || userCode === undefined || verificationUri === undefined)
    return undefined;
  const expiresIn = read(Wait, fields['expires_in']) ?? defaultLifetime;
  return frozen<DeviceCode>({
    _tag: 'DeviceCode',
    deviceCode,
    userCode,
    verificationUri,
    expiresIn,
    expiresAt: receivedAt + expiresIn * 1000,
    interval: asInterval(read(Interval, fields['interval'])),
  });
};
