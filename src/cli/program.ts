import { Command, CommanderError } from 'commander';
import { maskOf } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';
import { noColorOption } from './command-options.js';
import { exitCodes, UsageError, type ExitCode } from './exit-codes.js';
import { addCheck } from './check-command.js';
import { addDevice } from './device-command.js';
import { addExchange } from './exchange-command.js';
import { addExplain } from './explain-command.js';
import { addServeFake } from './serve-fake-command.js';
import { colorHelp, exampleHelp, exitCodesHelp, settingsHelp } from './help-text.js';
import type { Io } from './io.js';
import { printerFor } from './printer.js';

const mask = maskOf([]);

// Long enough for the options there are, and of no form that a secret has.
const optionName = /^--[a-z-]{1,30}$/;

/** A message of the parser without what was typed, which can be a secret; it may hold quotes. */
const withoutValues = (message: string): string =>
  message
    .replace(/ argument '[^]*' is invalid/, ' is invalid')
    .replace(/^(error: unknown command) '[^]*'/, '$1')
    .replace(/^(error: unknown option) '([^]*)'/, (_, what: string, typed: string) => {
      const [name = ''] = typed.split('=', 1);
      return optionName.test(name) ? `${what} '${name}'` : what;
    });

const createProgram = (io: Io, done: (exitCode: ExitCode) => void): Command => {
  const program = new Command('github-token-exchange')
    .description(
      'Exchanges a GitHub OAuth code for a token, and says what went wrong when GitHub says no.',
    )
    .version(io.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addOption(noColorOption())
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: (message, write) => write(withoutValues(message)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .configureHelp({ minWidthToWrap: 20 })
    .showHelpAfterError('Run it with --help to see what there is.')
    .addHelpText(
      'after',
      exampleHelp(
        'npx github-token-exchange explain bad_verification_code',
        'npx github-token-exchange check --online',
        'npx github-token-exchange exchange --scope read:user',
      ) +
        settingsHelp +
        colorHelp +
        exitCodesHelp,
    );
  for (const add of [addExplain, addCheck, addExchange, addDevice, addServeFake])
    add(program, io, done);
  return program;
};

const failed = (error: unknown, io: Io): ExitCode => {
  // The parser has said what was wrong; help and version come this way too.
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  const err = printerFor(io.stderr, io);
  if (error instanceof UsageError) {
    err.bad(error.message);
    return exitCodes.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  err.bad(`A fault of this program: ${plainText(mask(message), 500)}`);
  return exitCodes.fault;
};

const secretOption = /^--client[-_]?secret(?:$|=)/;

const refuseSecret = (args: readonly string[]): void => {
  if (args.some((arg) => secretOption.test(arg)))
    throw new UsageError(
      'The client secret is not taken from the command line, where ps and the history of the shell show it. Set GITHUB_CLIENT_SECRET, or pipe it in with --client-secret-stdin. If it was a real one, generate a new one.',
    );
};

/** What `--no-color` means, wherever it stands. */
const withoutColor = (io: Io): Io => ({ ...io, env: { ...io.env, NO_COLOR: '1' } });

/**
 * Runs the command line.
 *
 * @param args - The arguments behind the name of the program.
 * @param world - The outside world.
 * @returns The exit code. Never rejects.
 */
export const run = async (args: readonly string[], world: Io): Promise<ExitCode> => {
  const io = args.includes('--no-color') ? withoutColor(world) : world;
  let exitCode: ExitCode = exitCodes.fine;
  try {
    refuseSecret(args);
    await createProgram(io, (code) => {
      exitCode = code;
    }).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return failed(error, io);
  }
};
