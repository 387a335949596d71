import { type Command, Option } from 'commander';
import type { AuthorizationRequest, TokenClient, TokenError, TokenResponse } from '../../index.js';
import { formatDuration } from '../../internal/text.js';
import {
  type CallbackReceiver,
  listenForCallback,
  parseRedirectTarget,
  type RedirectTarget,
} from '../callback-server.js';
import { type Io, openInBrowser } from '../io.js';
import { isCallback } from '../../explain/classify.js';
import {
  createClient,
  nameOf,
  readSettings,
  requiredValues,
  type Settings,
  type SettingsOptions,
  valueOf,
  warnAboutUnusedValues,
} from '../settings.js';
import { type ResultOptions, showResult } from '../show.js';
import { createPrinters, type Printer } from '../terminal.js';
import {
  addCommand,
  createOption,
  type ExitCode,
  integerBetween,
  type SetExitCode,
  UsageError,
} from '../usage.js';
import { causeForCommandLine } from '../wording.js';

/** The options of `exchange`. */
interface ExchangeOptions extends SettingsOptions, Omit<ResultOptions, 'durationMs'> {
  readonly port?: number | undefined;
  /** How long to wait for the callback, in seconds. */
  readonly timeout: number;
  /** Whether to open the authorization URL in a browser. */
  readonly open: boolean;
  /** A code to exchange without a sign-in. */
  readonly code?: string | undefined;
  readonly codeVerifier?: string | undefined;
  /** Whether to read the callback URL from standard input instead of listening. */
  readonly paste?: boolean | undefined;
}

const longestTimeout = 24 * 60 * 60;

/** Adds `exchange` to the program. */
export function addExchange(program: Command, io: Io, setExitCode: SetExitCode): void {
  addCommand(program, 'exchange', 'sign in with a browser, and exchange the code for a token', [
    'npx github-token-exchange exchange --scope repo --scope read:org',
    'TOKEN=$(npx github-token-exchange exchange --print-token)',
    'npx github-token-exchange exchange --paste',
    'npx github-token-exchange exchange --code e72e16c7e42f292c6912',
  ])
    .addOption(createOption.scope())
    .addOption(createOption.port('the port for the callback (default: any free port)'))
    .addOption(
      new Option('--timeout <seconds>', 'how long to wait for the callback')
        .argParser(integerBetween(1, longestTimeout))
        .default(300),
    )
    .option('--no-open', 'only print the URL; do not open a browser')
    .addOption(
      new Option(
        '--paste',
        'read the callback URL from the terminal instead of waiting for it',
      ).conflicts(['code', 'port', 'clientSecretStdin']),
    )
    .option('--code <code>', 'exchange this code, or that of a callback URL, instead of signing in')
    .option('--code-verifier <verifier>', 'the PKCE code verifier of --code')
    .addOption(createOption.redirectUri())
    .addOption(createOption.printToken())
    .addOption(createOption.env())
    .addOption(createOption.clientId())
    .addOption(createOption.clientSecretStdin())
    .addOption(createOption.baseUrl())
    .addOption(createOption.lang())
    .addOption(createOption.json())
    .addOption(createOption.noColor())
    .action(async (options: ExchangeOptions) => {
      setExitCode(await exchange(io, options));
    });
}

/** Signs a user in and exchanges the code for a token. */
async function exchange(io: Io, options: ExchangeOptions): Promise<ExitCode> {
  const printers = createPrinters(io);
  if (options.codeVerifier !== undefined && options.code === undefined)
    throw new UsageError(
      '--code-verifier belongs to the code of --code, which is missing. Use both, or neither: a sign-in creates its own code verifier.',
    );
  const settings = await readSettings(options, io);
  warnAboutUnusedValues(settings, printers.err);
  const required = [settings.clientId, settings.clientSecret];
  const [clientId = '', clientSecret = ''] = requiredValues(required, settings.file);
  const client = createClient({ clientId, clientSecret }, settings, io);
  const run =
    options.code !== undefined
      ? exchangeGivenCode
      : options.paste === true
        ? pasteCallback
        : signIn;
  const result = await run(client, settings, options, io, printers.err);
  return showResult(result?.response, io, printers, { ...options, durationMs: result?.durationMs });
}

/** A response, and how long the exchange took. */
interface Result {
  readonly response: TokenResponse;
  readonly durationMs: number;
}

const measure = async (io: Io, exchangeCode: () => Promise<TokenResponse>): Promise<Result> => {
  const start = io.clock.monotonic();
  const response = await exchangeCode();
  return { response, durationMs: io.clock.monotonic() - start };
};

