import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { addAbortSignal, Readable } from 'node:stream';
import tls, { type TLSSocket } from 'node:tls';
import { portOf } from '../internal/parse.js';
import { addressOf, type Proxy, proxyAuthorization, proxyOf } from './proxy.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The network below HTTP; tests replace it. */
export interface Network {
  /** The addresses of a host name. */
  readonly lookup: (hostname: string) => Promise<readonly string[]>;
  /** Starts a TCP connection. */
  readonly connect: (host: string, port: number) => Socket;
  /** The certificate authorities to trust. `undefined`: those that Node trusts on its own. */
  readonly ca: readonly string[] | undefined;
}

// Where Linux distributions keep the certificates of the system; the first one that exists.
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const textOf = (path: string | undefined): readonly string[] =>
  path !== undefined && existsSync(path) ? [readFileSync(path, 'utf8')] : [];

type NewerTls = {
  readonly getCACertificates?: (type: 'default' | 'system') => readonly string[];
};

/**
 * The certificate authorities if `NODE_USE_SYSTEM_CA=1` asks for those of the system, which Node reads
 * itself since 22.19 only. `NODE_EXTRA_CA_CERTS` alone needs nothing: every Node reads it.
 */
export function systemAuthorities(
  env: Environment,
  { getCACertificates }: NewerTls = tls as object,
): readonly string[] | undefined {
  if (env['NODE_USE_SYSTEM_CA'] !== '1') return undefined;
  return getCACertificates === undefined
    ? [
        ...tls.rootCertificates,
        ...textOf(env['NODE_EXTRA_CA_CERTS']),
        ...textOf(systemBundles.find((path) => existsSync(path))),
      ]
    : [...getCACertificates('default'), ...getCACertificates('system')];
}

/** The network of this machine. */
export function nodeNetwork(env: Environment): Network {
  return {
    lookup: async (hostname) =>
      (await lookup(hostname, { all: true })).map(({ address }) => address),
    connect: (host, port) => connect({ host, port }),
    // Read only if something is sent.
    get ca() {
      return systemAuthorities(env);
    },
  };
}

/** A host name without the brackets of an IPv6 address. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** Waits until a socket is ready. The signal destroys it, also later. */
const untilReady = <S extends Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<S> => {
  addAbortSignal(signal, socket);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once(event, () => {
      socket.off('error', reject);
      // Later errors concern the code that uses the socket. Without a listener, they would end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
};

/** Opens a TCP connection to the host of a URL. */
export function openSocket(url: URL, { connect: start }: Network, signal: AbortSignal) {
  return untilReady(start(bareHost(url), Number(portOf(url))), 'connect', signal);
}

/** A TLS connection, and why its certificate is not trusted. */
export interface Secured {
  readonly socket: TLSSocket;
  /** `undefined` if the certificate is trusted. */
  readonly problem: Error | undefined;
}

const problemOf = (socket: TLSSocket, host: string): Error | undefined => {
  if (socket.authorized) return undefined;
  // The types say that it is an Error, but it is the code of one.
  const code = String(socket.authorizationError);
  return (
    (code === 'ERR_TLS_CERT_ALTNAME_INVALID'
      ? tls.checkServerIdentity(host, socket.getPeerCertificate())
      : undefined) ?? Object.assign(new Error(code), { code })
  );
};

/**
 * Establishes TLS for the host of a URL. A certificate that is not trusted does not reject, so that it
 * can be described: send nothing if there is a problem.
 */
export async function secure(
  plain: Socket,
  url: URL,
  { ca }: Network,
  signal: AbortSignal,
): Promise<Secured> {
  const host = bareHost(url);
  const socket = tls.connect({
    socket: plain,
    host,
    servername: isIP(host) === 0 ? host : '',
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
    ...(ca === undefined ? {} : { ca: [...ca] }),
  });
  await untilReady(socket, 'secureConnect', signal);
  return { socket, problem: problemOf(socket, host) };
}

/** Establishes TLS with a certificate that is trusted. */
const secureOrThrow = async (...parameters: Parameters<typeof secure>): Promise<TLSSocket> => {
  const { socket, problem } = await secure(...parameters);
  if (problem === undefined) return socket;
  socket.destroy();
  throw problem;
};

const connectToProxy = async (proxy: URL, network: Network, signal: AbortSignal) => {
  const socket = await openSocket(proxy, network, signal);
  if (proxy.protocol === 'http:') return socket;
  try {
    return await secureOrThrow(socket, proxy, network, signal);
  } catch (error) {
    // The code by which the library tells the certificate of a proxy from that of the host.
    throw Object.assign(new Error('The TLS connection to the proxy failed', { cause: error }), {
      code: 'UND_ERR_PRX_TLS',
    });
  }
};

/** Opens a tunnel to the host of a URL through a proxy, with CONNECT. */
export async function openTunnel(
  { url: proxy, variable }: Proxy,
  url: URL,
  network: Network,
  signal: AbortSignal,
): Promise<Socket> {
  if (proxy === undefined) throw new TypeError(`${variable} is not the http URL of a proxy`);
  const socket = await connectToProxy(proxy, network, signal);
  const path = addressOf(url);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => socket,
      method: 'CONNECT',
      path,
      headers: { host: path, ...proxyAuthorization(proxy) },
    });
    outgoing.on('error', reject);
    outgoing.on('connect', ({ statusCode = 0 }, tunnel: Socket, head) => {
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) tunnel.unshift(head);
        resolve(tunnel);
        return;
      }
      tunnel.destroy();
      // As Node and undici say it, so that the library recognizes it.
      const message = `Proxy response (${String(statusCode)}) !== 200 when HTTP Tunneling`;
      reject(Object.assign(new Error(message), { code: 'ERR_PROXY_TUNNEL' }));
    });
    outgoing.end();
  });
}

