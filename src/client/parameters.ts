import type { AuthorizationCode } from '../authorize/parse-callback.js';
import type { DeviceCode, Success } from '../errors/types.js';
import { optionError, refuseUnknownOptions } from '../internal/assert.js';
import { parseUrl } from '../internal/parse.js';
import type { CheckParams, VerifyCredentialsParams } from './check.js';
import type { PollForTokenOptions, RequestDeviceCodeParams } from './device-flow.js';
import type { ExchangeCodeParams } from './exchange-code.js';
import type { RefreshTokenParams } from './refresh-token.js';

// Parameters are checked and copied before anything is loaded or sent, so that no getter or wrong type
// can cause a rejection after a code is used.

/** The names of the parameters. The compiler checks that none is missing. */
type Names<T> = { readonly [Name in keyof T]-?: true };

/** Checks that parameters are an object with known names. Untyped code may pass anything. */
const checkParams = <T>(
  caller: string,
  params: unknown,
  example: string,
  names: Names<T>,
  what = 'params',
): void => {
  if (typeof params !== 'object' || params === null)
    throw optionError(caller, what, 'is not an object', `pass ${example}`);
  refuseUnknownOptions(caller, params, Object.keys(names));
};

const checkText = (caller: string, option: string, value: unknown, fix: string): void => {
  if (value === undefined || (typeof value === 'string' && value !== '')) return;
  const problem = value === '' ? 'is empty' : 'is not a string';
  throw optionError(caller, option, problem, `${fix}, or omit it`);
};

/** Checks a signal by its members, since it may come from another realm. */
const checkSignal = (caller: string, signal: unknown): void => {
  if (signal === undefined) return;
  const { aborted, addEventListener, removeEventListener } = Object(signal) as Partial<AbortSignal>;
  if (
    typeof aborted !== 'boolean' ||
    typeof addEventListener !== 'function' ||
    typeof removeEventListener !== 'function'
  )
    throw optionError(caller, 'signal', 'is not an AbortSignal', 'pass controller.signal');
};

