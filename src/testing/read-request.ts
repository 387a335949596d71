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
export const readRequest = async (
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<FakeRequest> => ({
  method,
  origin: url.origin,
  path: url.pathname,
  headers,
  form: new URLSearchParams([
    ...url.searchParams,
    ...(await bodyMembers(headers['content-type'] ?? '', body)),
    ...basicMembers(headers['authorization'] ?? ''),
  ]),
});
