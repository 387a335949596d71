import type { CallbackUrl } from '../authorize/redirect-uri.js';
import { diagnoseConfiguration } from '../diagnosis/diagnose.js';
import { createError } from '../errors/create-error.js';
import type { LikelyCause, RequestError } from '../errors/types.js';
import type { ClientConfig } from './options.js';
import { type Client, credentials, errorContext, requestFacts, send } from './send.js';

/** The parameters of `check`. */
export interface CheckParams {
  /** The redirect URI that sign-ins will use. */
  readonly redirectUri?: string | undefined;
  /**
   * The callback URLs that are registered for the app, at most ten, as the app's page shows them.
   * `redirectUri` has to match one of them. Default: not known.
   */
  readonly callbackUrls?: readonly CallbackUrl[] | undefined;
}

/** Finds what is wrong with the configuration. Nothing is sent. */
export function check(
  client: ClientConfig,
  { redirectUri, callbackUrls }: CheckParams,
): Promise<readonly LikelyCause[]> {
  const facts = { ...requestFacts(client), redirectUri, callbackUrls };
  return diagnoseConfiguration(facts, client.locale);
}

/** The parameters of `verifyCredentials`. */
export interface VerifyCredentialsParams {
  /** Aborts the request; it then resolves to `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** GitHub accepts the client ID and the client secret. */
export interface CredentialsAccepted {
  /** The name of this member: the one to `switch` on. */
  readonly _tag: 'CredentialsAccepted';
}

// Not in the format of GitHub's codes, so it cannot be the code of a sign-in.
const impossibleCode = 'check-of-the-credentials-only';

/**
 * Sends an impossible code. GitHub checks the credentials first, so `BadVerificationCode` means that
 * they are right.
 */
export async function verifyCredentials(
  client: Client,
  { signal }: VerifyCredentialsParams,
): Promise<CredentialsAccepted | RequestError> {
  const response = await send(client, {
    operation: 'verify_credentials',
    url: client.tokenEndpoint,
    form: { ...credentials(client), grant_type: 'authorization_code', code: impossibleCode },
    decode: client.decodeToken,
    signal,
  });
  if (response._tag === 'BadVerificationCode')
    return Object.freeze({ _tag: 'CredentialsAccepted' });
  if (response._tag !== 'Success') return response;
  // GitHub issues no token for this code: something else responded.
  const fields = { reason: 'neither-token-nor-error', bodyLength: 0, bodyExcerpt: '' } as const;
  return createError('UnexpectedResponse', fields, {}, errorContext(client, 'verify_credentials'));
}
