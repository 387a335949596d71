import { pick } from './random.js';

const lifetimeSeconds = 900;
const firstInterval = 5;
const slowDownSeconds = 5;

interface Device {
  readonly clientId: string;
  readonly deviceCode: string;
  readonly userCode: string;
  readonly scopes: readonly string[];
  readonly issuedAt: number;
  interval: number;
  lastPollAt: number;
  decision: 'pending' | 'approved' | 'denied' | 'spent';
}

/** What a poll finds. */
type Poll =
  { readonly error: string; readonly interval?: number } | { readonly scopes: readonly string[] };

/** The device codes that were issued. */
export interface DeviceCodes {
  readonly issue: (clientId: string, scopes: readonly string[]) => Readonly<Device>;
  readonly poll: (deviceCode: string, clientId: string) => Poll;
  /** Records what a person decided; `false` for a user code that is unknown, old, or decided. */
  readonly decide: (userCode: string, decision: 'approved' | 'denied') => boolean;
}

const consonants = 'BCDFGHJKLMNPQRSTVWXZ';

export const deviceCodes = (now: () => number): DeviceCodes => {
  const devices: Device[] = [];
  const isOld = ({ issuedAt }: Device): boolean => now() - issuedAt >= lifetimeSeconds * 1000;

  return {
    issue: (clientId, scopes) => {
      const device: Device = {
        clientId,
        scopes,
        deviceCode: pick('0123456789abcdef', 40),
        userCode: `${pick(consonants, 4)}-${pick(consonants, 4)}`,
        issuedAt: now(),
        interval: firstInterval,
        // The first poll has to wait too.
        lastPollAt: now(),
        decision: 'pending',
      };
      devices.push(device);
      return device;
    },
    poll: (deviceCode, clientId) => {
      const device = devices.find((one) => one.deviceCode === deviceCode);
      if (device?.clientId !== clientId || device.decision === 'spent')
        return { error: 'incorrect_device_code' };
      if (isOld(device)) return { error: 'expired_token' };
      const gap = (now() - device.lastPollAt) / 1000;
      device.lastPollAt = now();
      // GitHub looks at the rate before it looks whether the person has approved.
      if (gap < device.interval) {
        device.interval += slowDownSeconds;
        return { error: 'slow_down', interval: device.interval };
      }
      if (device.decision === 'pending') return { error: 'authorization_pending' };
      if (device.decision === 'denied') return { error: 'access_denied' };
      device.decision = 'spent';
      return { scopes: device.scopes };
    },
    decide: (userCode, decision) => {
      const wanted = userCode.trim().toUpperCase();
      const device = devices.find((one) => one.userCode === wanted);
      if (device?.decision !== 'pending' || isOld(device)) return false;
      device.decision = decision;
      return true;
    },
  };
};

/** The seconds that a device code lives. */
export const deviceCodeLifetime = lifetimeSeconds;
