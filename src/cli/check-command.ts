import type { Command } from 'commander';
import { check, type CheckOptions } from './check.js';
import {
  baseUrlOption,
  clientIdOption,
  envFileOption,
  jsonOption,
  noColorOption,
  redirectUriOption,
  secretFromStdinOption,
} from './command-options.js';
import type { ExitCode } from './exit-codes.js';
import { exampleHelp, exitCodesHelp, settingsHelp } from './help-text.js';
import type { Io } from './io.js';

/** Adds `check` to the program. */
export const addCheck = (program: Command, io: Io, done: (exitCode: ExitCode) => void): void => {
  program
    .command('check')
    .summary('look at the configuration, before anyone signs in')
    .description(
      'Looks at the configuration in the environment and in .env: says which variable came from where (never its value), and what can be seen to be wrong with it. With --online, asks GitHub whether the client ID and the client secret belong together.',
    )
    .option('--online', 'ask GitHub, with a code that cannot exist')
    .option('--device', 'for the device flow alone, which takes no client secret')
    .addOption(envFileOption())
    .addOption(clientIdOption())
    .addOption(secretFromStdinOption())
    .addOption(baseUrlOption())
    .addOption(redirectUriOption())
    .addOption(jsonOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange check',
        'github-token-exchange check --online --env .env.production',
        'pass show github/secret | github-token-exchange check --online --client-secret-stdin',
      ) +
        settingsHelp +
        exitCodesHelp,
    )
    .action(async (options: CheckOptions) => {
      done(await check(io, options));
    });
};
