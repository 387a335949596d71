/** Who has to act before the next exchange can succeed. */
export type Actor = 'developer' | 'app-owner' | 'operator' | 'user' | 'github' | 'nobody';

/** What has to be done, as a value to branch on and to alert on. */
export type Action =
  | 'fix-configuration'
  | 'restart-authorization'
  | 'verify-email'
  | 'contact-support'
  | 'poll-again'
  | 'read-documentation'
  | 'wait-and-retry'
  | 'check-endpoint'
  | 'check-network'
  | 'none';

/**
 * How certain a likely cause is. `certain`: the request cannot succeed like this, and nothing else
 * looks the same. `likely`: public reports show this cause. `possible`: a common cause that the request
 * does not show.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** What a request asks for: a grant of OAuth, a device code, or whether GitHub accepts the credentials. */
export type TokenOperation =
  | 'authorization_code'
  | 'refresh_token'
  | 'device_code'
  | 'device_authorization'
  | 'verify_credentials';

/**
 * Whether GitHub has used up the authorization code, the refresh token or the device code of a request.
 * `no`: it never left this machine, or never reached GitHub, so it can be sent again.
 */
export type CodeSpent = 'no' | 'yes' | 'unknown';

/** The parameter of a request that a likely cause is about. */
export type RequestParameter =
  | 'client_id'
  | 'client_secret'
  | 'code'
  | 'code_verifier'
  | 'device_code'
  | 'redirect_uri'
  | 'refresh_token'
  | 'state';

/** Why a response is an `UnexpectedResponse`. Each reason has its own hint. */
export type UnexpectedReason =
  | 'html-page'
  | 'proxy-page'
  | 'wrong-endpoint'
  | 'not-acceptable'
  | 'redirect'
  | 'empty-body'
  | 'too-large'
  | 'undecodable'
  | 'neither-token-nor-error';

/** What is known about a request that got no response, taken from the error that was thrown. */
export interface FailureCause {
  /** The name of the error's class, for example `TypeError`. */
  readonly name: string;
  /** The system error code, for example `ECONNREFUSED` or `CERT_HAS_EXPIRED`. */
  readonly code?: string;
  /**
   * The IP address of the failed connection, if the error names one. It is that of the proxy if the
   * runtime uses one.
   */
  readonly address?: string;
  /** The port at that address. */
  readonly port?: number;
  /** The host name that could not be resolved or connected to, masked. It can be that of a proxy. */
  readonly hostname?: string;
  /** The messages of the thrown errors, the outermost first: one line, at most 300 characters, masked. */
  readonly message?: string;
}

/**
 * The identifier of a likely cause. Identifiers are stable: a released one never changes its meaning.
 */