/** Whether a secret from a callback or a store is a string that is not blank. */
export function isPresent(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

const isWholeNumber = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const exchangeNames: Names<ExchangeCodeParams & AuthorizationCode> = {
  _tag: true,
  code: true,
  redirectUri: true,
  codeVerifier: true,
  repositoryId: true,
  receivedAt: true,
  authorization: true,
  signal: true,
};

export function readExchangeCode(params: ExchangeCodeParams): ExchangeCodeParams {
  const caller = 'exchangeCode';
  checkParams(caller, params, '{ code }', exchangeNames);
  const { code, redirectUri, codeVerifier, receivedAt, authorization, signal } = params;
  const given = params.repositoryId;
  const repositoryId = typeof given === 'number' && isWholeNumber(given) ? String(given) : given;
  checkText(caller, 'redirectUri', redirectUri, 'give the absolute URL of the callback');
  checkText(caller, 'codeVerifier', codeVerifier, 'give the verifier of this sign-in');
  checkText(caller, 'repositoryId', repositoryId, 'give the numeric id of a repository');
  checkSignal(caller, signal);
  return { code, redirectUri, codeVerifier, repositoryId, receivedAt, authorization, signal };
}

// A Success may be passed as it is.
const refreshNames: Names<RefreshTokenParams & Success> = {
  _tag: true,
  accessToken: true,
  tokenType: true,
  scopes: true,
  expiresIn: true,
  expiresAt: true,
  refreshToken: true,
  refreshTokenExpiresIn: true,
  refreshTokenExpiresAt: true,
  signal: true,
};

export function readRefreshToken(params: RefreshTokenParams): RefreshTokenParams {
  const caller = 'refreshToken';
  checkParams(caller, params, '{ refreshToken }', refreshNames);
  const { refreshToken, refreshTokenExpiresAt, signal } = params;
  checkSignal(caller, signal);
  if (!isPresent(refreshToken))
    throw optionError(
      caller,
      'refreshToken',
      'is missing',
      'pass the refreshToken of the newest Success; there is none if the tokens do not expire',
    );
  return { refreshToken, refreshTokenExpiresAt, signal };
}

export function readRequestDeviceCode(
  params: RequestDeviceCodeParams = {},
): RequestDeviceCodeParams {
  const caller = 'requestDeviceCode';
  checkParams<RequestDeviceCodeParams>(caller, params, '{ scopes }', {
    scopes: true,
    signal: true,
  });
  const { scopes, signal } = params;
  checkSignal(caller, signal);
  const list: unknown = scopes;
  if (
    list !== undefined &&
    !(Array.isArray(list) && list.every((scope) => typeof scope === 'string'))
  )
    throw optionError(
      caller,
      'scopes',
      'is not a list of strings',
      "give for example ['repo', 'read:org']",
    );
  return { scopes: scopes && [...scopes], signal };
}

export function readDeviceCode(device: DeviceCode): DeviceCode {
  const { deviceCode, interval, expiresIn, expiresAt } = Object(device) as DeviceCode;
  const fix = 'pass the DeviceCode of requestDeviceCode';
  if (!isPresent(deviceCode)) throw optionError('pollForToken', 'deviceCode', 'is missing', fix);
  if (![interval, expiresIn, expiresAt].every((time) => Number.isFinite(time)))
    throw optionError(
      'pollForToken',
      'deviceCode',
      'does not have interval, expiresIn and expiresAt as numbers',
      `${fix} as it is`,
    );
  return { ...device, deviceCode, interval, expiresIn, expiresAt };
}

export function readPollForToken(options: PollForTokenOptions = {}): PollForTokenOptions {
  const caller = 'pollForToken';
  if (Object(options) === options && 'aborted' in options)
    throw optionError(caller, 'options', 'is a signal', 'pass { signal }');
  checkParams<PollForTokenOptions>(
    caller,
    options,
    '{ signal }',
    { signal: true, onPoll: true },
    'options',
  );
  const { signal, onPoll } = options;
  checkSignal(caller, signal);
  if (onPoll !== undefined && typeof onPoll !== 'function')
    throw optionError(caller, 'onPoll', 'is not a function', 'pass a function, or omit it');
  return { signal, onPoll };
}

const isCallbackUrl = (value: unknown): boolean => {
  const { url, wildcard } = (typeof value === 'string' ? { url: value } : Object(value)) as {
    readonly url?: unknown;
    readonly wildcard?: unknown;
  };
  const isFlag = wildcard === undefined || typeof wildcard === 'boolean';
  return typeof url === 'string' && parseUrl(url) !== undefined && isFlag;
};

export function readCheck(params: CheckParams = {}): CheckParams {
  checkParams<CheckParams>('check', params, '{ redirectUri }', {
    redirectUri: true,
    callbackUrls: true,
  });
  const { redirectUri, callbackUrls } = params;
  if (redirectUri !== undefined && typeof redirectUri !== 'string')
    throw optionError('check', 'redirectUri', 'is not a string', 'give the URL, or omit it');
  const list: unknown = callbackUrls;
  if (list !== undefined && !(Array.isArray(list) && list.every(isCallbackUrl)))
    throw optionError(
      'check',
      'callbackUrls',
      'is not a list of absolute URLs',
      "give for example ['https://app.example.com/callback']",
    );
  return { redirectUri, callbackUrls: callbackUrls && [...callbackUrls] };
}

export function readVerifyCredentials(
  params: VerifyCredentialsParams = {},
): VerifyCredentialsParams {
  const caller = 'verifyCredentials';
  checkParams<VerifyCredentialsParams>(caller, params, '{ signal }', { signal: true });
  const { signal } = params;
  checkSignal(caller, signal);
  return { signal };
}
