import type { Command } from 'commander';
import {
  baseUrlOption,
  clientIdOption,
  envFileOption,
  jsonOption,
  noColorOption,
  printTokenOption,
  scopeOption,
} from './command-options.js';
import { device, type DeviceOptions } from './device.js';
import type { ExitCode } from './exit-codes.js';
import { exampleHelp, exitCodesHelp, settingsHelp } from './help-text.js';
import type { Io } from './io.js';

/** Adds `device` to the program. */
export const addDevice = (program: Command, io: Io, done: (exitCode: ExitCode) => void): void => {
  program
    .command('device')
    .summary('sign in with the device flow: a code to enter elsewhere')
    .description(
      'Shows a code and the address to enter it at, in a browser on any machine, and waits until that has happened. It takes a client ID and no client secret. The token is not shown unless you ask for it.',
    )
    .addOption(scopeOption())
    .option('--open', 'open the address in a browser')
    .addOption(printTokenOption())
    .addOption(envFileOption())
    .addOption(clientIdOption())
    .addOption(baseUrlOption())
    .addOption(jsonOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange device --scope repo',
        'TOKEN=$(github-token-exchange device --print-token)',
      ) +
        settingsHelp +
        exitCodesHelp,
    )
    .action(async (options: DeviceOptions) => {
      done(await device(io, options));
    });
};
