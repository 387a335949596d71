import { Command, CommanderError } from 'commander';
import { maskOf } from '../internal/mask.js';
import { sanitizeText } from '../internal/text.js';
import { addCheck } from './commands/check.js';
import { addDevice } from './commands/device.js';
import { addDoctor } from './commands/doctor.js';
import { addExchange } from './commands/exchange.js';
import { addExplain } from './commands/explain.js';
import { addHelp } from './commands/help.js';
import { addServeFake } from './commands/serve-fake.js';
import { type Io, nodeIo, type Process } from './io.js';
import { localeOf } from './language.js';
import { createPrinter } from './terminal.js';
import {
  addExamples,
  createOption,
  type ExitCode,
  exitCodes,
  type SetExitCode,
  UsageError,
} from './usage.js';

const mask = maskOf([]);

// Long enough for every option, and unlike any secret.
const optionName = /^--[a-z-]{1,30}$/;

/** Removes what the user typed from a message of the parser: it can be a secret, and contain quotes. */
const withoutValues = (message: string): string =>
  message
    .replace(/ argument '[^]*' is invalid/, ' is invalid')
    .replace(/^(error: unknown command) '[^]*'/, '$1')
    .replace(/^(error: unknown option) '([^]*)'/, (_, what: string, typed: string) => {
      const [name = ''] = typed.split('=', 1);
      return optionName.test(name) ? `${what} '${name}'` : what;
    });

const createProgram = (io: Io, setExitCode: SetExitCode): Command => {
  const program = new Command('github-token-exchange')
    .description('exchange GitHub OAuth codes for tokens, and explain the errors')
    .version(io.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addOption(createOption.noColor())
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      outputError: (message, write) => write(withoutValues(message)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
    .configureHelp({ minWidthToWrap: 20 })
    .showHelpAfterError('Run it with --help to list commands and options.');
  addExamples(program, [
    'npx github-token-exchange doctor',
    'npx github-token-exchange explain bad_verification_code',
    'npx github-token-exchange exchange --scope read:user',
  ]);
  for (const add of [
    addExplain,
    addDoctor,
    addCheck,
    addExchange,
    addDevice,
    addServeFake,
    addHelp,
  ])
    add(program, io, setExitCode);
  return program;
};

const handleError = (error: unknown, io: Io): ExitCode => {
  // The parser has already printed its message; --help and --version also end here.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const err = createPrinter(io.stderr, io);
  if (error instanceof UsageError) {
    err.error(error.message);
    return exitCodes.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  err.error(`Internal error: ${sanitizeText(mask(message), 500)}`);
  return exitCodes.internalError;
};

const secretOption = /^--client[-_]?secret(?:$|=)/;

const refuseSecret = (args: readonly string[]): void => {
  if (args.some((arg) => secretOption.test(arg)))
    throw new UsageError(
      'The client secret cannot be passed on the command line, because ps and the shell history would show it. Set GITHUB_CLIENT_SECRET, or pipe it in with --client-secret-stdin. If this was a real client secret, generate a new one.',
    );
};

/**
 * Runs the command line.
 *
 * @param args - The arguments after the name of the program.
 * @param world - Everything outside the program.
 * @returns The exit code. Never rejects.
 */
export async function run(args: readonly string[], world: Io): Promise<ExitCode> {
  // --no-color counts before and after the command, also for messages of the parser.
  const plain = args.includes('--no-color')
    ? { ...world, env: { ...world.env, NO_COLOR: '1' } }
    : world;
  const io = { ...plain, locale: await localeOf(args, plain) };
  let exitCode: ExitCode = exitCodes.ok;
  try {
    refuseSecret(args);
    await createProgram(io, (code) => {
      exitCode = code;
    }).parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return handleError(error, io);
  }
}

/**
 * Starts the command line.
 *
 * @param process - The process to run in.
 */
export async function start(process: Process): Promise<void> {
  const exitIfPipeClosed = (error: NodeJS.ErrnoException): void => {
    // A reader such as head can close the pipe early.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  };
  process.stdout.on('error', exitIfPipeClosed);
  process.stderr.on('error', exitIfPipeClosed);
  const interrupted = new AbortController();
  // A second signal ends the process, because nothing listens to it.
  process.once('SIGINT', () => interrupted.abort());
  process.once('SIGTERM', () => interrupted.abort());
  process.exitCode = await run(process.argv.slice(2), nodeIo(process, interrupted.signal));
}
