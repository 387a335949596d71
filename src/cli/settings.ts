import { parseEnv } from 'node:util';
import { isHostProblem, readBaseUrl } from '../github/host.js';
import { createTokenClient, type LikelyCause, type TokenClient } from '../index.js';
import type { Io } from './io.js';
import type { Printer } from './terminal.js';
import { UsageError } from './usage.js';

/** The variable and the option of each setting. */
const definitions = {
  clientId: ['GITHUB_CLIENT_ID', '--client-id'],
  clientSecret: ['GITHUB_CLIENT_SECRET', '--client-secret-stdin'],
  baseUrl: ['GITHUB_BASE_URL', '--base-url'],
  redirectUri: ['GITHUB_REDIRECT_URI', '--redirect-uri'],
} as const;

type SettingName = keyof typeof definitions;
type Variables = Readonly<Record<string, string | undefined>>;

/** A setting and its source. */
export interface Setting {
  readonly variable: (typeof definitions)[SettingName][0];
  readonly option: (typeof definitions)[SettingName][1];
  readonly value: string | undefined;
  readonly source: 'command line' | 'standard input' | 'environment' | 'file' | 'not set';
  /** Whether the file has another value, which is not used. */
  readonly differs: boolean;
  /** A visible reason why the setting is not set, for the end of a sentence. */
  readonly reason?: string;
}

/** All settings, and the file that was read. */
export interface Settings extends Readonly<Record<SettingName, Setting>> {
  /** The path of the file. */
  readonly file: string;
  /** Whether the file has a base URL that must not decide where the credentials are sent. */
  readonly ignoresBaseUrl: boolean;
}

/** The command-line options that override variables. */
export interface SettingsOptions {
  readonly clientId?: string | undefined;
  readonly clientSecretStdin?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  readonly redirectUri?: string | undefined;
  /** The file to read instead of `.env`. */
  readonly env?: string | undefined;
}

/** Parses an .env file; the last value of a name counts. */
export function parseEnvFile(text: string): Variables {
  return parseEnv(text.replace(/^\ufeff/, ''));
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** An .env file as it was read. */
interface EnvFile {
  readonly path: string;
  readonly exists: boolean;
  readonly text: string;
  readonly variables: Variables;
}

const readEnvFile = async (path: string | undefined, io: Io): Promise<EnvFile> => {
  const name = path ?? '.env';
  try {
    const text = await io.readFile(name);
    return { path: name, exists: true, text, variables: parseEnvFile(text) };
  } catch (error) {
    if (path === undefined && isMissing(error))
      return { path: name, exists: false, text: '', variables: {} };
    throw new UsageError(
      path === undefined
        ? '.env cannot be read. Use another file with --env.'
        : 'The file of --env cannot be read. Use the path of a file with lines such as GITHUB_CLIENT_ID=...',
    );
  }
};

const readSecret = async ({ stdin }: Io): Promise<string> => {
  if (stdin.isTTY)
    throw new UsageError(
      '--client-secret-stdin reads from a pipe, because a terminal would show the client secret. For example: pass show github/secret | github-token-exchange ...',
    );
  // echo adds a line feed.
  return (await stdin.read()).replace(/\r?\n$/, '');
};

/** What other programs call the credentials, for example Auth.js. */
const otherNames: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
  clientId: ['GITHUB_ID', 'AUTH_GITHUB_ID', 'GITHUB_OAUTH_CLIENT_ID', 'GITHUB_APP_CLIENT_ID'],
  clientSecret: [
    'GITHUB_SECRET',
    'AUTH_GITHUB_SECRET',
    'GITHUB_OAUTH_CLIENT_SECRET',
    'GITHUB_APP_CLIENT_SECRET',
  ],
};

const reasonNotSet = (
  name: SettingName,
  env: Variables,
  { path, exists, text, variables }: EnvFile,
): string | undefined => {
  const [variable] = definitions[name];
  // Some programs accept such a line, but Node does not.
  const withColon = new RegExp(`^\\s*(?:export\\s+)?${variable}\\s*:`);
  const line = text.split('\n').findIndex((one) => withColon.test(one)) + 1;
  if (line > 0) return `line ${String(line)} of ${path} has ":" in place of "="`;
  const other = otherNames[name]?.find(
    (one) => env[one] !== undefined || Object.hasOwn(variables, one),
  );
  if (other !== undefined) return `${other} is set, which this program does not read`;
  return exists || otherNames[name] === undefined
    ? undefined
    : `there is no ${path} in this folder`;
};

