import { type Command, Help, InvalidArgumentError, Option } from 'commander';

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

/** Formats the part of a help text below a title. */
export function formatHelpPart(title: string, lines: readonly string[]): string {
  return `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Puts examples before the options in the help of a command. */
export function addExamples(command: Command, examples: readonly string[]): Command {
  const part = formatHelpPart(
    'Examples',
    examples.map((line) => `$ ${line}`),
  );
  return command.configureHelp({
    ...command.configureHelp(),
    styleCommandDescription: asSentence,
    formatHelp: (shown, helper) =>
      Help.prototype.formatHelp
        .call(helper, shown, helper)
        .replace(/^(?:Arguments|Options):$/m, (title) => `${part}\n${title}`),
  });
}

/** Adds a command to the program. */
export function addCommand(
  program: Command,
  name: string,
  description: string,
  examples: readonly string[],
): Command {
  return addExamples(program.command(name).description(description), examples).addHelpText(
    'after',
    `\nRead more: npx github-token-exchange help ${name}`,
  );
}
