import { type Command, InvalidArgumentError, Option } from 'commander';

/** The exit codes of the process. */
export const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  internalError: 70,
  interrupted: 130,
} as const;

/** One of the exit codes of the process. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Stores the exit code of a command. */
export type SetExitCode = (exitCode: ExitCode) => void;

/** Wrong usage: the message says what to do instead and never contains the value. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Parses an option that is an integer in a range. */
export function integerBetween(minimum: number, maximum: number) {
  return (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < minimum || number > maximum)
      throw new InvalidArgumentError(
        `Use a whole number from ${String(minimum)} to ${String(maximum)}.`,
      );
    return number;
  };
}

const collectScopes = (value: string, previous: readonly string[] = []): readonly string[] => {
  const scopes = value.split(/[\s,]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) throw new InvalidArgumentError('Use for example repo or read:org.');
  return [...previous, ...scopes];
};

/** Creates the options that several commands have; an `Option` belongs to one command. */
export const createOption = {
  noColor: () => new Option('--no-color', 'write no colors'),
  json: () => new Option('--json', 'write JSON, without tokens'),
  lang: () =>
    new Option('--lang <code>', 'the language of the hints: de, en, es, fr, ja, pt or zh'),
  baseUrl: () => new Option('--base-url <url>', 'the GitHub to use instead of https://github.com'),
  scope: () =>
    new Option('--scope <scope>', 'a scope to request; can be repeated').argParser(collectScopes),
  printToken: () =>
    new Option('--print-token', 'write only the token to standard output').conflicts('json'),
  port: (description: string) =>
    new Option('--port <number>', description).argParser(integerBetween(0, 65_535)),
  clientId: () => new Option('--client-id <id>', 'overrides GITHUB_CLIENT_ID'),
  clientSecretStdin: () =>
    new Option('--client-secret-stdin', 'read the client secret from standard input'),
  env: () => new Option('--env <path>', 'read variables from this file instead of .env'),
  redirectUri: () => new Option('--redirect-uri <url>', 'overrides GITHUB_REDIRECT_URI'),
};

/** Adds the options that `check` and `doctor` have in common. */
export function addCheckOptions(command: Command): Command {
  return command
    .option('--device', 'the app uses only the device flow, which takes no client secret')
    .addOption(createOption.env())
    .addOption(createOption.clientId())
    .addOption(createOption.clientSecretStdin())
    .addOption(createOption.baseUrl())
    .addOption(createOption.redirectUri())
    .addOption(createOption.lang())
    .addOption(createOption.json())
    .addOption(createOption.noColor());
}

type Rows = readonly (readonly [string, string])[];

const table = (rows: Rows): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
};

const section = (title: string, text: string): string => `\n${title}:\n${text}\n`;

/** The examples in the help of a command. */
export function exampleHelp(...lines: readonly string[]): string {
  return section('Examples', lines.map((line) => `  $ ${line}`).join('\n'));
}

/** The exit codes in the help. */
export const exitCodesHelp = section(
  'Exit codes',
  table(
    (
      [
        [exitCodes.ok, 'a token, no problems, or an error code that was explained'],
        [exitCodes.error, 'the response is an error, or a check failed'],
        [exitCodes.usage, 'wrong usage, or an input that is not recognized'],
        [exitCodes.internalError, 'an internal error of this program'],
        [exitCodes.interrupted, 'interrupted with Ctrl-C'],
      ] as const
    ).map(([code, meaning]) => [String(code), meaning]),
  ),
);

/** The variables in the help, and where they are read from. */
export const settingsHelp = section(
  'Environment',
  `${table([
    ['GITHUB_CLIENT_ID', 'the client ID of the app'],
    ['GITHUB_CLIENT_SECRET', 'the client secret of the app'],
    ['GITHUB_BASE_URL', 'another GitHub, for example https://ghe.example.com'],
    ['GITHUB_REDIRECT_URI', 'the URL to which GitHub redirects users'],
  ])}
  Variables that the environment does not set are read from .env.
  GITHUB_BASE_URL in .env is used only with the credentials in .env, or with --env .env.`,
);

/** The variables that the language of the hints comes from, in the help. */
export const languageHelp = section(
  'Language',
  '  Hints are in the language of LC_ALL, LC_MESSAGES or LANG, or of --lang; the rest is English.',
);

/** The variables that control colors, in the help. */
export const colorHelp = section(
  'Colors',
  '  Written to terminals only. NO_COLOR or --no-color turns them off, FORCE_COLOR turns them on.',
);
