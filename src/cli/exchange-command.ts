import { Option, type Command } from 'commander';
import {
  baseUrlOption,
  clientIdOption,
  envFileOption,
  jsonOption,
  noColorOption,
  portOption,
  printTokenOption,
  redirectUriOption,
  scopeOption,
  secretFromStdinOption,
  wholeNumber,
} from './command-options.js';
import { exchange, type ExchangeOptions } from './exchange.js';
import type { ExitCode } from './exit-codes.js';
import { exampleHelp, exitCodesHelp, settingsHelp } from './help-text.js';
import type { Io } from './io.js';

const longestWait = 24 * 60 * 60;

/** Adds `exchange` to the program. */
export const addExchange = (program: Command, io: Io, done: (exitCode: ExitCode) => void): void => {
  program
    .command('exchange')
    .summary('sign in with a browser, and exchange the code for a token')
    .description(
      'Opens the address to sign in at, waits on this machine for the callback, and exchanges its code for a token. The app needs a callback URL on loopback, for example http://127.0.0.1/callback; its port is not compared. The token is not shown unless you ask for it.',
    )
    .addOption(scopeOption())
    .addOption(portOption('the port to wait on (default: any that is free)'))
    .addOption(
      new Option('--timeout <seconds>', 'how long to wait for the callback')
        .argParser(wholeNumber(1, longestWait))
        .default(300),
    )
    .option('--no-open', 'do not open a browser; print the address only')
    .option('--code <code>', 'exchange this code, in place of a sign-in; it works once')
    .option('--code-verifier <verifier>', 'the PKCE verifier that belongs to --code')
    .addOption(redirectUriOption())
    .addOption(printTokenOption())
    .addOption(envFileOption())
    .addOption(clientIdOption())
    .addOption(secretFromStdinOption())
    .addOption(baseUrlOption())
    .addOption(jsonOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange exchange --scope repo --scope read:org',
        'TOKEN=$(github-token-exchange exchange --print-token)',
        'github-token-exchange exchange --code e72e16c7e42f292c6912',
      ) +
        settingsHelp +
        exitCodesHelp,
    )
    .action(async (options: ExchangeOptions) => {
      done(await exchange(io, options));
    });
};
