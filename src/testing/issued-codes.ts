import { randomCode } from './random.js';
import type { FakeCode } from './fake-app.js';

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

export const issuedCodes = (firstClientId: string, now: () => number): IssuedCodes => {
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
};
