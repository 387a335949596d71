import { parseEnv } from 'node:util';
import { isHostProblem, readBaseUrl } from '../github/host.js';
import { createTokenClient, type TokenClient } from '../index.js';
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

const readEnvFile = async (path: string | undefined, io: Io): Promise<Variables> => {
  try {
    return parseEnvFile(await io.readFile(path ?? '.env'));
  } catch (error) {
    if (path === undefined && isMissing(error)) return {};
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

const resolveSetting = (
  name: SettingName,
  given: string | undefined,
  env: Variables,
  file: Variables,
): Setting => {
  const [variable, option] = definitions[name];
  const fromEnv = env[variable];
  const fromFile = Object.hasOwn(file, variable) ? file[variable] : undefined;
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
  return { ...setting, value: fromFile, source: fromFile === undefined ? 'not set' : 'file' };
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
    baseUrl: ignoresBaseUrl ? resolveSetting('baseUrl', undefined, {}, {}) : baseUrl,
    redirectUri: resolveSetting('redirectUri', options.redirectUri, io.env, file),
    file: options.env ?? '.env',
    ignoresBaseUrl,
  };
}

/** The settings in the order in which they are shown. */
export function listSettings(settings: Settings): readonly Setting[] {
  return [settings.clientId, settings.clientSecret, settings.baseUrl, settings.redirectUri];
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
export function baseUrlProblem(baseUrl: string | undefined): BaseUrlProblem | undefined {
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
  { fetch, clock }: Io,
): TokenClient {
  checkBaseUrl(nameOf(baseUrl, file), valueOf(baseUrl));
  return createTokenClient({ ...credentials, baseUrl: valueOf(baseUrl), fetch, clock });
}

/** The value of a required setting; throws a `UsageError` that names its variable. */
export function requiredValue({ variable, option, value }: Setting, file: string): string {
  // An empty client secret is accepted here: a likely cause explains it better.
  if (value === undefined || (variable === 'GITHUB_CLIENT_ID' && value.trim() === ''))
    throw new UsageError(
      `${variable} is ${value === undefined ? 'not set' : 'empty'}. Set it in the environment or in ${file}, or use ${option}.`,
    );
  return value;
}
