import { type Command, InvalidArgumentError, Option } from 'commander';
import { decodeDeviceCodeResponse, decodeTokenResponse } from '../../index.js';
import type { Handler } from '../../internal/node-http.js';
import { parseUrl } from '../../internal/parse.js';
import { readStream } from '../../internal/read-stream.js';
import { sanitizeText } from '../../internal/text.js';
import { serveOnLoopback } from '../callback-server.js';
import type { Io } from '../io.js';
import { createPrinters } from '../terminal.js';
import { addCommand, createOption, type ExitCode, exitCodes, type SetExitCode } from '../usage.js';

/** The options of `serve-fake`. */
interface ServeFakeOptions {
  readonly port: number;
  readonly clientId: string;
  /** Whether the app is a GitHub App. */
  readonly githubApp?: boolean | undefined;
  /** The callback URLs of the app. Default: every path on loopback. */
  readonly callbackUrl?: readonly string[] | undefined;
}

const collectCallbackUrls = (
  value: string,
  previous: readonly string[] = [],
): readonly string[] => {
  if (parseUrl(value) === undefined)
    throw new InvalidArgumentError('Use for example http://127.0.0.1/.');
  if (previous.length === 10) throw new InvalidArgumentError('Use at most ten callback URLs.');
  return [...previous, value];
};

/** Adds `serve-fake` to the program. */
export function addServeFake(program: Command, io: Io, setExitCode: SetExitCode): void {
  addCommand(program, 'serve-fake', "start a fake of GitHub's OAuth endpoints on this machine", [
    'npx github-token-exchange serve-fake --port 4567',
    'npx github-token-exchange serve-fake > .env.fake',
    'npx github-token-exchange exchange --env .env.fake',
  ])
    .addOption(createOption.port('the port to listen on; 0 uses any free port').default(0))
    .option('--client-id <id>', 'the client ID of the app', 'Ov23liFakeFakeFake00')
    .option('--github-app', 'make the app a GitHub App: tokens expire and can be refreshed')
    .addOption(
      new Option(
        '--callback-url <url>',
        'a callback URL of the app; can be repeated (default: every path on loopback)',
      ).argParser(collectCallbackUrls),
    )
    .addOption(createOption.noColor())
    .action(async (options: ServeFakeOptions) => {
      setExitCode(await serveFake(io, options));
    });
}

// Not a secret: the fake runs on this machine only.
const clientSecret = 'fa4e'.repeat(10);

const loopbackUrls = ['http://127.0.0.1/', 'http://localhost/', 'http://[::1]/'].map((url) => ({
  url,
  wildcard: true,
}));

/** Serves a fake of GitHub's OAuth endpoints until Ctrl-C. */
async function serveFake(io: Io, options: ServeFakeOptions): Promise<ExitCode> {
  const { out, err } = createPrinters(io);
  const { clientId, callbackUrl: callbackUrls = loopbackUrls, githubApp = false } = options;
  // Loaded only here, because no other command uses it.
  const { createFakeTokenEndpoint } = await import('../../testing.js');
  const kind = githubApp ? 'github-app' : 'oauth-app';
  const { now } = io.clock;
  const fake = createFakeTokenEndpoint({
    apps: [{ clientId, clientSecret, callbackUrls, kind }],
    now,
  });
  const log = (line: string) => err.print(err.dim(line));
  const server = await serveOnLoopback(withLog(fake.fetch, log, now), { port: options.port });
  err.print('A fake of GitHub is running at this base URL, with these credentials:');
  out.raw(
    [
      `GITHUB_BASE_URL=${server.url}`,
      `GITHUB_CLIENT_ID=${clientId}`,
      `GITHUB_CLIENT_SECRET=${clientSecret}`,
      '',
    ].join('\n'),
  );
  err.print('Requests are logged here, without secrets. Ctrl-C stops it.');
  await aborted(io.interrupted);
  await server.close();
  return exitCodes.ok;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const maximumBodyLength = 64 * 1024;

/** Handles requests with a fetch, and logs each of them. */
const withLog =
  (fetch: typeof globalThis.fetch, log: (line: string) => void, now: () => number): Handler =>
  async ({ method, url, headers, body: stream }) => {
    const read = stream === null ? undefined : await readStream(stream, maximumBodyLength);
    if (read?.truncated === true) return new Response(null, { status: 413 });
    const body = new TextDecoder().decode(read?.bytes);
    const response = await fetch(url, { method, headers, ...(stream === null ? {} : { body }) });
    log(
      formatExchange(
        {
          method,
          path: new URL(url).pathname,
          grant: grantOf(headers, body),
          status: response.status,
          headers: response.headers,
          body: await response.clone().text(),
        },
        new Date(now()),
      ),
    );
    return response;
  };

const grantOf = (headers: Headers, body: string): string | null =>
  (headers.get('content-type') ?? '').includes('form')
    ? new URLSearchParams(body).get('grant_type')
    : null;

/** A request to the fake and its response. Both contain secrets. */
export interface FakeExchange {
  readonly method: string;
  readonly path: string;
  /** The `grant_type` of a token request. */
  readonly grant: string | null;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const grantNames: ReadonlyMap<string, string> = new Map([
  ['authorization_code', 'authorization_code'],
  ['refresh_token', 'refresh_token'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
]);

/** The line of the log. It contains no parameter except a known grant type, so it has no secrets. */
export function formatExchange(exchange: FakeExchange, time: Date): string {
  const { method, path, grant, status } = exchange;
  // A program that confuses its parameters can send a secret as the grant type.
  const grantName = grant === null ? '' : ` (${grantNames.get(grant) ?? 'another grant'})`;
  const shownPath = sanitizeText(path, 100);
  return `${time.toISOString().slice(11, 19)} ${method} ${shownPath}${grantName} → ${String(status)}${outcomeOf(exchange)}`;
}

const outcomeOf = ({ method, path, status, headers, body }: FakeExchange): string => {
  const response = { status, headers, body };
  if (method !== 'POST') return '';
  if (path === '/login/oauth/access_token') return ` ${decodeTokenResponse(response)._tag}`;
  return path === '/login/device/code' ? ` ${decodeDeviceCodeResponse(response)._tag}` : '';
};