const resolveSetting = (
  name: SettingName,
  given: string | undefined,
  env: Variables,
  file: EnvFile,
): Setting => {
  const [variable, option] = definitions[name];
  const fromEnv = env[variable];
  const { variables } = file;
  const fromFile = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
  const setting = { variable, option, differs: false };
  if (given !== undefined)
    return {
      ...setting,
      value: given,
      source: name === 'clientSecret' ? 'standard input' : 'command line',
    };
  if (fromEnv !== undefined) {
    const differs = fromFile !== undefined && fromFile !== fromEnv;
    return { ...setting, value: fromEnv, source: 'environment', differs };
  }
  if (fromFile !== undefined) return { ...setting, value: fromFile, source: 'file' };
  const reason = reasonNotSet(name, env, file);
  return {
    ...setting,
    value: undefined,
    source: 'not set',
    ...(reason === undefined ? {} : { reason }),
  };
};

/**
 * Reads the settings. The command line takes precedence over the environment, and the environment
 * over the file, as with `node --env-file`.
 *
 * The author of the current folder must not decide where credentials from another source are sent:
 * the base URL of an `.env` file that `--env` does not name is used only with credentials of that file.
 */
export async function readSettings(options: SettingsOptions, io: Io): Promise<Settings> {
  const file = await readEnvFile(options.env, io);
  const secret = options.clientSecretStdin === true ? await readSecret(io) : undefined;
  const clientId = resolveSetting('clientId', options.clientId, io.env, file);
  const clientSecret = resolveSetting('clientSecret', secret, io.env, file);
  const baseUrl = resolveSetting('baseUrl', options.baseUrl, io.env, file);
  const credential = valueOf(clientSecret) === undefined ? clientId : clientSecret;
  const ignoresBaseUrl =
    options.env === undefined &&
    baseUrl.source === 'file' &&
    valueOf(credential) !== undefined &&
    credential.source !== 'file';
  return {
    clientId,
    clientSecret,
    baseUrl: ignoresBaseUrl ? { ...baseUrl, value: undefined, source: 'not set' } : baseUrl,
    redirectUri: resolveSetting('redirectUri', options.redirectUri, io.env, file),
    file: file.path,
    ignoresBaseUrl,
  };
}

/** The settings in the order in which they are shown. */
export function listSettings(settings: Settings): readonly Setting[] {
  return [settings.clientId, settings.clientSecret, settings.baseUrl, settings.redirectUri];
}

/** Whether a likely cause says that a credential has no value. */
export function lacksValue({ id }: Pick<LikelyCause, 'id'>): boolean {
  return id === 'client-id-missing' || id === 'client-secret-missing';
}

/** Says what a likely cause says, and of a credential without a value whether its variable is set. */
export function summaryOf(
  cause: Pick<LikelyCause, 'id' | 'summary'>,
  { clientId, clientSecret }: Settings,
): string {
  const { variable, value } = cause.id === 'client-id-missing' ? clientId : clientSecret;
  return lacksValue(cause) && value === undefined ? `${variable} is not set.` : cause.summary;
}

/** The settings as `--json` writes them: without their values. */
export function settingsToJson(settings: Settings): readonly object[] {
  return listSettings(settings).map(({ variable, source, differs }) => ({
    variable,
    source,
    differs,
  }));
}

const defaults: Readonly<Partial<Record<Setting['variable'], string>>> = {
  GITHUB_BASE_URL: 'not set: https://github.com',
  GITHUB_REDIRECT_URI: "not set: GitHub uses the app's first callback URL",
};

const places = {
  environment: 'in the environment',
  'command line': 'on the command line',
  'standard input': 'from standard input',
};

/** Says where a setting comes from, or what its default is. */
export function describeSource({ variable, source, value, reason }: Setting, file: string): string {
  if (source === 'not set')
    return reason === undefined ? (defaults[variable] ?? source) : `not set; ${reason}`;
  const place = source === 'file' ? `in ${file}` : places[source];
  return `set ${place}${value === '' ? ', but empty' : ''}`;
}

/** The value of an optional setting: an empty variable counts as unset, as in shell scripts. */
export function valueOf({ value }: Setting): string | undefined {
  return value === '' ? undefined : value;
}

/** The option, the variable, or the variable and the file that a setting comes from, for messages. */
export function nameOf({ source, option, variable }: Setting, file: string): string {
  if (source === 'command line') return option;
  return source === 'file' ? `${variable} in ${file}` : variable;
}

