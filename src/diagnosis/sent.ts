/** What was sent to begin the sign-in. */
export interface SentAuthorization {
  readonly clientId?: string | undefined;
  readonly redirectUri?: string | undefined;
  readonly state?: string | undefined;
  readonly codeChallenge?: string | undefined;
  /** The web root that the person was sent to. */
  readonly baseUrl?: string | undefined;
  /** When the authorization URL was made, in milliseconds since the epoch. */
  readonly startedAt?: number | undefined;
}

/**
 * What was sent to the token endpoint, and what is known of the steps before. Of a client ID and a
 * client secret, the one that is left out beside the other counts as not sent; so does a code that
 * is given as `undefined`. Anything else that is left out is not known. Nothing is kept or shown.
 */
export interface Sent {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Without it, the exchange of a code. */
  readonly grant?: 'authorization_code' | 'refresh_token' | 'device_code' | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly code?: string | undefined;
  readonly redirectUri?: string | undefined;
  readonly codeVerifier?: string | undefined;
  /** base64url(SHA-256(codeVerifier)). */
  readonly codeChallengeOfVerifier?: string | undefined;
  readonly refreshToken?: string | undefined;
  readonly deviceCode?: string | undefined;
  /** The web root in use. */
  readonly baseUrl?: string | undefined;
  readonly authorization?: SentAuthorization | undefined;
  /** When the callback arrived, in milliseconds since the epoch. */
  readonly callbackAt?: number | undefined;
  /** How long ago this client exchanged the same code. */
  readonly exchangedSecondsAgo?: number | undefined;
  /** How long ago this client used the same refresh token. */
  readonly refreshedSecondsAgo?: number | undefined;
  /** How long ago the same device code gave a token. */
  readonly deviceCodeUsedSecondsAgo?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly refreshTokenExpiresAt?: number | undefined;
  /** By the monotonic clock. */
  readonly secondsSinceLastPoll?: number | undefined;
  /** By the wall clock. */
  readonly wallSecondsSinceLastPoll?: number | undefined;
  /** How often this device code was answered with slow_down before. */
  readonly slowDowns?: number | undefined;
  /** The interval that GitHub asked for, in seconds. */
  readonly interval?: number | undefined;
  readonly inBrowser?: boolean | undefined;
  /** Whether the runtime says that this is production. */
  readonly production?: boolean | undefined;
}
