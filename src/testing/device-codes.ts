import { randomCode, randomUserCode } from './random.js';

/** The lifetime of a device code, in seconds. */
export const deviceCodeLifetime = 900;

const firstInterval = 5;
const slowDownSeconds = 5;

/** A device code and its state. */
interface IssuedDeviceCode {
  readonly clientId: string;
  readonly deviceCode: string;
  /** What the user enters, for example `WDJB-MJHT`. */
  readonly userCode: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  /** The seconds that must pass between two polls. */
  interval: number;
  lastPollAt: number | undefined;
  state: 'pending' | 'approved' | 'denied' | 'used';
}

/** The result of a poll: an error, or the scopes that were requested. */
type PollResult =
  { readonly error: string; readonly interval?: number } | { readonly scopes: readonly string[] };

/** The device codes that were issued. */
export interface IssuedDeviceCodes {
  readonly issue: (clientId: string, scopes: readonly string[]) => Readonly<IssuedDeviceCode>;
  readonly poll: (deviceCode: string, clientId: string) => PollResult;
  /** Stores the decision of the user; `false` if the user code is unknown, expired, or decided. */
  readonly decide: (userCode: string, decision: 'approved' | 'denied') => boolean;
}

/** Creates the store of device codes. */
export function issuedDeviceCodes(now: () => number): IssuedDeviceCodes {
  const codes: IssuedDeviceCode[] = [];
  const isExpired = ({ issuedAt }: IssuedDeviceCode): boolean =>
    now() - issuedAt >= deviceCodeLifetime * 1000;

  return {
    issue: (clientId, scopes) => {
      const code: IssuedDeviceCode = {
        clientId,
        scopes,
        deviceCode: randomCode(40),
        userCode: randomUserCode(),
        issuedAt: now(),
        interval: firstInterval,
        lastPollAt: undefined,
        state: 'pending',
      };
      codes.push(code);
      return code;
    },
    poll: (deviceCode, clientId) => {
      const code = codes.find((one) => one.deviceCode === deviceCode);
      if (code?.clientId !== clientId || code.state === 'used')
        return { error: 'incorrect_device_code' };
      if (isExpired(code)) return { error: 'expired_token' };
      const { lastPollAt = -Infinity } = code;
      code.lastPollAt = now();
      // GitHub checks the interval before the decision of the user:
      // https://github.com/charmbracelet/crush/issues/3399
      if (now() - lastPollAt < code.interval * 1000) {
        code.interval += slowDownSeconds;
        return { error: 'slow_down', interval: code.interval };
      }
      if (code.state === 'pending') return { error: 'authorization_pending' };
      if (code.state === 'denied') return { error: 'access_denied' };
      code.state = 'used';
      return { scopes: code.scopes };
    },
    decide: (userCode, decision) => {
      const entered = userCode.trim().toUpperCase();
      const code = codes.find((one) => one.userCode === entered);
      if (code?.state !== 'pending' || isExpired(code)) return false;
      code.state = decision;
      return true;
    },
  };
}
