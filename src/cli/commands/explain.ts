import { type Command, Option } from 'commander';
import type { DeviceCode } from '../../errors/types.js';
import { classifyInput } from '../../explain/classify.js';
import { type Explanation, interpret } from '../../explain/interpret.js';
import { redactText } from '../../explain/redact.js';
import { formatDuration, sanitizeText } from '../../internal/text.js';
import { type Input, type Io, readInput } from '../io.js';
import { checkBaseUrl } from '../settings.js';
import { showResponse, toJson } from '../show.js';
import { createPrinters, type Printer } from '../terminal.js';
import {
  addCommand,
  createOption,
  type ExitCode,
  exitCodes,
  integerBetween,
  type SetExitCode,
  UsageError,
} from '../usage.js';

const grants = ['authorization_code', 'refresh_token', 'device_code'] as const;

/** The options of `explain`. */
interface ExplainOptions {
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  /** The HTTP status of a body. */
  readonly status?: number | undefined;
  /** The operation of the request. */
  readonly grant?: (typeof grants)[number] | undefined;
  /** Whether to list every word that can be explained, and to read nothing. */
  readonly list?: boolean | undefined;
  /** Whether to write the input without its secrets, and to explain nothing. */
  readonly redact?: boolean | undefined;
}

/** Adds `explain` to the program. */
export function addExplain(program: Command, io: Io, setExitCode: SetExitCode): void {
  addCommand(program, 'explain', 'explain a response, a callback or an error code', [
    'npx github-token-exchange explain bad_verification_code',
    'curl -si https://github.com/login/oauth/access_token -d client_id=... | npx github-token-exchange explain',
    'npx github-token-exchange explain --status 404 \'{"error":"Not Found"}\'',
    "npx github-token-exchange explain 'http://127.0.0.1/callback?error=access_denied'",
    'npx github-token-exchange explain --redact --file response.txt',
    'npx github-token-exchange explain --list | grep redirect',
  ])
    .argument('[input]', 'the input, in quotes; - or nothing reads standard input')
    .option('--file <path>', 'read the input from a file')
    .addOption(
      new Option('--list', 'list every code and likely cause that can be explained').conflicts([
        'file',
        'redact',
      ]),
    )
    .option('--redact', 'write the input without its secrets, for a bug report')
    .addOption(
      new Option('--status <number>', 'the HTTP status, if the input is only a body').argParser(
        integerBetween(100, 599),
      ),
    )
    .addOption(new Option('--grant <grant>', 'the grant of the request').choices(grants))
    .addOption(createOption.baseUrl())
    .addOption(createOption.lang())
    .addOption(createOption.json())
    .addOption(createOption.noColor())
    .action(async (input: string | undefined, options: ExplainOptions) => {
      setExitCode(await explain(io, input, options));
    });
}

/** Explains a response, a callback, a transcript, an error code, or a likely cause. */
async function explain(
  io: Io,
  argument: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  const { out, err } = createPrinters(io);
  if (options.list === true) return list(argument, options, io, out);
  checkBaseUrl('--base-url', options.baseUrl);
  const input = await readInput(argument, options.file, io, () => askForInput(io, err));
  if (io.interrupted.aborted) return exitCodes.interrupted;
  if (options.redact === true) return redact(input, options, out, err);
  const cause = await causeNamedBy(input.text);
  if (cause !== undefined) {
    if (options.json === true) out.raw(toJson(cause.known));
    else out.print(cause.describe(out));
    return exitCodes.ok;
  }
  const classified = classifyInput(input.text, { ...options, locale: io.locale });
  if (classified.kind === 'unrecognized') return refuse(classified.problem, input, options, err);
  if ('note' in classified) err.print(err.dim(classified.note));
  const result = await interpret(classified, {
    grant: options.grant,
    baseUrl: options.baseUrl,
    locale: io.locale,
  });
  if (result._tag === 'UnexpectedResponse' && result.status === undefined)
    err.print(err.dim('Add the HTTP status (--status 403) for a better explanation.'));
  const exitCode = show(result, out, options.json);
  if (input.source === 'argument' && hasToken(result)) warnAboutHistory(options, err);
  // A word is looked up; it does not say that something failed.
  return classified.kind === 'word' ? exitCodes.ok : exitCode;
}

