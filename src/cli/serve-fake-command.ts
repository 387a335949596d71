import { Option, type Command } from 'commander';
import { noColorOption, portOption } from './command-options.js';
import type { ExitCode } from './exit-codes.js';
import { exampleHelp, exitCodesHelp } from './help-text.js';
import type { Io } from './io.js';
import { serveFake, type ServeFakeOptions } from './serve-fake.js';

const collect = (value: string, before: readonly string[] | undefined) => [
  ...(before ?? []),
  value,
];

/** Adds `serve-fake` to the program. */
export const addServeFake = (
  program: Command,
  io: Io,
  done: (exitCode: ExitCode) => void,
): void => {
  program
    .command('serve-fake')
    .summary("start a fake of GitHub's OAuth endpoints on this machine")
    .description(
      "Starts a fake of GitHub's OAuth endpoints on loopback, with pages to approve on, and prints the variables that lead a program to it. It logs each request in a line, without secrets, until Ctrl-C, which ends it with exit code 0.",
    )
    .addOption(portOption('the port to listen on; 0 takes any that is free').default(0))
    .option('--client-id <id>', 'the client ID of its one app', 'Ov23liFakeFakeFake00')
    .option('--github-app', 'make the app a GitHub App: tokens expire and can be refreshed')
    .addOption(
      new Option(
        '--callback-url <url>',
        'a callback URL of the app; can be repeated (default: every path on loopback)',
      ).argParser(collect),
    )
    .addOption(noColorOption())
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange serve-fake --port 4567',
        'github-token-exchange serve-fake > .env.fake',
        'github-token-exchange exchange --env .env.fake',
      ) + exitCodesHelp,
    )
    .action(async (options: ServeFakeOptions) => {
      done(await serveFake(io, options));
    });
};
