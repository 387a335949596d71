import type { CredentialsAccepted, LikelyCause, TokenError } from '../entries/index.js';
import { createTokenClient, formatTokenError } from '../entries/index.js';
import { checkBaseUrl } from './base-url.js';
import { warnOfDifferences } from './client-of-settings.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { printersFor, type Printer } from './printer.js';
import {
  optional,
  readSettings,
  type Setting,
  type Settings,
  type SettingsOptions,
} from './settings.js';
import { formatOptions, toJson } from './show-response.js';

/** What `check` was asked for. */
export interface CheckOptions extends SettingsOptions {
  readonly online?: boolean | undefined;
  /** Whether the app is used with the device flow alone, which takes no client secret. */
  readonly device?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** What `check` found. */
interface Findings {
  readonly causes: readonly LikelyCause[];
  /** What GitHub said; absent where it was not asked. */
  readonly online?: CredentialsAccepted | TokenError;
  readonly durationMs?: number;
}

const unsetMeans: Readonly<Record<string, string>> = {
  GITHUB_BASE_URL: 'https://github.com',
  GITHUB_REDIRECT_URI: "GitHub takes the app's first callback URL",
};

const sourceOf = ({ variable, source, value }: Setting, file: string): string => {
  const empty = value === '' ? ', to nothing' : '';
  if (source === 'file') return `set in ${file}${empty}`;
  if (source !== 'not set')
    return `set ${source === 'environment' ? 'in the environment' : `from ${source}`}${empty}`;
  const meaning = unsetMeans[variable];
  return meaning === undefined ? source : `${source}: ${meaning}`;
};

const each = ({ clientId, clientSecret, baseUrl, redirectUri }: Settings): readonly Setting[] => [
  clientId,
  clientSecret,
  baseUrl,
  redirectUri,
];

const examine = async (
  settings: Settings,
  { online = false, device = false }: CheckOptions,
  io: Io,
): Promise<Findings> => {
  const { clientId, clientSecret, baseUrl, redirectUri } = settings;
  const url = optional(baseUrl);
  checkBaseUrl(baseUrl.source === 'command line' ? '--base-url' : baseUrl.variable, url);
  const client = createTokenClient({
    // The client refuses an empty one; a blank one is looked at like any other.
    clientId: clientId.value === undefined || clientId.value === '' ? ' ' : clientId.value,
    clientSecret: clientSecret.value ?? (device ? null : ''),
    baseUrl: url,
    fetch: io.fetch,
    clock: io.clock,
  });
  const causes = await client.check({ redirectUri: optional(redirectUri) });
  const isComplete = Boolean(clientId.value) && Boolean(clientSecret.value);
  if (!online || !isComplete) return { causes };
  const start = io.clock.monotonic();
  const accepted = await client.verifyCredentials({ signal: io.interrupted });
  return { causes, online: accepted, durationMs: io.clock.monotonic() - start };
};

const showCause = ({ summary, certainty, fix }: LikelyCause, out: Printer): void => {
  out.bad(`${summary.replace(/\.$/, '')} (${certainty}).`);
  out.print(`  ${fix}`);
};

const showOnline = ({ online, durationMs }: Findings, asked: boolean, out: Printer): void => {
  if (online === undefined)
    out.print(
      asked
        ? 'GitHub was not asked: it takes a client ID and a client secret.'
        : 'Nothing was sent. With --online, GitHub is asked whether the credentials are right.',
    );
  else if (online._tag === 'CredentialsAccepted')
    out.good('GitHub accepts this client ID and client secret together.');
  else out.print(formatTokenError(online, formatOptions(out, durationMs)));
};

const show = (
  settings: Settings,
  findings: Findings,
  { online = false }: CheckOptions,
  out: Printer,
): void => {
  out.print(out.bold('Configuration'));
  for (const setting of each(settings))
    out.print(`  ${setting.variable.padEnd(22)}${sourceOf(setting, settings.file)}`);
  out.print('');
  for (const cause of findings.causes) showCause(cause, out);
  if (findings.causes.length === 0) out.good('Nothing wrong can be seen.');
  showOnline(findings, online, out);
};

/** Examines the configuration, and says where each part of it came from. */
export const check = async (io: Io, options: CheckOptions): Promise<ExitCode> => {
  const { out, err } = printersFor(io);
  const settings = await readSettings(options, io);
  warnOfDifferences(settings, err);
  const findings = await examine(settings, options, io);
  if (options.json === true) {
    const { causes, online } = findings;
    const sources = each(settings).map(({ variable, source, differs }) => ({
      variable,
      source,
      differs,
    }));
    out.raw(toJson({ settings: sources, causes, ...(online === undefined ? {} : { online }) }));
  } else show(settings, findings, options, out);
  if (io.interrupted.aborted) return exitCodes.interrupted;
  const accepted = findings.online === undefined || findings.online._tag === 'CredentialsAccepted';
  return accepted && findings.causes.length === 0 ? exitCodes.fine : exitCodes.error;
};
