import { logLine } from './fake-log.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { serveOnLoopback, type Handle } from './loopback-server.js';
import { printersFor } from './printer.js';

/** What `serve-fake` was asked for. */
export interface ServeFakeOptions {
  readonly port: number;
  readonly clientId: string;
  readonly githubApp?: boolean | undefined;
  /** Default: every path on loopback. */
  readonly callbackUrl?: readonly string[] | undefined;
}

// It opens nothing, and is no secret.
const clientSecret = 'fa4e'.repeat(10);

const everyPath = ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/'];

const grantOf = (request: Request, body: string): string | null => {
  const type = request.headers.get('content-type') ?? '';
  return new URLSearchParams(type.includes('form') ? body : '').get('grant_type');
};

/** Answers with a fetch, and tells of each request. */
const logging =
  (fake: typeof globalThis.fetch, tell: (line: string) => void, now: () => number): Handle =>
  async (request) => {
    const text = await request.clone().text();
    const response = await fake(request);
    const { pathname: path } = new URL(request.url);
    const body = await response.clone().text();
    const { method } = request;
    const { status, headers } = response;
    const traffic = { method, path, grant: grantOf(request, text), status, headers, body };
    tell(logLine(traffic, new Date(now())));
    return response;
  };

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Serves a fake of GitHub's OAuth endpoints until Ctrl-C. */
export const serveFake = async (io: Io, options: ServeFakeOptions): Promise<ExitCode> => {
  const { out, err } = printersFor(io);
  const { clientId, callbackUrl = everyPath, githubApp = false } = options;
  // Only here: no other command needs it.
  const { createFakeTokenEndpoint } = await import('../entries/testing.js');
  const endpoint = createFakeTokenEndpoint({
    apps: [
      {
        clientId,
        clientSecret,
        callbackUrls: callbackUrl,
        kind: githubApp ? 'github-app' : 'oauth-app',
      },
    ],
    now: io.clock.now,
  });
  const handle = logging(endpoint.fetch, (line) => err.print(err.dim(line)), io.clock.now);
  const server = await serveOnLoopback(handle, { port: options.port });
  err.print('A fake of GitHub answers at the address below, with these credentials:');
  out.raw(
    [
      `GITHUB_BASE_URL=http://127.0.0.1:${String(server.port)}`,
      `GITHUB_CLIENT_ID=${clientId}`,
      `GITHUB_CLIENT_SECRET=${clientSecret}`,
      '',
    ].join('\n'),
  );
  err.print('Each request is logged here without its secrets. Ctrl-C ends it.');
  await untilAborted(io.interrupted);
  await server.close();
  return exitCodes.fine;
};
