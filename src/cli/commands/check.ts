import type { Command } from 'commander';
import type { CredentialsAccepted, LikelyCause, TokenError } from '../../index.js';
import { withRemark } from '../../internal/text.js';
import type { Io } from '../io.js';
import {
  type BaseUrlProblem,
  createClient,
  describeSource,
  listSettings,
  nameOf,
  problemOfBaseUrl,
  readSettings,
  type Setting,
  type Settings,
  type SettingsOptions,
  valueOf,
  warnAboutUnusedValues,
} from '../settings.js';
import { printError, toJson } from '../show.js';
import { createPrinters, type Printer } from '../terminal.js';
import {
  addCheckOptions,
  exampleHelp,
  type ExitCode,
  exitCodes,
  exitCodesHelp,
  type SetExitCode,
  settingsHelp,
} from '../usage.js';
import { causeForCommandLine } from '../wording.js';

/** The options of `check`. */
interface CheckOptions extends SettingsOptions {
  /** Whether to send the credentials to GitHub. */
  readonly online?: boolean | undefined;
  /** Whether the app uses only the device flow, which takes no client secret. */
  readonly device?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Adds `check` to the program. */
export function addCheck(program: Command, io: Io, setExitCode: SetExitCode): void {
  const command = program
    .command('check')
    .summary('check the configuration before anyone signs in')
    .description(
      'Checks the configuration in the environment and in .env: shows the source of each variable (never its value), and problems that are visible without a request. With --online, asks GitHub whether the client ID and the client secret belong together.',
    )
    .option('--online', 'ask GitHub, with a code that cannot exist');
  addCheckOptions(command)
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange check',
        'github-token-exchange check --online --env .env.production',
        'pass show github/secret | github-token-exchange check --online --client-secret-stdin',
      ) +
        settingsHelp +
        exitCodesHelp,
    )
    .action(async (options: CheckOptions) => {
      setExitCode(await check(io, options));
    });
}

/** Checks the configuration, and shows the source of each setting. */
async function check(io: Io, options: CheckOptions): Promise<ExitCode> {
  const { out, err } = createPrinters(io);
  const settings = await readSettings(options, io);
  warnAboutUnusedValues(settings, err);
  const findings = await examine(settings, options, io);
  if (options.json === true) out.raw(toJson(jsonOf(settings, findings)));
  else show(settings, findings, options, out);
  if (io.interrupted.aborted) return exitCodes.interrupted;
  const { online, causes, baseUrl } = findings;
  const isAccepted = online === undefined || online._tag === 'CredentialsAccepted';
  return isAccepted && causes.length === 0 && baseUrl === undefined
    ? exitCodes.ok
    : exitCodes.error;
}

interface Findings {
  /** Why the base URL cannot be used; absent if it can. */
  readonly baseUrl?: BaseUrlProblem;
  readonly causes: readonly LikelyCause[];
  /** The result of `--online`; absent if no request was sent. */
  readonly online?: CredentialsAccepted | TokenError;
  readonly durationMs?: number;
}

const examine = async (
  settings: Settings,
  { online = false, device = false }: CheckOptions,
  io: Io,
): Promise<Findings> => {
  const clientId = valueOf(settings.clientId);
  const clientSecret = settings.clientSecret.value;
  const baseUrl = problemOfBaseUrl(settings);
  const client = createClient(
    { clientId: clientId ?? '', clientSecret: clientSecret ?? (device ? null : '') },
    // The other settings are checked without a base URL that cannot be used.
    baseUrl === undefined ? settings : { ...settings, baseUrl: withoutValue(settings.baseUrl) },
    io,
  );
  const causes = await client.check({ redirectUri: valueOf(settings.redirectUri) });
  // Without the base URL, the credentials would be sent to another host.
  if (baseUrl !== undefined) return { causes, baseUrl };
  if (!online || clientId === undefined || !clientSecret) return { causes };
  const start = io.clock.monotonic();
  const result = await client.verifyCredentials({ signal: io.interrupted });
  return { causes, online: result, durationMs: io.clock.monotonic() - start };
};

const withoutValue = (setting: Setting): Setting => ({ ...setting, value: undefined });

const jsonOf = (settings: Settings, { baseUrl, causes, online }: Findings) => ({
  settings: listSettings(settings).map(({ variable, source, differs }) => ({
    variable,
    source,
    differs,
  })),
  ...(baseUrl === undefined ? {} : { baseUrl }),
  causes,
  ...(online === undefined ? {} : { online }),
});

const show = (
  settings: Settings,
  findings: Findings,
  { online = false }: CheckOptions,
  out: Printer,
): void => {
  out.print(out.bold('Configuration'));
  for (const setting of listSettings(settings))
    out.print(`  ${setting.variable.padEnd(22)}${describeSource(setting, settings.file)}`);
  out.print('');
  const { baseUrl, causes, online: result } = findings;
  if (baseUrl !== undefined) {
    out.error(`${nameOf(settings.baseUrl, settings.file)} ${baseUrl.problem}.`);
    out.print(`  ${baseUrl.fix}`);
  }
  for (const { summary, certainty, fix } of causes.map(causeForCommandLine)) {
    out.error(withRemark(summary, out.locale?.certainties[certainty] ?? certainty));
    out.print(`  ${fix}`);
  }
  if (baseUrl === undefined && causes.length === 0) out.success('No visible problems.');
  // An error is separated from what comes before it.
  if (result !== undefined && result._tag !== 'CredentialsAccepted') out.print('');
  showOnline(findings, online, out);
};

const showOnline = (
  { baseUrl, online, durationMs }: Findings,
  wanted: boolean,
  out: Printer,
): void => {
  if (online === undefined)
    out.print(
      wanted
        ? `No request was sent, because ${baseUrl === undefined ? 'a client ID and a client secret are required' : 'the base URL cannot be used'}.`
        : 'No request was sent. Use --online to ask GitHub whether the credentials are correct.',
    );
  else if (online._tag === 'CredentialsAccepted')
    out.success('GitHub accepts this client ID and client secret together.');
  else printError(online, out, durationMs);
};
