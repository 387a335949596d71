import type { CallbackUrl } from '../authorize/redirect-uri.js';
import { diagnoseConfiguration } from '../diagnosis/diagnose.js';
import { createError } from '../errors/create-error.js';
import type { LikelyCause, RequestError } from '../errors/types.js';
import type { ClientConfig } from './options.js';
import { type Client, type Decode, formWith, requestFacts, send } from './send.js';

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

const accepted: CredentialsAccepted = Object.freeze({ _tag: 'CredentialsAccepted' });

/**
 * Decodes the response to the impossible code: its rejection means that the credentials are right, and
 * GitHub issues no token for it, so that something else has responded then.
 */
const decodeCheck =
  ({ decodeToken }: Client): Decode<CredentialsAccepted | RequestError> =>
  async (response, receivedAt, context) => {
    const decoded = await decodeToken(response, receivedAt, context);
    if (decoded._tag === 'BadVerificationCode') return accepted;
    if (decoded._tag !== 'Success') return decoded;
    const fields = { reason: 'neither-token-nor-error', bodyLength: 0, bodyExcerpt: '' } as const;
    return createError('UnexpectedResponse', fields, { status: response.status }, context);
  };

/**
 * Sends an impossible code. GitHub checks the credentials first, so `BadVerificationCode` means that
 * they are right.
 */
export function verifyCredentials(
  client: Client,
  { signal }: VerifyCredentialsParams,
): Promise<CredentialsAccepted | RequestError> {
  return send(client, {
    operation: 'verify_credentials',
    url: client.tokenEndpoint,
    form: formWith(client, { grant_type: 'authorization_code', code: impossibleCode }),
    decode: decodeCheck(client),
    signal,
  });
}
