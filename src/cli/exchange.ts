import type { TokenClient, TokenError, TokenResponse } from '../entries/index.js';
import { listenForCallback } from './callback-receiver.js';
import { clientOf, warnOfDifferences } from './client-of-settings.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { openAddress } from './open-address.js';
import { printersFor, type Printer, type Printers } from './printer.js';
import { redirectTarget, type RedirectTarget } from './redirect-target.js';
import { optional, readSettings, type Settings, type SettingsOptions } from './settings.js';
import { showResult } from './show-result.js';

/** What `exchange` was asked for. */
export interface ExchangeOptions extends SettingsOptions {
  readonly scope?: readonly string[] | undefined;
  readonly port?: number | undefined;
  /** Seconds to wait for the callback. */
  readonly timeout: number;
  readonly open: boolean;
  readonly code?: string | undefined;
  readonly codeVerifier?: string | undefined;
  readonly printToken?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** An ending, and how long the exchange took. */
interface Ending {
  readonly response: TokenResponse;
  readonly durationMs: number;
}

const timed = async (io: Io, exchange: () => Promise<TokenResponse>): Promise<Ending> => {
  const start = io.clock.monotonic();
  const response = await exchange();
  return { response, durationMs: io.clock.monotonic() - start };
};

const warnOfCauses = async (client: TokenClient, redirectUri: string, err: Printer) => {
  const causes = await client.check({ redirectUri });
  for (const { summary, fix, certainty } of causes)
    if (certainty === 'certain') err.warn(`${summary} ${fix}`);
};

const explainDeadline = (seconds: number, { host, path }: RedirectTarget, err: Printer): void => {
  err.bad(`No callback came within ${String(seconds)} seconds.`);
  err.print(
    `  If GitHub's page said that the redirect_uri is not associated with the app, register http://${host}${path} as a callback URL. The port need not be given there.`,
  );
};

const inBrowser = async (
  io: Io,
  client: TokenClient,
  settings: Settings,
  options: ExchangeOptions,
  err: Printer,
): Promise<Ending | ExitCode> => {
  const { redirectUri } = settings;
  const name = redirectUri.source === 'command line' ? '--redirect-uri' : redirectUri.variable;
  const target = redirectTarget(optional(redirectUri), name, options.port);
  const receiver = await listenForCallback(target);
  const waiting = new AbortController();
  const stop = AbortSignal.any([waiting.signal, io.interrupted]);
  try {
    await warnOfCauses(client, receiver.redirectUri, err);
    const request = await client.authorizationUrl({
      redirectUri: receiver.redirectUri,
      scopes: options.scope,
    });
    let durationMs = 0;
    const onStray = ({ remediation, _tag }: TokenError) =>
      err.warn(`A callback was refused: ${_tag}. ${remediation.summary} This sign-in still waits.`);
    const ended = receiver.receive(
      request,
      async (code) => {
        const ending = await timed(io, () =>
          client.exchangeCode({ ...code, signal: io.interrupted }),
        );
        ({ durationMs } = ending);
        return ending.response;
      },
      onStray,
    );
    err.print(`Open this address to sign in:\n  ${request.url}`);
    if (options.open) await openAddress(request.url, io, err);
    err.print(err.dim(`Waiting for the callback at ${receiver.redirectUri} ... Ctrl-C ends it.`));
    const response = await Promise.race([ended, io.clock.sleep(options.timeout * 1000, stop)]);
    if (response !== undefined) return { response, durationMs };
    if (!io.interrupted.aborted) explainDeadline(options.timeout, target, err);
    return exitCodes.error;
  } finally {
    waiting.abort();
    await receiver.close();
  }
};

const byHand = (
  io: Io,
  client: TokenClient,
  { redirectUri }: Settings,
  { code, codeVerifier }: ExchangeOptions,
): Promise<Ending> =>
  timed(io, () =>
    client.exchangeCode({
      code,
      codeVerifier,
      redirectUri: optional(redirectUri),
      signal: io.interrupted,
    }),
  );

const finish = (
  ending: Ending | ExitCode,
  io: Io,
  options: ExchangeOptions,
  printers: Printers,
): ExitCode => {
  if (io.interrupted.aborted) {
    printers.err.print('Interrupted.');
    return exitCodes.interrupted;
  }
  return typeof ending === 'number'
    ? ending
    : showResult(ending.response, io, printers, { ...options, durationMs: ending.durationMs });
};

/** Signs a person in and exchanges the code for a token. */
export const exchange = async (io: Io, options: ExchangeOptions): Promise<ExitCode> => {
  const printers = printersFor(io);
  const settings = await readSettings(options, io);
  warnOfDifferences(settings, printers.err);
  const client = clientOf(settings, io, { needsSecret: true });
  const ending =
    options.code === undefined
      ? await inBrowser(io, client, settings, options, printers.err)
      : await byHand(io, client, settings, options);
  return finish(ending, io, options, printers);
};
