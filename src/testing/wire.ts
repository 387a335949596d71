import { definitionOf, tagOfCode, type TagWithCode } from '../errors/definitions.js';
import type { Members } from './grants.js';
import { randomRequestId } from './state.js';

const tokenErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token-request-errors/';
const callbackErrors =
  'https://docs.github.com/apps/managing-oauth-apps/troubleshooting-authorization-request-errors/';
const deviceErrors =
  'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow';

/** The `error_uri` that GitHub sends with each of its codes: old addresses, some of them wrong. */
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

/** A request as it arrived at the fake endpoint. */
export interface FakeRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Where it arrived, for example `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** The path without its query, for example `/login/oauth/access_token`. */
  readonly path: string;
  /** The headers, with names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parameters of the query and of the body. */
  readonly form: URLSearchParams;
}

/** An OAuth error with GitHub's text, in the format that the request asked for. */
export interface FakeError {
  /** A wire code, for example `slow_down`. */
  readonly error: string;
  /** More members, or others in place of GitHub's, for example `{ interval: 10 }`. */
  readonly members?: Members | undefined;
  /** Default: 200, as GitHub sends most errors. */
  readonly status?: number | undefined;
}

/** Any other answer, sent as it stands. */
export interface FakeBody {
  /** Default: 200. */
  readonly status?: number | undefined;
  /** The response headers. Default: none. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: empty. */
  readonly body?: string | Uint8Array | undefined;
  /** Milliseconds to wait before the answer. Default: 0. */
  readonly delayMs?: number | undefined;
  /** A failure below HTTP: no answer, a connection that breaks at once, or halfway through the body. */
  readonly fault?: 'hang' | 'reset' | 'cut' | undefined;
}

/** What a scripted request gets. */
export type FakeAnswer = FakeError | FakeBody;

/** What is to be done on the wire. */
export interface Delivery extends WireAnswer {
  readonly delayMs: number;
  readonly fault?: FakeBody['fault'];
}

/** Turns a scripted answer into what is to be done on the wire. */
export function deliver(answer: FakeAnswer, accept: string): Delivery {
  if ('error' in answer) {
    const members = { ...errorMembers(answer.error), ...answer.members };
    return { ...renderMembers(members, accept, answer.status), delayMs: 0 };
  }
  const { status = 200, headers = {}, delayMs = 0, fault } = answer;
  const { body = fault === 'cut' ? '{"access_token":"gho_' : '' } = answer;
  return { status, headers, body, delayMs, fault };
}

const jsonMembers = (body: string): [string, string][] => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? Object.entries(value).map(([name, member]) => [name, String(member)])
      : [];
  } catch {
    return [];
  }
};

const multipartMembers = async (contentType: string, body: string): Promise<[string, string][]> => {
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
};

const bodyMembers = async (contentType: string, body: string): Promise<[string, string][]> => {
  if (contentType.includes('json')) return jsonMembers(body);
  if (contentType.includes('multipart/form-data')) return multipartMembers(contentType, body);
  // GitHub does not read a body whose type it does not know, and finds no client ID then.
  return contentType.includes('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(body)]
    : [];
};

/** Clients percent-encode the credentials, as OAuth asks, or send them as they are. */
const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const base64Decoded = (text: string): string | undefined => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
};

const basicMembers = (authorization: string): [string, string][] => {
  const encoded = /^basic\s+(\S+)$/i.exec(authorization)?.[1] ?? '';
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(base64Decoded(encoded) ?? '') ?? [];
  if (id === undefined || secret === undefined) return [];
  return [
    ['client_id', percentDecoded(id)],
    ['client_secret', percentDecoded(secret)],
  ];
};

/** Reads a request as GitHub does: parameters from the query, the body, and HTTP Basic. */
export async function readRequest(
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<FakeRequest> {
  return {
    method,
    origin: url.origin,
    path: url.pathname,
    headers,
    form: new URLSearchParams([
      ...url.searchParams,
      ...(await bodyMembers(headers['content-type'] ?? '', body)),
      ...basicMembers(headers['authorization'] ?? ''),
    ]),
  };
}

/** An answer as it goes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const wire = (status: number, contentType: string, body: string): WireAnswer => ({
  status,
  headers: {
    server: 'GitHub.com',
    'content-type': `${contentType}; charset=utf-8`,
    'cache-control': 'max-age=0, private, must-revalidate',
    'x-github-request-id': randomRequestId(),
  },
  body,
});

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const asXml = (members: Members): string =>
  [
    '<OAuth>',
    ...Object.entries(members).map(
      ([name, value]) => `  <${name}>${escapeXml(String(value))}</${name}>`,
    ),
    '</OAuth>',
  ].join('\n');

const asForm = (members: Members): string =>
  new URLSearchParams(
    Object.entries(members).map(([name, value]) => [name, String(value)]),
  ).toString();

/** The format that `Accept` asks for; form data where it asks for none of them, as GitHub does. */
export function renderMembers(members: Members, accept: string, status = 200): WireAnswer {
  if (accept.includes('application/vnd.github')) return wire(406, 'text/plain', '');
  if (accept.includes('application/json'))
    return wire(status, 'application/json', JSON.stringify(members));
  if (accept.includes('application/xml')) return wire(status, 'application/xml', asXml(members));
  return wire(status, 'application/x-www-form-urlencoded', asForm(members));
}

/** The members of an error, with GitHub's text and address for the code where it is one of GitHub's. */
export function errorMembers(error: string): Members {
  const tag = tagOfCode(error, 0);
  const uri = (errorUris as Readonly<Partial<Record<string, string>>>)[tag ?? ''];
  return {
    error,
    ...(tag === undefined ? {} : { error_description: definitionOf(tag).description }),
    ...(uri === undefined ? {} : { error_uri: uri }),
  };
}

/** GitHub's answer to a client ID that it does not know; JSON whatever was asked for. */
export function unknownClient(): WireAnswer {
  return wire(404, 'application/json', JSON.stringify({ error: 'Not Found' }));
}

/** GitHub's answer to a `POST` that reaches none of its endpoints. */
export function wrongPath(): WireAnswer {
  return wire(403, 'text/plain', 'Cookies must be enabled to use GitHub.');
}

/** A page for people. */
export function renderPage(html: string): WireAnswer {
  return wire(200, 'text/html', html);
}

/** Sends a browser elsewhere. */
export function renderRedirect(location: string): WireAnswer {
  const { headers, ...answer } = wire(302, 'text/html', '');
  return { ...answer, headers: { ...headers, location } };
}

/** GitHub's answer to anything else that it does not know. */
export function notFoundPage(): WireAnswer {
  return wire(
    404,
    'text/html',
    '<!DOCTYPE html>\n<html lang="en">\n<head><title>Page not found · GitHub</title></head>\n<body>This is not the web page you are looking for.</body>\n</html>\n',
  );
}
