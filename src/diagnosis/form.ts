import { textOf } from '../internal/own-members.js';
import type { RequestFacts } from './request.js';

/** The members of a form, or of JSON, that the diagnosis compares, and their names there. */
const factNames = {
  client_id: 'clientId',
  client_secret: 'clientSecret',
  code: 'code',
  redirect_uri: 'redirectUri',
  code_verifier: 'codeVerifier',
  refresh_token: 'refreshToken',
  device_code: 'deviceCode',
} as const satisfies Readonly<Record<string, keyof RequestFacts>>;

const secretNames = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'device_code'];

/** What a form tells the diagnosis. A member that it does not have is absent. */
export function formFacts(form: object): Partial<RequestFacts> {
  return Object.fromEntries(
    Object.entries(factNames).flatMap(([name, fact]) => {
      const value = textOf(form, name);
      return value === undefined ? [] : [[fact, value]];
    }),
  );
}

/** The secrets in a form, by the names of its members, so that no operation forgets one. */
export function formSecrets(form: object): readonly string[] {
  return secretNames.flatMap((name) => textOf(form, name) ?? []);
}