/** Warns about values of the file that are not used. */
export function warnAboutUnusedValues(settings: Settings, err: Printer): void {
  const { file, baseUrl, ignoresBaseUrl } = settings;
  if (ignoresBaseUrl)
    err.warn(
      `${baseUrl.variable} in ${file} was ignored, because the credentials did not come from that file. To send them there, use --env ${file}.`,
    );
  for (const { variable, value, differs } of listSettings(settings))
    if (differs)
      err.warn(
        value === ''
          ? `${variable} is empty in the environment, which takes precedence over its value in ${file}.`
          : `${variable} has another value in ${file}; the value in the environment is used.`,
      );
}

/** Why a base URL cannot be used, and what to use instead. */
export interface BaseUrlProblem {
  /** The predicate of a sentence; it does not repeat the URL. */
  readonly problem: string;
  readonly fix: string;
}

/** Why a base URL cannot be used; `undefined` if it can. */
function baseUrlProblem(baseUrl: string | undefined): BaseUrlProblem | undefined {
  const host = readBaseUrl(baseUrl);
  if (isHostProblem(host))
    return { problem: host.problem, fix: 'Use the web root, for example https://ghe.example.com' };
  return host.web.startsWith('http:') && !host.loopback
    ? {
        problem: 'is an http URL, which would send secrets unencrypted',
        fix: 'Use the https URL.',
      }
    : undefined;
}

/** Why the base URL of the environment or of a file cannot be used. That of --base-url is wrong usage. */
export function problemOfBaseUrl({ baseUrl }: Settings): BaseUrlProblem | undefined {
  return baseUrl.source === 'command line' ? undefined : baseUrlProblem(valueOf(baseUrl));
}

/**
 * Throws a `UsageError` if a base URL cannot be used.
 *
 * @param name - The option or the variable that it comes from.
 */
export function checkBaseUrl(name: string, baseUrl: string | undefined): void {
  const found = baseUrlProblem(baseUrl);
  if (found !== undefined) throw new UsageError(`${name} ${found.problem}. ${found.fix}`);
}

/** The credentials of a client. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

/** Creates a client with the given credentials and the base URL of the settings. */
export function createClient(
  credentials: Credentials,
  { baseUrl, file }: Settings,
  { fetch, clock, locale }: Io,
): TokenClient {
  checkBaseUrl(nameOf(baseUrl, file), valueOf(baseUrl));
  return createTokenClient({ ...credentials, baseUrl: valueOf(baseUrl), fetch, clock, locale });
}

/**
 * Creates a client for checks: with whatever is set, and without a base URL that cannot be used.
 *
 * @param device - Whether the app uses only the device flow, which takes no client secret.
 */
export function createCheckingClient(settings: Settings, device: boolean, io: Io): TokenClient {
  const { clientId, clientSecret, baseUrl } = settings;
  return createClient(
    {
      clientId: valueOf(clientId) ?? '',
      clientSecret: clientSecret.value ?? (device ? null : ''),
    },
    problemOfBaseUrl(settings) === undefined
      ? settings
      : { ...settings, baseUrl: { ...baseUrl, value: undefined } },
    io,
  );
}

const isLacking = ({ variable, value }: Setting): boolean =>
  // An empty client secret is accepted here: a likely cause explains it better.
  value === undefined || (variable === 'GITHUB_CLIENT_ID' && value.trim() === '');

const inBrackets = (text: string | undefined): string => (text === undefined ? '' : ` (${text})`);

/** The values of required settings; throws one `UsageError` that names each variable without a value. */
export function requiredValues(required: readonly Setting[], file: string): readonly string[] {
  const lacking = required.filter(isLacking);
  const [first, ...others] = lacking;
  if (first === undefined) return required.map(({ value = '' }) => value);
  const isShared = others.every(
    ({ value, reason }) => value === first.value && reason === first.reason,
  );
  const state = (value: string | undefined) => (value === undefined ? 'not set' : 'empty');
  const problem =
    isShared && others.length > 0
      ? `${lacking.map(({ variable }) => variable).join(' and ')} are ${state(first.value)}${inBrackets(first.reason)}`
      : lacking
          .map(
            ({ variable, value, reason }) => `${variable} is ${state(value)}${inBrackets(reason)}`,
          )
          .join(', and ');
  throw new UsageError(
    `${problem}. Set ${others.length === 0 ? 'it' : 'them'} in the environment or in ${file}, or use ${lacking.map(({ option }) => option).join(' and ')}.`,
  );
}
