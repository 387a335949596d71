import http, { type AgentOptions, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { maximumBodyLength, type ResponseLike } from '../decode/response.js';
import { optionError, refuseUnknownOptions } from '../internal/assert.js';
import { ownMembers } from '../internal/own-members.js';
import { readNodeStream } from '../internal/read-stream.js';
import { decodeBody } from './read-response.js';
import type { Transport, TransportRequest } from './transport.js';

/**
 * The members by which an agent is recognized: `Agent` of `node:http` and `node:https` has them, and so do
 * the agents of proxy packages. Programs need no types of Node for it.
 */
export interface NodeAgent {
  /** The maximum number of connections to one host. */
  readonly maxSockets: number;
  /** Closes all connections. */
  readonly destroy: () => unknown;
}

/** The options of `nodeTransport`. */
export interface NodeTransportOptions {
  /**
   * The agent that opens the connections: an `Agent` of `node:https`, for example with `ca`, or that of a
   * proxy package. Default: an agent that keeps connections open for 4 seconds, and uses the proxy that the
   * global agent of Node uses.
   */
  readonly agent?: NodeAgent | undefined;
}

// That of fetch in Node. It is below the 5 seconds of a server of Node, so that a request is rarely sent on
// a connection that the server is closing.
const idleMs = 4000;

/** The options of an agent that uses the proxy of a global agent: with NODE_USE_ENV_PROXY, Node sets one. */
const likeGlobal = ({ globalAgent }: { readonly globalAgent: http.Agent }): AgentOptions => {
  const { proxyEnv } =
    (globalAgent as { readonly options?: { readonly proxyEnv?: object } }).options ?? {};
  return Object.assign({ keepAlive: true, timeout: idleMs }, { proxyEnv });
};

const readAgent = (options: NodeTransportOptions): http.Agent | undefined => {
  const given = ownMembers(options);
  refuseUnknownOptions('nodeTransport', given, ['agent']);
  const { agent } = given;
  if (agent !== undefined && typeof (agent as Partial<NodeAgent> | null)?.destroy !== 'function')
    throw optionError(
      'nodeTransport',
      'agent',
      'is not an agent',
      'pass an Agent of node:https or of a proxy package, or omit it',
    );
  return agent as http.Agent | undefined;
};

const readIncoming = async (
  incoming: IncomingMessage,
  signal: AbortSignal,
): Promise<ResponseLike> => {
  const { statusCode = 0, headers } = incoming;
  const { bytes, truncated } = await readNodeStream(incoming, maximumBodyLength, signal);
  // The rest is not read, so that the connection cannot be used again.
  if (truncated) incoming.destroy();
  const body = decodeBody(headers['content-type'] ?? null, bytes);
  return { status: statusCode, headers, body, truncated, redirected: false };
};

/**
 * Posts a request and reads the response. Rejects if the connection breaks, also one that was used before:
 * the server may have processed the request.
 */
const post = (
  { url, headers, body, signal }: TransportRequest,
  { request }: Pick<typeof http, 'request'>,
  agent: http.Agent,
): Promise<ResponseLike> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // Without the header, a server may choose any encoding: RFC 9110, section 12.5.3.
    const all = Object.assign({ 'accept-encoding': 'identity' }, headers);
    const outgoing = request(url, { method: 'POST', headers: all, agent });
    const abort = (): void => {
      outgoing.destroy();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that of the signal
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort);
    outgoing.on('close', () => {
      signal.removeEventListener('abort', abort);
      // Node emits neither a response nor an error if the server switches to another protocol.
      reject(new Error('The connection was closed before a response.'));
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      resolve(readIncoming(incoming, signal));
    });
    outgoing.end(body);
  });

/**
 * Creates a transport that uses `node:http` and `node:https`, which takes less time than `fetch`. It
 * neither follows redirects nor repeats a request.
 *
 * @param options - The agent, for example with the address of a proxy or the certificate of an authority.
 * @returns The transport: one `POST`, no redirect, bodies up to 64 KiB.
 * @throws `TypeError` if an option is unknown, or `agent` is not an agent.
 * @example
 * ```ts
 * import { createTokenClient } from 'github-token-exchange/core';
 * import { nodeTransport } from 'github-token-exchange/node';
 *
 * const transport = nodeTransport();
 * const client = createTokenClient({ clientId: 'Iv23li…', clientSecret: '…', transport });
 * console.log(client.tokenEndpoint);
 * ```
 * @see https://nodejs.org/api/https.html#class-httpsagent
 */
export function nodeTransport(options: NodeTransportOptions = {}): Transport {
  const agent = readAgent(options);
  const agents = {
    http: agent ?? new http.Agent(likeGlobal(http)),
    https: agent ?? new https.Agent(likeGlobal(https)),
  };
  return (request) =>
    /^https:/i.test(request.url)
      ? post(request, https, agents.https)
      : post(request, http, agents.http);
}