// Loaded on demand: it contains every rule.
const loadGlossary = () => import('../glossary.js');

const list = async (
  argument: string | undefined,
  { json = false }: ExplainOptions,
  { stdout }: Io,
  out: Printer,
): Promise<ExitCode> => {
  if (argument !== undefined)
    throw new UsageError('--list takes no input. Search its output, for example with grep.');
  const { createGlossary, showGlossary } = await loadGlossary();
  const glossary = await createGlossary();
  if (json) out.raw(toJson(glossary));
  else showGlossary(glossary, out, stdout.isTTY ? stdout.columns : undefined);
  return exitCodes.ok;
};

const redact = (
  { text }: Input,
  { json = false }: ExplainOptions,
  out: Printer,
  err: Printer,
): ExitCode => {
  const redacted = redactText(text);
  out.raw(json ? toJson({ text: redacted }) : `${redacted.replace(/\n$/, '')}\n`);
  err.print(err.dim('Secrets are replaced by ***. Read the text before you show it to others.'));
  return exitCodes.ok;
};

/** The likely cause whose id is the input. */
const causeNamedBy = async (text: string) => {
  const id = text.trim();
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) return undefined;
  const { describeCause, findCause } = await loadGlossary();
  const known = findCause(id);
  return known && { known, describe: (out: Printer) => describeCause(known, out) };
};

const acceptedInput = [
  '  - the body of a response of the token endpoint: JSON, form data, XML or a page',
  '  - the output of curl -i or curl -v',
  '  - the URL of a callback, including everything after the question mark',
  '  - an error code such as bad_verification_code, or a sentence of GitHub',
  '  - the id of a likely cause such as client-secret-has-whitespace',
  '  - a log line or a stack trace that mentions one error',
  '  - a TokenResponse as JSON, for example from a log',
].join('\n');

const askForInput = ({ platform }: Io, err: Printer): void => {
  const end = platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D';
  err.print(`Paste one of these, then press Enter and ${end}:\n${acceptedInput}`);
};

const token = /\b(?:gh[a-z]_\w{8,}|github_pat_\w{8,})/;

const refuse = (
  problem: string,
  { text, source }: Input,
  options: ExplainOptions,
  err: Printer,
): ExitCode => {
  err.error(problem);
  err.print(`Use one of these, in quotes, from a pipe, or with --file:\n${acceptedInput}`);
  err.print('--list lists every code and every likely cause.');
  if (source === 'argument' && token.test(text)) warnAboutHistory(options, err);
  return exitCodes.usage;
};

const show = (result: Explanation, out: Printer, json = false): ExitCode => {
  if (result._tag !== 'DeviceCode' && result._tag !== 'AuthorizationCode')
    return showResponse(result, out, { json });
  const secret = result._tag === 'DeviceCode' ? 'deviceCode' : 'code';
  if (json) out.raw(toJson({ ...result, [secret]: '[redacted]' }));
  else {
    out.success(out.bold(result._tag));
    out.print(result._tag === 'DeviceCode' ? describeDeviceCode(result) : aboutCode);
  }
  return exitCodes.ok;
};

const aboutCode = [
  '  The callback contains an authorization code (not shown) and no error.',
  '  Compare its state with the state of the sign-in, then exchange the code within 10 minutes.',
  '  A code works once.',
].join('\n');

const describeDeviceCode = (deviceCode: DeviceCode): string => {
  const { userCode, verificationUri, expiresIn, interval } = deviceCode;
  return [
    `  The user enters ${sanitizeText(userCode, 40)} at ${sanitizeText(verificationUri, 200)} within ${formatDuration(expiresIn)}.`,
    `  Poll with the device code (not shown) every ${formatDuration(interval)}.`,
  ].join('\n');
};

const hasToken = (result: Explanation): boolean =>
  result._tag === 'Success' && result.accessToken !== '[redacted]';

const warnAboutHistory = ({ baseUrl }: ExplainOptions, err: Printer): void => {
  const web = (baseUrl ?? 'https://github.com').replace(/\/+$/, '');
  err.warn(
    `A secret on the command line stays in the shell history and is visible in ps. Revoke the token: ${web}/settings/applications`,
  );
};
