import { UsageError } from './exit-codes.js';
import type { Io } from './io.js';
import { readEnvFile } from './read-env-file.js';

/** The settings and the variables that they are read from. */
export const variables = {
  clientId: 'GITHUB_CLIENT_ID',
  clientSecret: 'GITHUB_CLIENT_SECRET',
  baseUrl: 'GITHUB_BASE_URL',
  redirectUri: 'GITHUB_REDIRECT_URI',
} as const;

/** The name of a setting. */
type SettingName = keyof typeof variables;

/** A setting, and where it came from. */
export interface Setting {
  readonly variable: (typeof variables)[SettingName];
  readonly value: string | undefined;
  readonly source: 'command line' | 'standard input' | 'environment' | 'file' | 'not set';
  /** Whether the file has another value, which does not count. */
  readonly differs: boolean;
}

/** Every setting, and the file that was read. */
export type Settings = Readonly<Record<SettingName, Setting>> & {
  readonly file: string;
  /** Whether the file has a base URL that may not decide where the credentials are sent. */
  readonly ignoresBaseUrl: boolean;
};

/** The options of the command line that settings are read from. */
export interface SettingsOptions {
  readonly clientId?: string | undefined;
  readonly clientSecretStdin?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  readonly redirectUri?: string | undefined;
  readonly env?: string | undefined;
}

/** The value of a setting that may be left out: an empty variable counts as unset, as in scripts. */
export const optional = ({ value }: Setting): string | undefined =>
  value === '' ? undefined : value;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const readVariables = async (
  envFile: string | undefined,
  io: Io,
): Promise<Readonly<Record<string, string>>> => {
  try {
    return readEnvFile(await io.readFile(envFile ?? '.env'));
  } catch (error) {
    if (envFile === undefined && isMissing(error)) return {};
    throw new UsageError(
      envFile === undefined
        ? '.env cannot be read. Give another file with --env.'
        : 'The file of --env cannot be read. Give the path of a file with lines such as GITHUB_CLIENT_ID=...',
    );
  }
};

const settle = (
  name: SettingName,
  given: Pick<Setting, 'value' | 'source'> | undefined,
  env: Io['env'],
  file: Readonly<Record<string, string>>,
): Setting => {
  const variable = variables[name];
  const inFile = Object.hasOwn(file, variable) ? file[variable] : undefined;
  const inEnvironment = env[variable];
  if (given !== undefined) return { variable, ...given, differs: false };
  if (inEnvironment !== undefined)
    return {
      variable,
      value: inEnvironment,
      source: 'environment',
      differs: inFile !== undefined && inFile !== inEnvironment,
    };
  return {
    variable,
    value: inFile,
    source: inFile === undefined ? 'not set' : 'file',
    differs: false,
  };
};

const secretOfStdin = async ({ stdin }: Io): Promise<Pick<Setting, 'value' | 'source'>> => {
  if (stdin.isTTY)
    throw new UsageError(
      '--client-secret-stdin reads from a pipe; typed, the client secret would show. For example: pass show github/secret | github-token-exchange ...',
    );
  // Without the line feed that echo ends with.
  return { value: (await stdin.read()).replace(/\r?\n$/, ''), source: 'standard input' };
};

/**
 * Reads the settings: the command line outweighs the environment, and the environment the file, as
 * with `node --env`. Whoever wrote the current folder may not decide where credentials of another
 * source are sent, so the base URL of a file that nobody named counts only with its own credentials.
 */
export const readSettings = async (options: SettingsOptions, io: Io): Promise<Settings> => {
  const file = await readVariables(options.env, io);
  const given = (value: string | undefined) =>
    value === undefined ? undefined : ({ value, source: 'command line' } as const);
  const secret = options.clientSecretStdin === true ? await secretOfStdin(io) : undefined;
  const clientId = settle('clientId', given(options.clientId), io.env, file);
  const clientSecret = settle('clientSecret', secret, io.env, file);
  const baseUrl = settle('baseUrl', given(options.baseUrl), io.env, file);
  const credential = optional(clientSecret) === undefined ? clientId : clientSecret;
  const ignoresBaseUrl =
    options.env === undefined &&
    baseUrl.source === 'file' &&
    optional(credential) !== undefined &&
    credential.source !== 'file';
  return {
    clientId,
    clientSecret,
    baseUrl: ignoresBaseUrl ? settle('baseUrl', undefined, io.env, {}) : baseUrl,
    redirectUri: settle('redirectUri', given(options.redirectUri), io.env, file),
    file: options.env ?? '.env',
    ignoresBaseUrl,
  };
};
