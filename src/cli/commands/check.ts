import type { Command } from 'commander';
import type { CredentialsAccepted, LikelyCause, TokenError } from '../../index.js';
import { withRemark } from '../../internal/text.js';
import { type EnvFix, planFixes, suggestFixes, withFileText } from '../fix-env.js';
import { confirm, type Io } from '../io.js';
import {
  type BaseUrlProblem,
  createCheckingClient,
  describeSource,
  listSettings,
  nameOf,
  problemOfBaseUrl,
  readSettings,
  type Settings,
  type SettingsOptions,
  settingsToJson,
  summaryOf,
  valueOf,
  warnAboutUnusedValues,
} from '../settings.js';
import { printError, toJson } from '../show.js';
import { createPrinters, type Printer } from '../terminal.js';
import {
  addCheckOptions,
  addCommand,
  type ExitCode,
  exitCodes,
  type SetExitCode,
  UsageError,
} from '../usage.js';
import { causeForCommandLine } from '../wording.js';

/** The options of `check`. */
interface CheckOptions extends SettingsOptions {
  /** Whether to send the credentials to GitHub. */
  readonly online?: boolean | undefined;
  /** Whether the app uses only the device flow, which takes no client secret. */
  readonly device?: boolean | undefined;
  readonly json?: boolean | undefined;
  /** Whether to fix values of the file, if the user agrees. */
  readonly fix?: boolean | undefined;
  /** Whether the user agrees without a question. */
  readonly yes?: boolean | undefined;
}

/** Adds `check` to the program. */
export function addCheck(program: Command, io: Io, setExitCode: SetExitCode): void {
  const command = addCommand(program, 'check', 'check the configuration before anyone signs in', [
    'npx github-token-exchange check',
    'npx github-token-exchange check --online --env .env.production',
    'npx github-token-exchange check --fix',
    'pass show github/secret | npx github-token-exchange check --online --client-secret-stdin',
  ])
    .option('--online', 'ask GitHub, with a code that cannot exist')
    .option('--fix', 'remove blanks and quotation marks around a credential in the file')
    .option('--yes', 'write the fixes without a question');
  addCheckOptions(command).action(async (options: CheckOptions) => {
    setExitCode(await check(io, options));
  });
}

/** Checks the configuration, and shows the source of each setting. */
async function check(io: Io, options: CheckOptions): Promise<ExitCode> {
  const { out, err } = createPrinters(io);
  if (options.yes === true && options.fix !== true)
    throw new UsageError('--yes belongs to --fix, which is missing.');
  const given = await readSettings(options, io);
  const fixed = options.fix === true ? await fix(given, options, io, err) : undefined;
  const settings = fixed?.settings ?? given;
  warnAboutUnusedValues(settings, err);
  const findings = await examine(settings, options, io);
  if (options.json === true)
    out.raw(toJson({ ...jsonOf(settings, findings), ...(fixed && { fix: fixed.report }) }));
  else show(settings, findings, options, await suggestions(settings, options, io), out);
  if (io.interrupted.aborted) return exitCodes.interrupted;
  const { online, causes, baseUrl } = findings;
  const isAccepted = online === undefined || online._tag === 'CredentialsAccepted';
  return isAccepted && causes.length === 0 && baseUrl === undefined
    ? exitCodes.ok
    : exitCodes.error;
}

/** Shows what can be fixed in the file, and writes it if the user agrees. */
const fix = async (
  settings: Settings,
  { json = false, yes = false }: CheckOptions,
  io: Io,
  err: Printer,
) => {
  const { fixes, before, after } = await planFixes(settings, io);
  const { file } = settings;
  if (!json) showFixes(fixes, settings, err);
  const isAgreed =
    fixes.length > 0 &&
    (yes || (!json && io.stdin.isTTY && (await confirm(`Change ${file}?`, io, err))));
  if (isAgreed) await io.replaceFile(file, before, after);
  if (!json && fixes.length > 0) {
    if (isAgreed) err.success(`${file} was changed.\n`);
    else err.print(`${file} was not changed.${io.stdin.isTTY ? '' : ' Use --yes to change it.'}\n`);
  }
  // The client secret of standard input can be read only once.
  const changed = isAgreed ? withFileText(settings, after) : settings;
  return { settings: changed, report: { file, fixes, written: isAgreed } };
};

const showFixes = (
  fixes: readonly EnvFix[],
  { file, clientId, clientSecret }: Settings,
  err: Printer,
): void => {
  for (const { line, before, after } of fixes) {
    err.print(`${file}, line ${String(line)}`);
    err.print(`  ${err.red(`- ${before}`)}\n  ${err.green(`+ ${after}`)}`);
  }
  if (fixes.length > 0) return;
  const others = [clientId, clientSecret].filter(({ source }) => source !== 'file');
  err.print(
    `Nothing can be fixed in ${file}.${others.length === 0 ? '' : ` Only values of a file can be: ${others.map(({ variable }) => variable).join(' and ')} ${others.length === 1 ? 'does' : 'do'} not come from it.`}\n`,
  );
};

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
  const client = createCheckingClient(settings, device, io);
  const causes = await client.check({ redirectUri: valueOf(settings.redirectUri) });
  // Without the base URL, the credentials would be sent to another host.
  if (baseUrl !== undefined) return { causes, baseUrl };
  if (!online || clientId === undefined || !clientSecret) return { causes };
  const start = io.clock.monotonic();
  const result = await client.verifyCredentials({ signal: io.interrupted });
  return { causes, online: result, durationMs: io.clock.monotonic() - start };
};

const jsonOf = (settings: Settings, { baseUrl, causes, online }: Findings) => ({
  settings: settingsToJson(settings),
  ...(baseUrl === undefined ? {} : { baseUrl }),
  causes,
  ...(online === undefined ? {} : { online }),
});

/** Which command makes the fixes that are possible, unless it is this one. */
const suggestions = async (settings: Settings, options: CheckOptions, io: Io) =>
  options.fix === true ? [] : suggestFixes((await planFixes(settings, io)).fixes, settings.file);

const show = (
  settings: Settings,
  findings: Findings,
  { online = false }: CheckOptions,
  fixes: readonly string[],
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
  for (const cause of causes.map((cause) => causeForCommandLine(cause))) {
    const { certainty, fix } = cause;
    out.error(
      withRemark(summaryOf(cause, settings), out.locale?.certainties[certainty] ?? certainty),
    );
    out.print(`  ${fix}`);
  }
  for (const fix of fixes) out.print(`  ${fix}`);
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
