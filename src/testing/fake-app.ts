/** An app that the fake endpoint knows. */
export interface FakeApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * The registered callback URLs. An OAuth app has one and takes everything below it; a GitHub App
   * has up to ten and takes them as they are.
   */
  readonly callbackUrls?: readonly string[] | undefined;
  /** Which rules and which kind of token the app gets. Default: `oauth-app`. */
  readonly kind?: 'oauth-app' | 'github-app' | undefined;
  /** Whether Enable Device Flow is ticked. Default: `true`. */
  readonly deviceFlow?: boolean | undefined;
  /** Whether GitHub has suspended the app. Default: `false`. */
  readonly suspended?: boolean | undefined;
}

/** A code that the fake endpoint has issued to an app. */
export interface FakeCode {
  /** Default: 20 random hexadecimal digits, as GitHub's. */
  readonly code?: string | undefined;
  /** The app that it was issued to. Default: the first one. */
  readonly clientId?: string | undefined;
  /** The redirect URI of the authorization request; the token request has to repeat it or leave it out. */
  readonly redirectUri?: string | undefined;
  /** The scopes that the person granted. Default: none. */
  readonly scopes?: readonly string[] | undefined;
  /** The S256 code challenge of the authorization request; the token request then needs the verifier. */
  readonly codeChallenge?: string | undefined;
  /** Whether the person's primary email address is not verified. Default: `false`. */
  readonly unverifiedEmail?: boolean | undefined;
  /** When it was issued, in milliseconds since the epoch; it lives for 10 minutes. Default: now. */
  readonly issuedAt?: number | undefined;
}
