import type { Command } from 'commander';
import type { DeviceCode, Poll, TokenClient, TokenResponse } from '../../index.js';
import { sanitizeText } from '../../internal/text.js';
import { type Io, openInBrowser } from '../io.js';
import {
  createClient,
  readSettings,
  requiredValues,
  type SettingsOptions,
  warnAboutUnusedValues,
} from '../settings.js';
import { type ResultOptions, showResult } from '../show.js';
import { blockLetters, countDown, createPrinters, type Printer } from '../terminal.js';
import { addCommand, createOption, type ExitCode, type SetExitCode } from '../usage.js';

/** The options of `device`. */
interface DeviceOptions extends SettingsOptions, Omit<ResultOptions, 'durationMs'> {
  /** Whether to open the verification URL in a browser. */
  readonly open?: boolean | undefined;
}

/** Adds `device` to the program. */
export function addDevice(program: Command, io: Io, setExitCode: SetExitCode): void {
  addCommand(
    program,
    'device',
    'sign in with the device flow: a code to enter in another browser',
    [
      'npx github-token-exchange device --scope repo',
      'TOKEN=$(npx github-token-exchange device --print-token)',
    ],
  )
    .addOption(createOption.scope())
    .option('--open', 'open the URL in a browser')
    .addOption(createOption.printToken())
    .addOption(createOption.env())
    .addOption(createOption.clientId())
    .addOption(createOption.baseUrl())
    .addOption(createOption.lang())
    .addOption(createOption.json())
    .addOption(createOption.noColor())
    .action(async (options: DeviceOptions) => {
      setExitCode(await device(io, options));
    });
}

/** Signs a user in with the device flow. */
async function device(io: Io, options: DeviceOptions): Promise<ExitCode> {
  const printers = createPrinters(io);
  const settings = await readSettings(options, io);
  warnAboutUnusedValues(settings, printers.err);
  const [clientId = ''] = requiredValues([settings.clientId], settings.file);
  const client = createClient({ clientId, clientSecret: null }, settings, io);
  const response = await signIn(client, options, io, printers.err);
  return showResult(response, io, printers, options);
}

const signIn = async (
  client: TokenClient,
  { scope: scopes, open = false }: DeviceOptions,
  io: Io,
  err: Printer,
): Promise<TokenResponse> => {
  const deviceCode = await client.requestDeviceCode({ scopes, signal: io.interrupted });
  if (deviceCode._tag !== 'DeviceCode') return deviceCode;
  showUserCode(deviceCode, io, err);
  if (open) await openInBrowser(deviceCode.verificationUri, io, err);
  return waitForApproval(client, deviceCode, io, err);
};

/** Shows the user code in large letters on a terminal, and in plain text. */
const showUserCode = (deviceCode: DeviceCode, { stderr }: Io, err: Printer): void => {
  // Both come from the server.
  const userCode = sanitizeText(deviceCode.userCode, 40);
  const url = sanitizeText(deviceCode.verificationUri, 300);
  const large = stderr.isTTY ? blockLetters(userCode, (stderr.columns ?? 80) - 2) : undefined;
  if (large !== undefined) err.raw(`\n${err.sanitize(large).replace(/^/gm, '  ')}\n\n`);
  err.print(`Enter the code ${err.bold(userCode)} at\n  ${err.bold(url)}`);
};

const waitForApproval = async (
  client: TokenClient,
  deviceCode: DeviceCode,
  { clock, interrupted }: Io,
  err: Printer,
): Promise<TokenResponse> => {
  let last: Poll | undefined;
  const done = new AbortController();
  const countdown = countDown(
    { seconds: deviceCode.expiresIn, remark: () => describePoll(last), signal: done.signal },
    clock,
    err,
  );
  const onPoll = (poll: Poll) => {
    last = poll;
  };
  try {
    return await client.pollForToken(deviceCode, { signal: interrupted, onPoll });
  } finally {
    done.abort();
    await countdown;
  }
};

const describePoll = (poll: Poll | undefined): string => {
  if (poll === undefined || poll.response._tag === 'AuthorizationPending') return '';
  return poll.response._tag === 'SlowDown'
    ? '; GitHub asked for slower polling'
    : `; the last poll ended in ${poll.response._tag}`;
};
