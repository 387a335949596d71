import { definitionOf, tagOfCode, type TagWithCode } from '../errors/definitions.js';
import { randomRequestId } from './random.js';

/** The members of a response body, in the order in which they are sent. */
export type ResponseMembers = Readonly<Record<string, string | number>>;

/** The headers of a response, with names in lower case. */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** A response as it is sent. */
export interface WireResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: string | Uint8Array;
}

const gitHubHeaders = (): ResponseHeaders => ({
  server: 'github.com',
  'cache-control': 'max-age=0, private, must-revalidate',
  'x-github-request-id': randomRequestId(),
});

const wire = (
  status: number,
  contentType: string,
  body: string,
  headers: ResponseHeaders = {},
): WireResponse => ({
  status,
  headers: {
    ...gitHubHeaders(),
    'content-type': `${contentType}; charset=utf-8`,
    ...headers,
  },
  body,
});

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asXml = (members: ResponseMembers): string =>
  [
    '<OAuth>',
    ...Object.entries(members).map(
      ([name, value]) => `  <${name}>${escapeXml(String(value))}</${name}>`,
    ),
    '</OAuth>',
  ].join('\n');

const asForm = (members: ResponseMembers): string =>
  new URLSearchParams(
    Object.entries(members).map(([name, value]) => [name, String(value)]),
  ).toString();

/** Renders members in the format that `Accept` asks for. GitHub's default is form data. */
export function renderMembers(members: ResponseMembers, accept = '', status = 200): WireResponse {
  if (accept.includes('application/vnd.github')) return wire(406, 'text/plain', '');
  if (accept.includes('application/json')) return renderJson(members, status);
  if (accept.includes('application/xml')) return wire(status, 'application/xml', asXml(members));
  return wire(status, 'application/x-www-form-urlencoded', asForm(members));
}

/** Renders a JSON response, whatever the request asks for. */
export function renderJson(value: unknown, status = 200, headers?: ResponseHeaders): WireResponse {
  return wire(status, 'application/json', JSON.stringify(value), headers);
}

/** GitHub's response to an unknown client ID: JSON, whatever the request asks for. */
export function unknownClient(): WireResponse {
  return renderJson({ error: 'Not Found' }, 404);
}

/** GitHub's response to a `POST` to an unknown path. */
export function wrongPath(): WireResponse {
  return wire(403, 'text/plain', 'Cookies must be enabled to use GitHub.');
}

/** A response without a body. */
export function noContent(): WireResponse {
  return { status: 204, headers: gitHubHeaders(), body: '' };
}

/** Renders an HTML page. */
export function renderPage(html: string): WireResponse {
  return wire(200, 'text/html', html);
}

/** Redirects the browser. */
export function renderRedirect(location: string): WireResponse {
  return wire(302, 'text/html', '', { location });
}

/** GitHub's response to any other unknown path. */
export function notFoundPage(): WireResponse {
  return wire(
    404,
    'text/html',
    '<!DOCTYPE html>\n<html lang="en">\n<head><title>Page not found · GitHub</title></head>\n<body>This is not the web page you are looking for.</body>\n</html>\n',
  );
}

const tokenErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';
const callbackErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/';
const deviceErrors =
  'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow';

/** The `error_uri` that GitHub sends with each error code: old addresses, some of them wrong. */
export const errorUris: Readonly<Record<TagWithCode, string>> = {
  IncorrectClientCredentials: `${tokenErrors}#incorrect-client-credentials`,
  RedirectUriMismatch: `${callbackErrors}#redirect-uri-mismatch2`,
  BadVerificationCode: `${tokenErrors}#bad-verification-code`,
  UnverifiedUserEmail: `${tokenErrors}#unverified_user_email`,
  ApplicationSuspended: `${callbackErrors}#application-suspended`,
  AccessDenied: `${callbackErrors}#access-denied`,
  BadRefreshToken: `${tokenErrors}#bad-verification-code`,
  AuthorizationPending: deviceErrors,
  SlowDown: 'https://docs.github.com',
  ExpiredDeviceCode: deviceErrors,
  IncorrectDeviceCode: deviceErrors,
  DeviceFlowDisabled: 'https://docs.github.com',
  UnsupportedGrantType: deviceErrors,
};

/** The members of an error, with GitHub's description and `error_uri` if the code is GitHub's. */
export function errorMembers(error: string): ResponseMembers {
  const tag = tagOfCode(error, 0);
  const uri = (errorUris as Readonly<Partial<Record<string, string>>>)[tag ?? ''];
  return {
    error,
    ...(tag === undefined ? {} : { error_description: definitionOf(tag).description }),
    ...(uri === undefined ? {} : { error_uri: uri }),
  };
}

/** An OAuth error with GitHub's description, in the format that the request asks for. */
export interface FakeError {
  /**
   * The path of the request, for example `/login/device/code`. Default: the next request, whatever its
   * path is.
   */
  readonly path?: string | undefined;
  /** The error code, for example `slow_down`. */
  readonly error: string;
  /** Members that are added to GitHub's or replace them, for example `{ interval: 10 }`. */
  readonly members?: ResponseMembers | undefined;
  /** The HTTP status code. Default: 200, which GitHub sends with most errors. */
  readonly status?: number | undefined;
}

/** Any other response, or a connection that fails. */
export interface FakeRawResponse {
  /**
   * The path of the request, for example `/login/device/code`. Default: the next request, whatever its
   * path is.
   */
  readonly path?: string | undefined;
  /** The HTTP status code. Default: 200. */
  readonly status?: number | undefined;
  /** The response headers. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The response body, sent as it is. Default: empty. */
  readonly body?: string | Uint8Array | undefined;
  /** The delay before the response, in milliseconds. Default: 0. */
  readonly delayMs?: number | undefined;
  /**
   * How the connection fails: `hang` never responds, `reset` closes it without a response, `cut`
   * closes it after half of the body. Default: it does not fail.
   */
  readonly fault?: 'hang' | 'reset' | 'cut' | undefined;
}

/** The response to one request, in place of the fake endpoint's own. */
export type FakeResponse = FakeError | FakeRawResponse;

/** A response with the delay and the failure of its delivery. */
export interface Delivery extends WireResponse {
  readonly delayMs: number;
  readonly fault?: FakeRawResponse['fault'];
}

/** Renders a response that a test has set. */
export function deliver(response: FakeResponse, accept: string | undefined): Delivery {
  if ('error' in response) {
    const members = { ...errorMembers(response.error), ...response.members };
    return { ...renderMembers(members, accept, response.status), delayMs: 0 };
  }
  const { status = 200, headers = {}, delayMs = 0, fault } = response;
  const { body = fault === 'cut' ? '{"access_token":"gho_' : '' } = response;
  return { status, headers, body, delayMs, fault };
}
