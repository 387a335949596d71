import { type DecodeOptions, errorContextOf } from '../decode/options.js';
import { createError, type ErrorContext } from '../errors/create-error.js';
import { tagOfCode } from '../errors/definitions.js';
import { callbackHints } from '../errors/en/callback.js';
import type { ErrorFields } from '../errors/locale.js';
import type { CallbackError, OAuthError } from '../errors/types.js';
import { issuerOf } from '../github/host.js';
import { optionError } from '../internal/assert.js';
import { memberOf, textOf } from '../internal/own-members.js';
import { deepFreeze } from '../internal/parse.js';
import { sanitizeText } from '../internal/text.js';
import type { AuthorizationRequest } from './authorization-url.js';
import { type CallbackFacts, findCallbackCauses } from './callback-causes.js';

/** A callback in any of the forms that programs have it in. */
export type CallbackInput =
  | string
  | URL
  | URLSearchParams
  | {
      /** The URL of the request, absolute or relative. */
      readonly url: string;
    }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The options of `parseCallback`: the `AuthorizationRequest` from the session, or parts of it. */
export interface ParseCallbackOptions
  extends
    Pick<DecodeOptions, 'baseUrl' | 'locale'>,
    Partial<Pick<AuthorizationRequest, 'clientId' | 'codeChallenge' | 'startedAt'>> {
  /**
   * The `state` of the authorization request, from the user's session. `undefined` and `null`, as from
   * a session that was lost, match no callback.
   */
  readonly state: string | null | undefined;
  /**
   * Accepts a callback with any `state`, or none. Dangerous: anyone can then sign a user in to an
   * account of their own. Default: `false`.
   */
  readonly skipStateCheck?: boolean | undefined;
  /**
   * The issuer that `iss` of the callback must name. Default: `BASE_URL/login/oauth`, which GitHub
   * documents for github.com only.
   */
  readonly issuer?: string | undefined;
  /** The redirect URI of the authorization request. It is passed on to the exchange. */
  readonly redirectUri?: string | undefined;
  /** The PKCE code verifier of the authorization request. It is passed on to the exchange. */
  readonly codeVerifier?: string | undefined;
}

/**
 * An authorization code whose callback was checked. Pass it to `exchangeCode` as it is. It contains
 * secrets.
 */
export interface AuthorizationCode {
  /** The name of this member: the one to `switch` on. */
  readonly _tag: 'AuthorizationCode';
  /** The authorization code: a secret. It works once, for 10 minutes. */
  readonly code: string;
  /** The redirect URI of the authorization request. */
  readonly redirectUri?: string;
  /** The PKCE code verifier of the authorization request: a secret. */
  readonly codeVerifier?: string;
  /** When the callback was parsed, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** What the authorization request was sent with. Used to diagnose a failed exchange. */
  readonly authorization: Partial<
    Pick<
      AuthorizationRequest,
      'clientId' | 'redirectUri' | 'state' | 'codeChallenge' | 'baseUrl' | 'startedAt'
    >
  >;
}

/** Everything that a callback can be. */
export type CallbackResponse = AuthorizationCode | CallbackError;

const maximumCodeLength = 100;
// Codes have 20 characters. Anyone can send a long one, and hiding it takes time.
const maximumMaskedLength = 1024;

const queryOf = (text: string): string => {
  const [withoutFragment = ''] = text.split('#', 1);
  const start = withoutFragment.indexOf('?');
  if (start >= 0) return withoutFragment.slice(start + 1);
  // A query starts with a name; a URL has a scheme or a slash before any "=".
  return /^[\w.-]+=/.test(withoutFragment) ? withoutFragment : '';
};

/** The parameters of a query that a framework has parsed; a repeated name has a list of values. */
const parametersOf = (record: object): [string, string][] =>
  Object.entries(record).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value]).flatMap((text) =>
      typeof text === 'string' ? [[name, text] as [string, string]] : [],
    ),
  );

/** A callback: its parameters, and the URL at which it arrived, if the input has one. */
interface Callback {
  readonly query: URLSearchParams;
  readonly address?: string;
}

/** Reads a callback. It has no parameters if there is no query, or if it cannot be read. */
function readCallback(input: CallbackInput): Callback {
  try {
    if (input instanceof URLSearchParams) return { query: new URLSearchParams(input) };
    const address =
      typeof input === 'string'
        ? input
        : input instanceof URL
          ? input.href
          : memberOf(input, 'url');
    if (typeof address === 'string')
      return { query: new URLSearchParams(queryOf(address)), address };
    return { query: new URLSearchParams(parametersOf(Object(input) as object)) };
  } catch {
    // A getter threw, or the input is a revoked proxy.
    return { query: new URLSearchParams() };
  }
}

const valuesOf = (query: URLSearchParams, name: string): readonly string[] =>
  query.getAll(name).map((value) => value.trim());

/** The value of a parameter; `undefined` if it is missing, blank, or has two different values. */
const single = (query: URLSearchParams, name: string): string | undefined => {
  const values = new Set(valuesOf(query, name));
  const [value] = values;
  return values.size === 1 && value !== '' ? value : undefined;
};

/** Every code of a callback, which can have several, up to a length that takes no time to hide. */
const codesOf = (query: URLSearchParams): readonly string[] =>
  valuesOf(query, 'code').join('\n').slice(0, maximumMaskedLength).split('\n');

