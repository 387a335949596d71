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

const names = Object.entries(factNames);

const secretNames = ['client_secret', 'code', 'code_verifier', 'refresh_token', 'device_code'];

/** What a form tells the diagnosis. A member that it does not have is absent. */
export function formFacts(form: object): Partial<RequestFacts> {
  const facts: Partial<Record<(typeof factNames)[keyof typeof factNames], string>> = {};
  for (const [name, fact] of names) {
    const value = textOf(form, name);
    if (value !== undefined) facts[fact] = value;
  }
  return facts;
}

/** The secrets in a form, by the names of its members, so that no operation forgets one. */
export function formSecrets(form: object): readonly string[] {
  return secretNames.map((name) => textOf(form, name)).filter((secret) => secret !== undefined);
}
