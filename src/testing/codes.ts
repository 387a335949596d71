import type { FakeCode } from './app.js';
import { randomCode } from './random.js';

const lifetimeMs = 10 * 60 * 1000;

/** An authorization code with its defaults. */
export interface IssuedCode extends FakeCode {
  readonly code: string;
  readonly clientId: string;
  readonly issuedAt: number;
}

/** The authorization codes that can still be exchanged. */
export interface IssuedCodes {
  /** Issues a code and returns it. */
  readonly issue: (code: FakeCode) => string;
  /** Finds a code of an app; `undefined` if it is unknown, used, or older than 10 minutes. */
  readonly find: (code: string, clientId: string) => IssuedCode | undefined;
  /** Marks a code as used. */
  readonly spend: (code: string) => void;
}

/** Creates the store of authorization codes. */
export function issuedCodes(defaultClientId: string, now: () => number): IssuedCodes {
  const codes = new Map<string, IssuedCode>();
  return {
    issue: (options) => {
      const { code = randomCode(20), clientId = defaultClientId, issuedAt = now() } = options;
      codes.set(code, { ...options, code, clientId, issuedAt });
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
