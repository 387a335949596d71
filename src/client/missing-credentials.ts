import type { TokenError } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import type { ClientConfig } from './client-options.js';
import { sceneFor } from './send-form.js';
import { tell } from './tell.js';
import type { Grant, TokenEvent } from './token-event.js';
import { withCauses } from './with-causes.js';

/** The grants of the device flow, which needs no client secret. */
const isDeviceFlow = (grant: Grant): boolean =>
  grant === 'device_code' || grant === 'device_authorization';

const isMissing = (credential: string | null): boolean => credential?.trim() === '';

/** The error of a request whose credentials are missing; `undefined` if it can be sent. */
const missingCredentials = async (
  config: ClientConfig,
  grant: Grant,
): Promise<TokenError | undefined> => {
  const { clientId, clientSecret, relayed, onEvent } = config;
  const lacksId = isMissing(clientId);
  const lacksSecret = !isDeviceFlow(grant) && isMissing(clientSecret);
  // A relay adds its own.
  if (relayed || !(lacksId || lacksSecret)) return undefined;
  const tag = 'IncorrectClientCredentials';
  tell<TokenEvent>(onEvent, Object.freeze({ grant, tag, durationMs: 0, attempt: 1 }));
  const error = buildError(
    tag,
    { code: 'incorrect_client_credentials' },
    { description: 'The client ID or the client secret is missing; nothing was sent.' },
    sceneFor(config, []),
  );
  // Every other grant needs the secret as the exchange of a code does, since it is said to exist.
  return withCauses<never>(config, error, isDeviceFlow(grant) ? { grant: 'device_code' } : {});
};

/** Runs a request unless the credentials that it needs are missing; then nothing is sent. */
export const withCredentials = async <R>(
  config: ClientConfig,
  grant: Grant,
  run: () => Promise<R>,
): Promise<R | TokenError> => (await missingCredentials(config, grant)) ?? run();
