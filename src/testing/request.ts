import { parseJson, parseUrl } from '../internal/parse.js';

/** A request that the fake endpoint has received. */
export interface FakeRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The origin that was asked, by the `Host` header if there is one: `http://127.0.0.1:49152`. */
  readonly origin: string;
  /** The path without the query, for example `/login/oauth/access_token`. */
  readonly path: string;
  /** The headers, with names in lower case. */
  readonly headers: Readonly<Partial<Record<string, string>>>;
  /** The parameters of the query, the body and HTTP Basic, in this order. */
  readonly form: URLSearchParams;
}

type Pairs = readonly (readonly [string, string])[];

/** The parameters of a JSON body. A list or an object is not a parameter. */
const jsonPairs = (body: string): Pairs =>
  Object.entries(parseJson(body) ?? {})
    .filter(([, value]) => typeof value !== 'object')
    .map(([name, value]) => [name, String(value)]);

const multipartPairs = async (contentType: string, body: string): Promise<Pairs> => {
  try {
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    return [...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  } catch {
    return [];
  }
};

/** GitHub does not read a body of another type, and then finds no client ID. */
const bodyPairs = async (contentType: string, body: string): Promise<Pairs> => {
  if (contentType.includes('json')) return jsonPairs(body);
  if (contentType.includes('multipart/form-data')) return multipartPairs(contentType, body);
  return contentType.includes('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(body)]
    : [];
};

/** Clients percent-encode the credentials, as RFC 6749 requires, or send them as they are. */
const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const base64Decoded = (text: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)));
  } catch {
    return '';
  }
};

/** The credentials of HTTP Basic; `undefined` if the header is missing or malformed. */
export function basicCredentials(
  authorization: string | undefined,
): { readonly clientId: string; readonly clientSecret: string } | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const [, clientId, clientSecret] = /^([^:]*):(.*)$/s.exec(base64Decoded(encoded)) ?? [];
  return clientId === undefined || clientSecret === undefined
    ? undefined
    : { clientId: percentDecoded(clientId), clientSecret: percentDecoded(clientSecret) };
}

/** Reads a request as GitHub does: the parameters can be in the query, the body and HTTP Basic. */
export async function readRequest(
  method: string,
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<FakeRequest> {
  const { host = url.host, authorization, 'content-type': contentType = '' } = headers;
  const credentials = basicCredentials(authorization);
  return {
    method,
    origin: parseUrl(`${url.protocol}//${host}`)?.origin ?? url.origin,
    path: url.pathname,
    headers,
    form: new URLSearchParams([
      ...url.searchParams,
      ...(await bodyPairs(contentType, body)),
      ...(credentials === undefined
        ? []
        : [
            ['client_id', credentials.clientId],
            ['client_secret', credentials.clientSecret],
          ]),
    ] as [string, string][]),
  };
}
