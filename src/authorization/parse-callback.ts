import { tagOfCode } from '../catalogue/lookup.js';
import type { Added, LikelyCause, TokenError, TokenErrorTag } from '../catalogue/token-response.js';
import { buildError, type Scene } from '../decode/build-error.js';
import { sceneOf, type DecodeOptions } from '../decode/decode-options.js';
import { frozen } from '../decode/frozen.js';
import { hints } from '../locales/en/hints.js';
import { issuerOf } from '../host/github-host.js';
import { memberOf, textOf } from '../host/member-of.js';
import { plainText } from '../redact/plain-text.js';
import type { AuthorizationRequest } from './authorization-url.js';
import { readQuery, type CallbackInput } from './read-query.js';
import { sameText } from './same-text.js';

/** What the sign-in was begun with: the `AuthorizationRequest` from the session, or parts of it. */
export interface ParseCallbackOptions
  extends
    Pick<DecodeOptions, 'baseUrl' | 'locale'>,
    Partial<Pick<AuthorizationRequest, 'clientId' | 'codeChallenge' | 'startedAt'>> {
  /**
   * The `state` of the authorization request, from the session of the person. `undefined` and `null`,
   * as from a session that has none, fit no callback.
   */
  readonly state: string | null | undefined;
  /**
   * Says that no `state` was sent, so that none is compared. Unsafe: anyone can then sign a person in
   * with a code of their own. Default: `false`.
   */
  readonly withoutState?: boolean | undefined;
  /** The redirect URI of the authorization request; handed on to the exchange. */
  readonly redirectUri?: string | undefined;
  /** The PKCE code verifier of the authorization request; handed on to the exchange. */
  readonly codeVerifier?: string | undefined;
}

/**
 * A code whose callback was checked: hand it to `exchangeCode` as it is. It holds secrets, and what
 * is needed to say why an exchange failed.
 */
export interface AuthorizationCode {
  readonly _tag: 'AuthorizationCode';
  readonly code: string;
  readonly redirectUri?: string;
  readonly codeVerifier?: string;
  /** When the callback was read, in milliseconds since the epoch. */
  readonly receivedAt: number;
  /** What the sign-in was begun with. */
  readonly authorization: Partial<
    Pick<
      AuthorizationRequest,
      'clientId' | 'redirectUri' | 'state' | 'codeChallenge' | 'baseUrl' | 'startedAt'
    >
  >;
}

/** Everything that a callback can be. */
export type CallbackResponse = AuthorizationCode | TokenError;

const longestCode = 100;

/** A code that the catalogue lacks may say anything. */
const shown = (tag: TokenErrorTag, code: string, { mask }: Scene): string =>
  tag === 'UnrecognizedOAuthError' ? plainText(mask(code), longestCode) : code;

const sessionWithoutState: LikelyCause = {
  id: 'session-without-state',
  certainty: 'certain',
  summary: 'The session holds no state of a sign-in.',
  fix: 'Store the request before the redirect; keep the host name, and a cookie with SameSite=Lax.',
  source:
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#2-users-are-redirected-back-to-your-site-by-github',
};

/** An object without the members that are undefined, which JSON would drop. */
const defined = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The one value of a parameter; `undefined` where it is blank, absent, or comes with two values. */
const single = (query: URLSearchParams, name: string): string | undefined => {
  const values = new Set(query.getAll(name).map((value) => value.trim()));
  const [value] = values;
  return values.size === 1 && value !== '' ? value : undefined;
};

const first = (query: URLSearchParams, name: string): string | undefined =>
  query
    .getAll(name)
    .map((value) => value.trim())
    .find((value) => value !== '');

/**
 * Reads the callback that GitHub sends a person back with, and checks that it belongs to this sign-in.
 * An error in it wins over a code.
 *
 * @param input - The callback's URL (absolute, relative, or of a custom scheme), its query,
 * `URLSearchParams`, or a request that has a `url`.
 * @param options - What `authorizationUrl` gave; at least the `state` that was sent.
 * @returns `AuthorizationCode`, or the error: GitHub's own, `MissingCode`, `StateMismatch` or
 * `IssuerMismatch`.
 * @throws `TypeError` if `options` is not an object; never for what a callback or a session holds.
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
export const parseCallback = (
  input: CallbackInput,
  options: ParseCallbackOptions | undefined,
): CallbackResponse => {
  if (typeof (options ?? {}) !== 'object')
    throw new TypeError(
      'parseCallback: options is not an object; pass what authorizationUrl gave, parsed from JSON',
    );
  const query = readQuery(input);
  const code = single(query, 'code');
  // A session may hold anything: what is not a string counts as absent.
  const state = textOf(options, 'state') ?? '';
  const redirectUri = textOf(options, 'redirectUri');
  const codeVerifier = textOf(options, 'codeVerifier');
  const baseUrl = memberOf(options, 'baseUrl');
  const scene = sceneOf(
    {
      baseUrl,
      locale: memberOf(options, 'locale'),
      secrets: [code ?? '', state, codeVerifier ?? ''],
    },
    hints,
  );
  const issuer = first(query, 'iss');
  if (issuer !== undefined && issuer.replace(/\/$/, '') !== issuerOf(scene.host))
    return buildError('IssuerMismatch', {}, {}, scene);

  const brought = single(query, 'state');
  const isOurs =
    memberOf(options, 'withoutState') === true ||
    (brought !== undefined && sameText(brought, state));
  const likelyCauses = state === '' ? [sessionWithoutState] : [];
  const mismatch = () => buildError('StateMismatch', {}, { likelyCauses }, scene);
  const error = first(query, 'error');
  if (error !== undefined) {
    // GitHub often leaves the state out of an error; only one of another sign-in speaks against it.
    if (query.has('state') && !isOurs) return mismatch();
    const tag = tagOfCode(error, 0) ?? 'UnrecognizedOAuthError';
    // Without a state, anyone may have made the callback: its text is not shown.
    const said = isOurs
      ? {
          description: first(query, 'error_description'),
          errorUri: first(query, 'error_uri'),
        }
      : {};
    // That the code belongs to the tag is known from the look-up, not from its type.
    const added = { code: shown(tag, error, scene) } as Added<TokenErrorTag>;
    return buildError(tag, added, said, scene);
  }
  if (code === undefined) {
    const action = plainText(scene.mask(first(query, 'setup_action') ?? ''), longestCode);
    const setupAction = action === '' ? {} : { setupAction: action };
    return buildError('MissingCode', setupAction, {}, scene);
  }
  if (!isOurs) return mismatch();
  const startedAt = memberOf(options, 'startedAt');
  return frozen<AuthorizationCode>({
    _tag: 'AuthorizationCode',
    code,
    ...defined({ redirectUri, codeVerifier }),
    receivedAt: Date.now(),
    authorization: defined({
      clientId: textOf(options, 'clientId'),
      redirectUri,
      state: state === '' ? undefined : state,
      codeChallenge: textOf(options, 'codeChallenge'),
      baseUrl: baseUrl === undefined ? undefined : scene.host.web,
      startedAt: typeof startedAt === 'number' ? startedAt : undefined,
    }),
  });
};
