import { errorUris } from '../catalogue/error-uris.js';
import { rowOf, tagOfCode } from '../catalogue/lookup.js';
import type { Members } from './grant-token.js';
import { randomRequestId } from './random.js';

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
export const renderMembers = (members: Members, accept: string, status = 200): WireAnswer => {
  if (accept.includes('application/vnd.github')) return wire(406, 'text/plain', '');
  if (accept.includes('application/json'))
    return wire(status, 'application/json', JSON.stringify(members));
  if (accept.includes('application/xml')) return wire(status, 'application/xml', asXml(members));
  return wire(status, 'application/x-www-form-urlencoded', asForm(members));
};

/** The members of an error, with GitHub's text and address for the code where it is one of GitHub's. */
export const errorMembers = (error: string): Members => {
  const tag = tagOfCode(error, 0);
  const uri = (errorUris as Readonly<Partial<Record<string, string>>>)[tag ?? ''];
  return {
    error,
    ...(tag === undefined ? {} : { error_description: rowOf(tag).description }),
    ...(uri === undefined ? {} : { error_uri: uri }),
  };
};

/** GitHub's answer to a client ID that it does not know; JSON whatever was asked for. */
export const unknownClient = (): WireAnswer =>
  wire(404, 'application/json', JSON.stringify({ error: 'Not Found' }));

/** GitHub's answer to a `POST` that reaches none of its endpoints. */
export const wrongPath = (): WireAnswer =>
  wire(403, 'text/plain', 'Cookies must be enabled to use GitHub.');

/** A page for people. */
export const renderPage = (html: string): WireAnswer => wire(200, 'text/html', html);

/** Sends a browser elsewhere. */
export const renderRedirect = (location: string): WireAnswer => {
  const { headers, ...answer } = wire(302, 'text/html', '');
  return { ...answer, headers: { ...headers, location } };
};

/** GitHub's answer to anything else that it does not know. */
export const notFoundPage = (): WireAnswer =>
  wire(
    404,
    'text/html',
    '<!DOCTYPE html>\n<html lang="en">\n<head><title>Page not found · GitHub</title></head>\n<body>This is not the web page you are looking for.</body>\n</html>\n',
  );