export type LikelyCauseId =
  | 'app-registered-on-other-host'
  | 'browser-without-cors'
  | 'ca-certificates-missing'
  | 'callback-without-state'
  | 'certificate-expired'
  | 'certificate-of-other-name'
  | 'certificate-rejected'
  | 'client-id-and-secret-swapped'
  | 'client-id-has-whitespace'
  | 'client-id-is-app-id'
  | 'client-id-is-placeholder'
  | 'client-id-is-quoted'
  | 'client-id-is-unexpanded-template'
  | 'client-id-missing'
  | 'client-id-of-unusual-form'
  | 'client-secret-has-whitespace'
  | 'client-secret-is-masked'
  | 'client-secret-is-placeholder'
  | 'client-secret-is-private-key'
  | 'client-secret-is-quoted'
  | 'client-secret-is-token'
  | 'client-secret-is-unexpanded-template'
  | 'client-secret-missing'
  | 'client-secret-of-other-provider'
  | 'client-secret-of-unusual-form'
  | 'client-secret-replaced'
  | 'clock-runs-fast'
  | 'code-already-exchanged'
  | 'code-has-query-tail'
  | 'code-has-whitespace'
  | 'code-is-percent-encoded'
  | 'code-is-state'
  | 'code-is-token'
  | 'code-missing'
  | 'code-of-other-client'
  | 'code-of-unusual-form'
  | 'code-used-or-expired'
  | 'code-verifier-does-not-match'
  | 'code-verifier-missing'
  | 'code-waited-too-long'
  | 'connection-broken-off'
  | 'connection-not-permitted'
  | 'connection-refused'
  | 'device-code-already-used'
  | 'device-code-has-second-poller'
  | 'device-code-is-user-code'
  | 'host-name-not-resolved'
  | 'host-unreachable'
  | 'installation-awaits-approval'
  | 'local-proxy-refuses'
  | 'no-answer-in-time'
  | 'no-connection-in-time'
  | 'polled-too-early'
  | 'port-blocked-by-fetch'
  | 'port-does-not-speak-http'
  | 'port-does-not-speak-tls'
  | 'private-certificate-authority'
  | 'proxy-answered'
  | 'proxy-name-not-resolved'
  | 'proxy-not-reachable'
  | 'proxy-refuses-connection'
  | 'proxy-requires-authentication'
  | 'proxy-variable-ignored'
  | 'redirect-uri-contains-undefined'
  | 'redirect-uri-differs-from-authorization'
  | 'redirect-uri-differs-from-registered'
  | 'redirect-uri-has-callback-query'
  | 'redirect-uri-has-double-slash'
  | 'redirect-uri-has-query'
  | 'redirect-uri-is-http'
  | 'redirect-uri-is-loopback'
  | 'redirect-uri-is-preview-host'
  | 'redirect-uri-loopback-name-differs'
  | 'redirect-uri-without-scheme'
  | 'refresh-token-already-used'
  | 'refresh-token-is-access-token'
  | 'refresh-token-too-old'
  | 'rest-api-answered'
  | 'rest-api-refused-token'
  | 'rules-not-loaded'
  | 'server-is-not-github'
  | 'session-without-state'
  | 'tls-handshake-failed'
  | 'tls-version-not-supported'
  | 'token-url-is-wrong'
  | 'user-agent-missing';

/** A probable cause of an error, found by looking at the request. */
export interface LikelyCause {
  /** A stable identifier, for example `client-secret-has-whitespace`. Newer releases may add others. */
  readonly id: LikelyCauseId | (string & {});
  /** How certain this cause is. */
  readonly certainty: Certainty;
  /** The request parameter that is wrong, if any, for example to mark a field of a form. */
  readonly parameter?: RequestParameter;
  /**
   * What is wrong, in one sentence. It shows no value from the request, except host names, paths and
   * lengths.
   */
  readonly summary: string;
  /** How to fix it. */
  readonly fix: string;
  /** The URL of a public report or of a documentation page. */
  readonly source: string;
}

/** What has to happen now, and who has to do it. */
export interface Remediation {
  /** What has to be done. */
  readonly action: Action;
  /** Who has to do it; if a likely cause is certain, who has to act on that cause. */
  readonly actor: Actor;
  /** What went wrong, in one sentence of at most 90 characters, for developers. */
  readonly summary: string;
  /** Two to four instructions for developers, in the order in which to follow them. */
  readonly steps: readonly string[];
  /** One or two sentences that can be shown to the user of the app as they are. */
  readonly userMessage: string;
  /** Probable causes, the most certain first; empty if the request shows none. */
  readonly likelyCauses: readonly LikelyCause[];
}

/** The members of every error. */
export interface TokenErrorBase<Tag extends string> {
  /** The name of the error: the member to `switch` on. */
  readonly _tag: Tag;
  /** What went wrong: GitHub's own sentence if the response has one, otherwise a default. */
  readonly description: string;
  /** The page of GitHub's documentation about this error, as an absolute URL, if there is one. */
  readonly documentationUrl?: string;
  /** The HTTP status code, if there was a response. */
  readonly status?: number;
  /** The `x-github-request-id` header, to quote to GitHub Support. */
  readonly requestId?: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** What has to happen now, and who has to do it. */
  readonly remediation: Remediation;
}

/** The members of an error that is not an OAuth error code. */
export interface TokenErrorWithoutCode<Tag extends string> extends TokenErrorBase<Tag> {
  /** Absent: this error does not come from the `error` member of a response. */
  readonly code?: never;
}

/**
 * GitHub does not accept the client ID and the client secret. The developer has to correct the
 * configuration. In the device flow, no client secret is sent, so the client ID is wrong.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"incorrect_client_credentials",
 *  "error_description":"The client_id and/or client_secret passed are incorrect."}
 * ```
 *
 * `404 {"error":"Not Found"}` means that GitHub does not know the client ID.
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 404, body: '{"error":"Not Found"}' });
 * if (response._tag === 'IncorrectClientCredentials' && response.code === 'Not Found')
 *   console.error('GitHub does not know this client ID');
 * ```
 */