const exchangeGivenCode = async (
  client: TokenClient,
  { redirectUri }: Settings,
  { code = '', codeVerifier }: ExchangeOptions,
  io: Io,
): Promise<Result> => {
  // The state of the sign-in is not known here.
  const callback =
    isCallback(code) || code.includes('://')
      ? client.parseCallback(code, { state: undefined, skipStateCheck: true })
      : ({ _tag: 'AuthorizationCode', code } as const);
  if (callback._tag !== 'AuthorizationCode') return { response: callback, durationMs: 0 };
  return measure(io, () =>
    client.exchangeCode({
      code: callback.code,
      codeVerifier,
      redirectUri: valueOf(redirectUri),
      signal: io.interrupted,
    }),
  );
};

// Who mistypes three times looks at the help.
const attempts = 3;

/** Reads the URL of a callback; `undefined` if none is entered. */
const readCallback = async (
  { stdin, interrupted }: Io,
  err: Printer,
): Promise<string | undefined> => {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const text = (await stdin.readLine()).trim();
    if (isCallback(text)) return text;
    if (text === '' || interrupted.aborted) break;
    err.warn(
      'This is not the URL of a callback, which has a question mark and the code. Paste the whole URL:',
    );
  }
  if (!interrupted.aborted) err.error('No callback URL was entered.');
  return undefined;
};

/** Signs in with a browser on any machine: the user pastes the URL of the callback. */
const pasteCallback = async (
  client: TokenClient,
  { redirectUri }: Settings,
  { scope: scopes }: ExchangeOptions,
  io: Io,
  err: Printer,
): Promise<Result | undefined> => {
  const uri = valueOf(redirectUri);
  await warnAboutCauses(client, uri, err);
  const request = await client.authorizationUrl({ redirectUri: uri, scopes });
  err.print(`Open this URL in a browser on any machine, and sign in:\n  ${request.url}`);
  err.print(
    'GitHub then redirects the browser to the callback URL of the app. If that page does not load, its URL is enough. Paste the URL from the address bar:',
  );
  const url = await readCallback(io, err);
  if (url === undefined) return undefined;
  const callback = client.parseCallback(url, request);
  if (callback._tag !== 'AuthorizationCode') return { response: callback, durationMs: 0 };
  return measure(io, () => client.exchangeCode({ ...callback, signal: io.interrupted }));
};

const signIn = async (
  client: TokenClient,
  { redirectUri, file }: Settings,
  options: ExchangeOptions,
  io: Io,
  err: Printer,
): Promise<Result | undefined> => {
  const name = nameOf(redirectUri, file);
  const target = parseRedirectTarget(valueOf(redirectUri), name, options.port);
  const receiver = await listenForCallback(target);
  const done = new AbortController();
  const stop = AbortSignal.any([done.signal, io.interrupted]);
  try {
    await warnAboutCauses(client, receiver.redirectUri, err);
    const request = await client.authorizationUrl({
      redirectUri: receiver.redirectUri,
      scopes: options.scope,
    });
    const result = receiveToken(client, receiver, request, io, err);
    err.print(`Open this URL to sign in:\n  ${request.url}`);
    if (options.open && !(await openInBrowser(request.url, io, err)))
      err.print(
        '  If the browser is on another machine, use exchange --paste, or device if the device flow is enabled for the app.',
      );
    err.print(err.dim(`Waiting for the callback at ${receiver.redirectUri} ... Ctrl-C cancels.`));
    const first = await Promise.race([result, io.clock.sleep(options.timeout * 1000, stop)]);
    if (first !== undefined) return first;
    if (!io.interrupted.aborted) explainDeadline(options, target, err);
    return undefined;
  } finally {
    done.abort();
    await receiver.close();
  }
};

const warnAboutCauses = async (
  client: TokenClient,
  redirectUri: string | undefined,
  err: Printer,
) => {
  const causes = await client.check({ redirectUri });
  for (const { summary, fix, certainty } of causes.map((cause) => causeForCommandLine(cause)))
    if (certainty === 'certain') err.warn(`${summary} ${fix}`);
};

const receiveToken = async (
  client: TokenClient,
  receiver: CallbackReceiver,
  request: AuthorizationRequest,
  io: Io,
  err: Printer,
): Promise<Result> => {
  let durationMs = 0;
  const response = await receiver.receive(
    request,
    async (code) => {
      const result = await measure(io, () =>
        client.exchangeCode({ ...code, signal: io.interrupted }),
      );
      ({ durationMs } = result);
      return result.response;
    },
    // Not the description of the error: anyone can have written it.
    ({ remediation, _tag }: TokenError) =>
      err.warn(
        `A callback was rejected: ${_tag}. ${remediation.summary} Still waiting for the callback of this sign-in.`,
      ),
  );
  return { response, durationMs };
};

const explainDeadline = (
  { timeout }: ExchangeOptions,
  { host, path }: RedirectTarget,
  err: Printer,
): void => {
  err.error(`No callback was received within ${formatDuration(timeout)}.`);
  err.print(
    `  If GitHub's page said that the redirect_uri is not associated with the app, register http://${host}${path} as a callback URL. The port is not required there.`,
  );
};
