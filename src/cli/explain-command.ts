import { Option, type Command } from 'commander';
import { baseUrlOption, jsonOption, noColorOption, wholeNumber } from './command-options.js';
import type { ExitCode } from './exit-codes.js';
import { explain, type ExplainOptions } from './explain.js';
import { exampleHelp, exitCodesHelp } from './help-text.js';
import type { Io } from './io.js';

const grants = ['authorization_code', 'refresh_token', 'device_code'] as const;

/** Adds `explain` to the program. */
export const addExplain = (program: Command, io: Io, done: (exitCode: ExitCode) => void): void => {
  program
    .command('explain')
    .summary('say what an answer means, and what to do')
    .description(
      'Reads what GitHub answered and says what it means, who must act, and how: a body (JSON, form data, XML, a page), all that curl -i or curl -v printed, the address of a callback, an error word, or a TokenResponse from a log.',
    )
    .argument('[input]', 'what to explain, in quotes; - or nothing reads standard input')
    .option('--file <path>', 'read it from a file')
    .addOption(
      new Option('--status <number>', 'the HTTP status, where only a body is given').argParser(
        wholeNumber(100, 599),
      ),
    )
    .addOption(new Option('--grant <grant>', 'what the request asked with').choices(grants))
    .addOption(baseUrlOption())
    .addOption(jsonOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      exampleHelp(
        'github-token-exchange explain bad_verification_code',
        'curl -si https://github.com/login/oauth/access_token -d client_id=... | github-token-exchange explain',
        'github-token-exchange explain --status 404 \'{"error":"Not Found"}\'',
        "github-token-exchange explain 'http://127.0.0.1/callback?error=access_denied'",
        'github-token-exchange explain --json --file answer.txt',
      ) + exitCodesHelp,
    )
    .action(async (input: string | undefined, options: ExplainOptions) => {
      done(await explain(io, input, options));
    });
};