/** The first value of a parameter that is not blank. */
const first = (query: URLSearchParams, name: string): string | undefined =>
  valuesOf(query, name).find((value) => value !== '');

/** Compares two strings in a time that does not depend on where they differ. */
function constantTimeEqual(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let at = 0; at < left.length; at += 1)
    difference |= left.charCodeAt(at) ^ right.charCodeAt(at % (right.length || 1));
  return difference === 0;
}

/** An object without its undefined members, which JSON would drop. */
const defined = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The OAuth error of a callback. Its texts are shown only if the state proves who sent them. */
const oauthError = (
  code: string,
  isTrusted: boolean,
  facts: CallbackFacts,
  context: ErrorContext<OAuthError['_tag']>,
): OAuthError => {
  const tag = tagOfCode(code, 0) ?? 'UnrecognizedOAuthError';
  const { query } = facts;
  const details = {
    ...findCallbackCauses(tag, facts, context.locale),
    ...(isTrusted && {
      description: first(query, 'error_description'),
      errorUri: first(query, 'error_uri'),
    }),
  };
  const shownCode =
    tag === 'UnrecognizedOAuthError' ? sanitizeText(context.mask(code), maximumCodeLength) : code;
  // The look-up ties the code to the tag; the compiler cannot follow that.
  const fields = { code: shownCode } as ErrorFields<OAuthError['_tag']>;
  return createError<OAuthError['_tag']>(tag, fields, details, context);
};

/**
 * Parses the callback that GitHub redirects the user to, and checks that it belongs to this sign-in. An
 * error in it takes precedence over a code.
 *
 * @param input - The URL of the callback (absolute, relative, or with a custom scheme), its query,
 * `URLSearchParams`, or a request that has a `url`.
 * @param options - What `authorizationUrl` returned; at least the `state` that was sent.
 * @returns `AuthorizationCode`; or the OAuth error of the callback; or `MissingCode`, `StateMismatch`
 * or `IssuerMismatch`.
 * @throws `TypeError` if `options` is not an object; never for what a callback or a session contains.
 * @example
 * ```ts
 * import { parseCallback } from 'github-token-exchange/decode';
 *
 * const callback = parseCallback('/auth/callback?error=access_denied&state=xyz', { state: 'xyz' });
 * console.log(callback._tag); // AccessDenied
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-authorization-request-errors
 * @see https://datatracker.ietf.org/doc/html/rfc9207
 */
export function parseCallback(
  input: CallbackInput,
  options: ParseCallbackOptions | undefined,
): CallbackResponse {
  if (typeof (options ?? {}) !== 'object')
    throw optionError(
      'parseCallback',
      'options',
      'is not an object',
      'pass what authorizationUrl returned, parsed from JSON',
    );
  const { query, address } = readCallback(input);
  const code = single(query, 'code');
  // A session can contain anything. What is not a string counts as missing.
  const state = textOf(options, 'state') ?? '';
  const redirectUri = textOf(options, 'redirectUri');
  const codeVerifier = textOf(options, 'codeVerifier');
  const baseUrl = memberOf(options, 'baseUrl');
  const context = errorContextOf(
    {
      baseUrl,
      locale: memberOf(options, 'locale'),
      secrets: [...codesOf(query), state, codeVerifier ?? ''],
    },
    callbackHints,
  );
  const issuer = first(query, 'iss');
  const expectedIssuer = textOf(options, 'issuer') ?? issuerOf(context.host);
  if (issuer !== undefined && withoutSlash(issuer) !== withoutSlash(expectedIssuer))
    return createError('IssuerMismatch', {}, {}, context);

  const stateOfCallback = single(query, 'state');
  const stateMatches = stateOfCallback !== undefined && constantTimeEqual(stateOfCallback, state);
  const isOurs = stateMatches || memberOf(options, 'skipStateCheck') === true;
  const facts = { address, query, state, stateMatches, redirectUri, mask: context.mask };
  const mismatch = () =>
    createError(
      'StateMismatch',
      {},
      findCallbackCauses('StateMismatch', facts, context.locale),
      context,
    );
  const error = first(query, 'error');
  if (error !== undefined)
    // GitHub often omits `state` from error callbacks, so only a different state is a mismatch.
    return query.has('state') && !isOurs ? mismatch() : oauthError(error, isOurs, facts, context);
  if (code === undefined) {
    const setupAction = sanitizeText(
      context.mask(first(query, 'setup_action') ?? ''),
      maximumCodeLength,
    );
    return createError(
      'MissingCode',
      setupAction === '' ? {} : { setupAction },
      findCallbackCauses('MissingCode', facts, context.locale),
      context,
    );
  }
  if (!isOurs) return mismatch();
  const startedAt = memberOf(options, 'startedAt');
  return deepFreeze<AuthorizationCode>({
    _tag: 'AuthorizationCode',
    code,
    ...defined({ redirectUri, codeVerifier }),
    receivedAt: Date.now(),
    authorization: defined({
      clientId: textOf(options, 'clientId'),
      redirectUri,
      state: state === '' ? undefined : state,
      codeChallenge: textOf(options, 'codeChallenge'),
      baseUrl: baseUrl === undefined ? undefined : context.host.web,
      startedAt: typeof startedAt === 'number' ? startedAt : undefined,
    }),
  });
}

const withoutSlash = (url: string): string => url.replace(/\/$/, '');
