import type { FakeCode } from './app.js';

/** Characters of an alphabet, taken at random. */
function pick(alphabet: string, length: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) =>
    alphabet.charAt(byte % alphabet.length),
  ).join('');
}

const hexadecimal = '0123456789abcdef';
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A value in the form of GitHub's codes. */
function randomCode(): string {
  return pick(hexadecimal, 20);
}

/** A value in the form of GitHub's tokens: `gho_`, `ghu_`, or `ghr_` for refresh tokens. */
export function randomToken(prefix: 'gho_' | 'ghu_' | 'ghr_'): string {
  return prefix + pick(alphanumeric, prefix === 'ghr_' ? 76 : 36);
}

/** A value in the form of GitHub's request ids. */
export function randomRequestId(): string {
  return [4, 6, 7, 7, 8].map((length) => pick('0123456789ABCDEF', length)).join(':');
}

const lifetimeMs = 10 * 60 * 1000;

/** A code with everything that was left out filled in. */
export interface IssuedCode extends FakeCode {
  readonly code: string;
  readonly clientId: string;
  readonly issuedAt: number;
}

/** The codes that can still be exchanged. */
export interface IssuedCodes {
  readonly issue: (code: FakeCode) => string;
  /** The code of an app, if it is neither unknown, nor spent, nor older than 10 minutes. */
  readonly find: (code: string, clientId: string) => IssuedCode | undefined;
  readonly spend: (code: string) => void;
}

export function issuedCodes(firstClientId: string, now: () => number): IssuedCodes {
  const codes = new Map<string, IssuedCode>();
  return {
    issue: (wanted) => {
      const code = wanted.code ?? randomCode();
      const { clientId = firstClientId, issuedAt = now() } = wanted;
      codes.set(code, { ...wanted, code, clientId, issuedAt });
      return code;
    },
    find: (code, clientId) => {
      const issued = codes.get(code);
      return issued?.clientId === clientId && now() - issued.issuedAt < lifetimeMs
        ? issued
        : undefined;
    },
    spend: (code) => {
      codes.delete(code);
    },
  };
}

/** Where a refresh token came from; GitHub wants no secret for those of the device flow. */
interface RefreshToken {
  readonly clientId: string;
  readonly fromDevice: boolean;
}

/** The refresh tokens that can still be used, once each. */
export interface RefreshTokens {
  readonly keep: (refreshToken: string, origin: RefreshToken) => void;
  readonly find: (refreshToken: string, clientId: string) => RefreshToken | undefined;
  readonly spend: (refreshToken: string) => void;
}

export function refreshTokens(): RefreshTokens {
  const kept = new Map<string, RefreshToken>();
  return {
    keep: (refreshToken, origin) => {
      kept.set(refreshToken, origin);
    },
    find: (refreshToken, clientId) => {
      const origin = kept.get(refreshToken);
      return origin?.clientId === clientId ? origin : undefined;
    },
    spend: (refreshToken) => {
      kept.delete(refreshToken);
    },
  };
}

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

export function deviceCodes(now: () => number): DeviceCodes {
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
}

/** The seconds that a device code lives. */
export const deviceCodeLifetime = lifetimeSeconds;