export interface IncorrectClientCredentials extends TokenErrorBase<'IncorrectClientCredentials'> {
  /** The OAuth error code. `Not Found` means that the client ID is unknown. */
  readonly code: 'incorrect_client_credentials' | 'invalid_client' | 'Not Found';
}

/**
 * GitHub does not accept the redirect URI of the request. The developer has to register it, or to
 * send a registered one.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"redirect_uri_mismatch",
 *  "error_description":"The redirect_uri MUST match the registered callback URL for this application."}
 * ```
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/?error=redirect_uri_mismatch&state=xyz', { state: 'xyz' });
 * if (callback._tag === 'RedirectUriMismatch') console.error(callback.remediation.steps.join('\n'));
 * ```
 */
export interface RedirectUriMismatch extends TokenErrorBase<'RedirectUriMismatch'> {
  /** The OAuth error code. */
  readonly code: 'redirect_uri_mismatch';
}

/**
 * GitHub does not accept the authorization code: it is wrong, older than 10 minutes, or used before.
 * The user has to sign in again. In the device flow, the error is about the device code.
 *
 * GitHub checks the credentials first, so the client ID and the client secret are correct.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"bad_verification_code","error_description":"The code passed is incorrect or expired."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=bad_verification_code' });
 * if (response._tag === 'BadVerificationCode') console.log('redirect the user to the sign-in page');
 * ```
 */
export interface BadVerificationCode extends TokenErrorBase<'BadVerificationCode'> {
  /** The OAuth error code. */
  readonly code: 'bad_verification_code';
}

/**
 * The user's primary email address is not verified. The user has to verify it, then sign in again.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"unverified_user_email",
 *  "error_description":"The user must have a verified primary email."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=unverified_user_email' });
 * if (response._tag === 'UnverifiedUserEmail') console.log(response.remediation.summary);
 * ```
 */
export interface UnverifiedUserEmail extends TokenErrorBase<'UnverifiedUserEmail'> {
  /** The OAuth error code. */
  readonly code: 'unverified_user_email';
}

/**
 * GitHub has suspended the app. The owner of the app has to contact GitHub Support.
 *
 * ```http
 * GET /auth/callback?error=application_suspended
 *   &error_description=Your+application+has+been+suspended.+Contact+support%40github.com.
 *   &state=xyz HTTP/1.1
 * ```
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/?error=application_suspended&state=xyz', { state: 'xyz' });
 * if (callback._tag === 'ApplicationSuspended') console.error('hide the sign-in button');
 * ```
 */
export interface ApplicationSuspended extends TokenErrorBase<'ApplicationSuspended'> {
  /** The OAuth error code. */
  readonly code: 'application_suspended';
}

/**
 * The user canceled the sign-in on GitHub. Let the user sign in again.
 *
 * ```http
 * GET /auth/callback?error=access_denied
 *   &error_description=The+user+has+denied+your+application+access.&state=xyz HTTP/1.1
 * ```
 *
 * In the device flow, the token endpoint sends the same code with status 200.
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/?error=access_denied&state=xyz', { state: 'xyz' });
 * if (callback._tag === 'AccessDenied') console.log('the user pressed Cancel');
 * ```
 */
export interface AccessDenied extends TokenErrorBase<'AccessDenied'> {
  /** The OAuth error code. */
  readonly code: 'access_denied';
}

/**
 * GitHub does not accept the refresh token: it is wrong, expired, or used before. The user has to
 * sign in again, unless another worker has stored a newer refresh token.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"bad_refresh_token",
 *  "error_description":"The refresh token passed is incorrect or expired."}
 * ```
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const response = await client.refreshToken({ refreshToken: 'ghr_…' });
 * if (response._tag === 'BadRefreshToken') console.log('delete the stored tokens');
 * ```
 */
export interface BadRefreshToken extends TokenErrorBase<'BadRefreshToken'> {
  /** The OAuth error code. */
  readonly code: 'bad_refresh_token';
}

/**
 * The user has not entered the user code yet. `pollForToken` continues to poll.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"authorization_pending",
 *  "error_description":"The authorization request is still pending."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=authorization_pending' });
 * if (response._tag === 'AuthorizationPending') console.log('poll again after the interval');
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.5
 */
