import type { FakeRequest } from './fake-answer.js';

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

const bodyMembers = (contentType: string, body: string): [string, string][] => {
  if (contentType.includes('json')) return jsonMembers(body);
  // GitHub does not read a body whose type it does not know, and finds no client ID then.
  return contentType.includes('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(body)]
    : [];
};

const basicMembers = (authorization: string): [string, string][] => {
  const pair = /^basic\s+(\S+)$/i.exec(authorization)?.[1];
  if (pair === undefined) return [];
  const [id = '', secret = ''] = atob(pair).split(':', 2).map(decodeURIComponent);
  return [
    ['client_id', id],
    ['client_secret', secret],
  ];
};

/** Reads a request as GitHub does: parameters from the query, the body, and HTTP Basic. */
export const readRequest = (
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): FakeRequest => ({
  method,
  origin: url.origin,
  path: url.pathname,
  headers,
  form: new URLSearchParams([
    ...url.searchParams,
    ...bodyMembers(headers['content-type'] ?? '', body),
    ...basicMembers(headers['authorization'] ?? ''),
  ]),
});
