import type { DeviceCode, Poll, TokenClient, TokenResponse } from '../entries/index.js';
import { plainText } from '../redact/plain-text.js';
import { blockLetters } from './block-letters.js';
import { clientOf, warnOfDifferences } from './client-of-settings.js';
import { countDown } from './countdown.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { openAddress } from './open-address.js';
import { printersFor, type Printer } from './printer.js';
import { readSettings, type SettingsOptions } from './settings.js';
import { showResult } from './show-result.js';

/** What `device` was asked for. */
export interface DeviceOptions extends SettingsOptions {
  readonly scope?: readonly string[] | undefined;
  readonly open?: boolean | undefined;
  readonly printToken?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** The user code in large letters where a person can see them, and in plain ones. */
const showUserCode = (device: DeviceCode, io: Io, err: Printer): void => {
  // A server chose both texts; neither may move the cursor of a terminal.
  const userCode = plainText(device.userCode, 40);
  const address = plainText(device.verificationUri, 300);
  const large = io.stderr.isTTY ? blockLetters(userCode, (io.stderr.columns ?? 80) - 2) : undefined;
  if (large !== undefined) err.raw(`\n${err.shown(large).replace(/^/gm, '  ')}\n\n`);
  err.print(`Enter the code ${err.bold(userCode)} at\n  ${err.bold(address)}`);
};

const remarkOn = (poll: Poll | undefined): string => {
  if (poll === undefined || poll.response._tag === 'AuthorizationPending') return '';
  return poll.response._tag === 'SlowDown'
    ? '; GitHub asked to poll more slowly'
    : `; the last poll ended in ${poll.response._tag}`;
};

const waitForApproval = async (
  client: TokenClient,
  device: DeviceCode,
  io: Io,
  err: Printer,
): Promise<TokenResponse> => {
  let last: Poll | undefined;
  const done = new AbortController();
  const counting = countDown(
    { seconds: device.expiresIn, remark: () => remarkOn(last), signal: done.signal },
    io.clock,
    err,
  );
  const onPoll = (poll: Poll) => {
    last = poll;
  };
  try {
    return await client.pollForToken(device, { signal: io.interrupted, onPoll });
  } finally {
    done.abort();
    await counting;
  }
};

const signIn = async (
  client: TokenClient,
  options: DeviceOptions,
  io: Io,
  err: Printer,
): Promise<TokenResponse> => {
  const device = await client.requestDeviceCode({ scopes: options.scope, signal: io.interrupted });
  if (device._tag !== 'DeviceCode') return device;
  showUserCode(device, io, err);
  if (options.open === true) await openAddress(device.verificationUri, io, err);
  return waitForApproval(client, device, io, err);
};

/** Signs a person in on a device without a browser. */
export const device = async (io: Io, options: DeviceOptions): Promise<ExitCode> => {
  const printers = printersFor(io);
  const settings = await readSettings(options, io);
  warnOfDifferences(settings, printers.err);
  const client = clientOf(settings, io, { needsSecret: false });
  const response = await signIn(client, options, io, printers.err);
  if (io.interrupted.aborted) {
    printers.err.print('Interrupted.');
    return exitCodes.interrupted;
  }
  return showResult(response, io, printers, options);
};
