import { WebAddress } from '../codecs/plain-values.js';
import { Seconds, Text, Token } from '../codecs/primitives.js';
import { read } from '../codecs/read.js';
import type { DeviceCode } from '../catalogue/token-response.js';
import type { GitHubHost } from '../host/github-host.js';
import type { Fields } from './fields.js';
import { frozen } from './frozen.js';

// RFC 8628, section 3.2, for the interval; GitHub's documentation for the lifetime.
const defaultInterval = 5;
const defaultLifetime = 900;

/** The device code of a body; `undefined` where there is none that can be used. RFC 8628, section 3.2 */
export const buildDeviceCode = (
  fields: Fields,
  receivedAt: number,
  host: GitHubHost,
): DeviceCode | undefined => {
  const deviceCode = read(Token, fields['device_code']);
  const userCode = read(Text, fields['user_code']);
  if (deviceCode === undefined || userCode === undefined) return undefined;
  const expiresIn = read(Seconds, fields['expires_in']) ?? defaultLifetime;
  return frozen<DeviceCode>({
    _tag: 'DeviceCode',
    deviceCode,
    userCode,
    verificationUri:
      read(WebAddress, read(Text, fields['verification_uri'])) ?? `${host.web}/login/device`,
    expiresIn,
    expiresAt: receivedAt + expiresIn * 1000,
    interval: read(Seconds, fields['interval']) ?? defaultInterval,
  });
};
