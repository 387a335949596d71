import type { FakeApp, FakeUser } from './app.js';
import type { IssuedCodes } from './codes.js';
import type { IssuedDeviceCodes } from './device-codes.js';
import type { IssuedTokens } from './tokens.js';

/** Everything that the fake endpoint knows. */
export interface FakeState {
  readonly apps: readonly FakeApp[];
  readonly user: FakeUser;
  readonly codes: IssuedCodes;
  readonly deviceCodes: IssuedDeviceCodes;
  readonly tokens: IssuedTokens;
}

/** Finds the app of a request by its client ID. */
export function appOf({ apps }: FakeState, form: URLSearchParams): FakeApp | undefined {
  return apps.find(({ clientId }) => clientId === form.get('client_id'));
}