// https://fetch.spec.whatwg.org/#null-body-status
const withoutBody: ReadonlySet<number | undefined> = new Set([204, 205, 304]);

const toResponse = (incoming: IncomingMessage): Response => {
  const { statusCode = 0, statusMessage = '', rawHeaders } = incoming;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2)
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '');
  const hasBody = !withoutBody.has(statusCode);
  if (!hasBody) incoming.resume();
  return new Response(hasBody ? (Readable.toWeb(incoming) as ReadableStream) : null, {
    status: statusCode,
    statusText: statusMessage,
    headers,
  });
};

/** Sends a request on a new connection. Does not follow redirects. */
const sendOn = async (socket: Socket, url: URL, request: Request): Promise<Response> => {
  const body = Buffer.from(await request.arrayBuffer());
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => socket,
      method: request.method,
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        ...Object.fromEntries(request.headers),
        ...(request.body === null ? {} : { 'content-length': body.length }),
      },
    });
    outgoing.on('error', reject);
    // A Response cannot have every status: toResponse() may throw.
    outgoing.on('response', (incoming) => {
      Promise.resolve(incoming).then(toResponse).then(resolve, reject);
    });
    outgoing.end(body);
  });
};

/**
 * Creates a `fetch` that uses the proxy of the environment and the certificates of the network. If there
 * is neither, it calls `direct`. Node's own `fetch` uses the proxy only since 22.21, and only if
 * `NODE_USE_ENV_PROXY` is set. Redirects are not followed, as the client requires.
 */
export function createFetch(
  network: Network,
  env: Environment,
  direct: typeof fetch = globalThis.fetch,
): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const proxy = proxyOf(url, env);
    if (url.protocol !== 'https:' || (proxy === undefined && network.ca === undefined))
      return direct(input, init);
    const request = new Request(input, init);
    const { signal } = request;
    try {
      const plain =
        proxy === undefined
          ? await openSocket(url, network, signal)
          : await openTunnel(proxy, url, network, signal);
      return await sendOn(await secureOrThrow(plain, url, network, signal), url, request);
    } catch (error) {
      throw signal.aborted ? error : new TypeError('fetch failed', { cause: error });
    }
  };
}