export interface AuthorizationPending extends TokenErrorBase<'AuthorizationPending'> {
  /** The OAuth error code. */
  readonly code: 'authorization_pending';
  /** Seconds to wait between two polls, if the response says so. */
  readonly interval?: number;
}

/**
 * The device code was polled sooner than its interval allows. `pollForToken` waits longer and
 * continues to poll.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"slow_down","interval":10,
 *  "error_description":"Too many requests have been made in the same timeframe."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=slow_down&interval=10' });
 * if (response._tag === 'SlowDown') console.log(`wait ${String(response.interval)} seconds`);
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc8628#section-3.5
 */
export interface SlowDown extends TokenErrorBase<'SlowDown'> {
  /** The OAuth error code. */
  readonly code: 'slow_down';
  /** Seconds to wait between two polls from now on, if the response says so. */
  readonly interval?: number;
}

/**
 * The device code has expired: a device code is valid for 15 minutes. Request a new one.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"expired_token","error_description":"The device code has expired."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=expired_token' });
 * if (response._tag === 'ExpiredDeviceCode') console.log('request a new device code');
 * ```
 */
export interface ExpiredDeviceCode extends TokenErrorBase<'ExpiredDeviceCode'> {
  /** The OAuth error code. GitHub's documentation names both. */
  readonly code: 'expired_token' | 'token_expired';
}

/**
 * GitHub does not know the device code, or has already exchanged it for a token.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"incorrect_device_code",
 *  "error_description":"The device_code provided is not valid."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=incorrect_device_code' });
 * if (response._tag === 'IncorrectDeviceCode') console.error('send device_code, not user_code');
 * ```
 */
export interface IncorrectDeviceCode extends TokenErrorBase<'IncorrectDeviceCode'> {
  /** The OAuth error code. */
  readonly code: 'incorrect_device_code';
}

/**
 * The device flow is not enabled for the app. The owner of the app has to enable it in the settings
 * of the app.
 *
 * ```http
 * HTTP/1.1 400 Bad Request
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"device_flow_disabled",
 *  "error_description":"Device Flow must be explicitly enabled for this App"}
 * ```
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: null });
 * const device = await client.requestDeviceCode();
 * if (device._tag === 'DeviceFlowDisabled') console.error(device.remediation.steps.join('\n'));
 * ```
 */
export interface DeviceFlowDisabled extends TokenErrorBase<'DeviceFlowDisabled'> {
  /** The OAuth error code. Older GitHub Enterprise Servers send `unauthorized_client`. */
  readonly code: 'device_flow_disabled' | 'unauthorized_client';
}

/**
 * The token endpoint does not support the `grant_type` of the request. The developer has to correct
 * it.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"unsupported_grant_type",
 *  "error_description":"The grant type passed is not supported."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=unsupported_grant_type' });
 * if (response._tag === 'UnsupportedGrantType') console.error(response.description);
 * ```
 */
export interface UnsupportedGrantType extends TokenErrorBase<'UnsupportedGrantType'> {
  /** The OAuth error code. */
  readonly code: 'unsupported_grant_type';
}

/**
 * The response has an OAuth error code that this version does not know.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: application/json; charset=utf-8
 *
 * {"error":"invalid_scope","error_description":"The requested scope is invalid."}
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: 'error=invalid_scope' });
 * if (response._tag === 'UnrecognizedOAuthError') console.error(response.code, response.description);
 * ```
 */
export interface UnrecognizedOAuthError extends TokenErrorBase<'UnrecognizedOAuthError'> {
  /** The OAuth error code as it was sent, cut to 100 characters and without secrets. */
  readonly code: string;
}

/**
 * GitHub refused the request because of a rate limit. Wait `retryAfterSeconds`, then try again.
 *
 * ```http
 * HTTP/1.1 429 Too Many Requests
 * Retry-After: 60
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 429, headers: { 'retry-after': '60' } });
 * if (response._tag === 'RateLimited') console.log(response.retryAfterSeconds); // 60
 * ```
 */
export interface RateLimited extends TokenErrorWithoutCode<'RateLimited'> {
  /** Seconds to wait before the next request, if the response says so; at most 7 days. */
  readonly retryAfterSeconds?: number;
}

