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
