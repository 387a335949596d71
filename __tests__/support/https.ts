import { createServer, request, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import { generate } from 'selfsigned';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** A certificate of its own authority, made for the test. */
export const certificate = (name: string, notAfterDate: Date) =>
  generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 172_800_000),
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: name === '127.0.0.1' ? [{ type: 7, ip: name }] : [{ type: 2, value: name }],
      },
    ],
  });

/** An HTTPS server on loopback with a certificate, closed behind the test. */
export const httpsServer = async (
  pem: { private: string; cert: string },
  options: ServerOptions = {},
): Promise<string> => {
  const server = createServer({ ...options, key: pem.private, cert: pem.cert }, (_, outgoing) =>
    outgoing.end('error=access_denied'),
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

/** A fetch that trusts one more authority, as a program behind a private one would use. */
export const fetchTrusting =
  (authority: string): typeof fetch =>
  async (input, init) => {
    const { url, method } = new Request(input, init);
    return new Promise((resolve, reject) => {
      request(url, { method, ca: authority, agent: false }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          resolve(new Response(Buffer.concat(chunks), { status: incoming.statusCode ?? 200 }));
        });
      })
        .on('error', (error) => {
          reject(new TypeError('fetch failed', { cause: error }));
        })
        .end();
    });
  };