/**
 * The server failed with a status of 500 or above. Wait, then try again. If a proxy or a firewall sent
 * the page, the operator has to act: see `remediation.actor` and `bodyExcerpt`.
 *
 * ```http
 * HTTP/1.1 503 Service Unavailable
 * Content-Type: text/html
 *
 * <html><title>Unicorn! · GitHub</title></html>
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 503 });
 * if (response._tag === 'ServerUnavailable') console.log(response.retryable); // true
 * ```
 */
export interface ServerUnavailable extends TokenErrorWithoutCode<'ServerUnavailable'> {
  /** Seconds to wait before the next request, if the response says so; at most 7 days. */
  readonly retryAfterSeconds?: number;
  /** The beginning of the body as text: at most 300 characters, without tags and secrets. */
  readonly bodyExcerpt?: string;
}

/**
 * The response contains neither a token nor an OAuth error. `reason` says why. The developer has to
 * find out what sent it. If it was a proxy, `remediation.actor` is the operator.
 *
 * ```http
 * HTTP/1.1 200 OK
 * Content-Type: text/html
 * Server: gateway
 *
 * <html><title>Sign in to the network</title>
 * ```
 *
 * @example
 * ```ts
 * import { decodeTokenResponse } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, body: '<html><title>Welcome</title>' });
 * if (response._tag === 'UnexpectedResponse') console.error(response.reason, response.bodyExcerpt);
 * ```
 */
export interface UnexpectedResponse extends TokenErrorWithoutCode<'UnexpectedResponse'> {
  /** Why the response cannot be used. */
  readonly reason: UnexpectedReason;
  /** The `Content-Type` header, if there is one. */
  readonly contentType?: string;
  /** The length of the body in UTF-16 code units, at most 65,536. */
  readonly bodyLength: number;
  /** The beginning of the body as text: at most 300 characters, without tags and secrets. */
  readonly bodyExcerpt: string;
}

/**
 * The request got no response: the host could not be resolved or reached, TLS failed, the connection
 * broke, or a browser blocked the request. `cause.code` says which.
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
 * if (response._tag === 'NetworkFailure') console.error(response.cause.code); // ENOTFOUND
 * ```
 */
export interface NetworkFailure extends TokenErrorWithoutCode<'NetworkFailure'> {
  /** What was thrown. */
  readonly cause: FailureCause;
  /** Whether GitHub has used the code; `no` if the connection to GitHub was not established. */
  readonly codeSpent: CodeSpent;
}

/**
 * The response did not arrive within `timeoutMs`.
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…', timeoutMs: 5000 });
 * const response = await client.exchangeCode({ code: 'e72e16c7e42f292c6912' });
 * if (response._tag === 'RequestTimedOut') console.error(response.timeoutMs); // 5000
 * ```
 */
export interface RequestTimedOut extends TokenErrorWithoutCode<'RequestTimedOut'> {
  /** The deadline of the client, in milliseconds. */
  readonly timeoutMs: number;
  /** Whether GitHub has used the code. A request that timed out may have reached GitHub. */
  readonly codeSpent: CodeSpent;
}

/**
 * The caller's `AbortSignal` ended the request.
 *
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange';
 *
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…' });
 * const response = await client.exchangeCode({ code: 'abc', signal: AbortSignal.abort() });
 * console.log(response._tag); // RequestAborted
 * ```
 */
export interface RequestAborted extends TokenErrorWithoutCode<'RequestAborted'> {
  /** Whether GitHub has used the code; `no` if the signal was aborted before anything was sent. */
  readonly codeSpent: CodeSpent;
}

/**
 * There is no authorization code to exchange. Nothing was sent.
 *
 * ```http
 * GET /auth/callback?setup_action=install&installation_id=1 HTTP/1.1
 * ```
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/auth/callback?setup_action=install', { state: 'xyz' });
 * if (callback._tag === 'MissingCode') console.log(callback.setupAction); // install
 * ```
 */
export interface MissingCode extends TokenErrorWithoutCode<'MissingCode'> {
  /** The `setup_action` parameter of a GitHub App's callback: `install`, `update` or `request`. */
  readonly setupAction?: string;
}

