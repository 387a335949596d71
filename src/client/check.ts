import type { LikelyCause, TokenError } from '../catalogue/token-response.js';
import { buildError } from '../decode/build-error.js';
import { diagnoseBeforeSending } from '../diagnosis/load-and-diagnose.js';
import type { ClientConfig } from './client-options.js';
import { credentials, type RequestConfig } from './request-token.js';
import { sceneFor, sendForm } from './send-form.js';
import { sentBy, withCauses } from './with-causes.js';

/** What to look at besides the client's own options. */
export interface CheckParams {
  /** The redirect URI that sign-ins will use. */
  readonly redirectUri?: string | undefined;
}

/** How to verify the credentials. */
export interface VerifyCredentialsParams {
  /** Ends the request early; it then ends in `RequestAborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Looks at the configuration before anyone signs in; nothing is sent. */
export const check = async (
  config: ClientConfig,
  { redirectUri }: CheckParams,
): Promise<readonly LikelyCause[]> =>
  diagnoseBeforeSending({
    ...sentBy(config),
    ...(redirectUri === undefined ? {} : { redirectUri }),
  });

/** GitHub accepts the client ID and the client secret together. */
export interface CredentialsAccepted {
  readonly _tag: 'CredentialsAccepted';
}

// Of no form that GitHub's codes have, so that it can belong to nobody.
const impossibleCode = 'check-of-the-credentials-only';

/**
 * Asks GitHub with an impossible code. It looks at the credentials first, so that a refusal of the
 * code proves them right.
 */
export const verifyCredentials = async (
  config: RequestConfig,
  { signal }: VerifyCredentialsParams,
): Promise<CredentialsAccepted | TokenError> => {
  const response = await sendForm(
    config,
    {
      grant: 'authorization_code',
      url: config.tokenEndpoint,
      form: { ...credentials(config), code: impossibleCode },
      secrets: [config.clientSecret ?? ''],
      signal,
    },
    config.decodeToken,
  );
  if (response._tag === 'BadVerificationCode')
    return Object.freeze({ _tag: 'CredentialsAccepted' });
  const diagnosed = await withCauses(config, response);
  if (diagnosed._tag !== 'Success') return diagnosed;
  // No GitHub gives a token for it: something else answered.
  const added = { reason: 'neither-token-nor-error', bodyLength: 0, bodyExcerpt: '' } as const;
  return buildError('UnexpectedResponse', added, {}, sceneFor(config, []));
};