/**
 * The `state` of the callback does not match this sign-in. Nothing was sent. The session was lost, the
 * user has two sign-ins open, or someone forged the callback.
 *
 * ```http
 * GET /auth/callback?code=e72e16c7e42f292c6912&state=other HTTP/1.1
 * ```
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/auth/callback?code=abc&state=other', { state: 'xyz' });
 * if (callback._tag === 'StateMismatch') console.log('start a new sign-in');
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc6749#section-10.12
 */
export interface StateMismatch extends TokenErrorWithoutCode<'StateMismatch'> {}

/**
 * The `iss` of the callback names a different server than the one at which the user signed in. Nothing
 * was sent.
 *
 * ```http
 * GET /auth/callback?code=abc&state=xyz&iss=https%3A%2F%2Fevil.example HTTP/1.1
 * ```
 *
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/?code=abc&state=xyz&iss=https://evil.example', { state: 'xyz' });
 * console.log(callback._tag); // IssuerMismatch
 * ```
 * @see https://datatracker.ietf.org/doc/html/rfc9207
 */
export interface IssuerMismatch extends TokenErrorWithoutCode<'IssuerMismatch'> {}

/** The errors that have an OAuth error code, from a response or a callback. */
export type OAuthError =
  | IncorrectClientCredentials
  | RedirectUriMismatch
  | BadVerificationCode
  | UnverifiedUserEmail
  | ApplicationSuspended
  | AccessDenied
  | BadRefreshToken
  | AuthorizationPending
  | SlowDown
  | ExpiredDeviceCode
  | IncorrectDeviceCode
  | DeviceFlowDisabled
  | UnsupportedGrantType
  | UnrecognizedOAuthError;

/** The errors that a response of GitHub's endpoints can result in. */
export type ResponseError = OAuthError | RateLimited | ServerUnavailable | UnexpectedResponse;

/** The errors of a request that got no response. */
export type TransportError = NetworkFailure | RequestTimedOut | RequestAborted;

/** The errors that a request to GitHub can result in. */
export type RequestError = ResponseError | TransportError;

/** The errors that a callback can result in. */
export type CallbackError = OAuthError | MissingCode | StateMismatch | IssuerMismatch;

/** The `_tag` of the errors that a response can result in. */
export type ResponseErrorTag = ResponseError['_tag'];

/** Every error that a response, the network or a callback can result in. */
export type TokenError = RequestError | CallbackError;

/** The `_tag` of every error. */
export type TokenErrorTag = TokenError['_tag'];

/** The error with a given `_tag`. */
export type TokenErrorOf<Tag extends TokenErrorTag> = Extract<TokenError, { readonly _tag: Tag }>;

/** A token. The only member of `TokenResponse` that contains secrets. */
export interface Success {
  /** The name of this member: the one to `switch` on. */
  readonly _tag: 'Success';
  /** The access token: a secret. */
  readonly accessToken: string;
  /** The type of the token in lower case; GitHub issues `bearer` tokens. */
  readonly tokenType: string;
  /** The granted scopes; empty for GitHub Apps, and if none were granted. */
  readonly scopes: readonly string[];
  /** Seconds from receipt until the access token expires; absent if it does not expire. */
  readonly expiresIn?: number;
  /** When the access token expires by the local clock, in milliseconds since the epoch. */
  readonly expiresAt?: number;
  /** The refresh token, which works once: a secret. Absent if the app issues none. */
  readonly refreshToken?: string;
  /** Seconds from receipt until the refresh token expires. */
  readonly refreshTokenExpiresIn?: number;
  /** When the refresh token expires by the local clock, in milliseconds since the epoch. */
  readonly refreshTokenExpiresAt?: number;
}

/** Every outcome of an exchange. */
export type TokenResponse = Success | TokenError;

/** What a program needs to let a user approve a sign-in. It contains a secret, the device code. */
export interface DeviceCode {
  /** The name of this member: the one to `switch` on. */
  readonly _tag: 'DeviceCode';
  /** The code with which the program polls: a secret. */
  readonly deviceCode: string;
  /** The code that the user enters, for example `WDJB-MJHT`. */
  readonly userCode: string;
  /** The URL at which the user enters the user code. */
  readonly verificationUri: string;
  /** Seconds from receipt until both codes expire. */
  readonly expiresIn: number;
  /** When both codes expire by the local clock, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Seconds to wait before each poll. */
  readonly interval: number;
}

/** Every outcome of a request for a device code. */
export type DeviceCodeResponse = DeviceCode | RequestError;
