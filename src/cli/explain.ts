import type {
  AuthorizationCode,
  CallbackResponse,
  DeviceCode,
  Grant,
  TokenResponse,
} from '../entries/index.js';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  diagnose,
  parseCallback,
} from '../entries/index.js';
import { plainText } from '../redact/plain-text.js';
import { checkBaseUrl } from './base-url.js';
import { spanOf } from './duration.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Io } from './io.js';
import { printersFor, type Printer } from './printer.js';
import { readInput, type Input } from './read-input.js';
import { readPasted, type Pasted } from './read-pasted.js';
import { showResponse, toJson } from './show-response.js';

/** What `explain` was asked for. */
export interface ExplainOptions {
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
  readonly baseUrl?: string | undefined;
  readonly status?: number | undefined;
  readonly grant?: Exclude<Grant, 'device_authorization'> | undefined;
}

type Explained = TokenResponse | CallbackResponse | DeviceCode;

const whatToPaste = [
  'Paste one of these, in quotes, from a pipe, or with --file:',
  '  - what the token endpoint answered: JSON, form data, XML or a page',
  '  - all that curl -i or curl -v printed',
  '  - the address of the callback, with everything behind the question mark',
  '  - an error word such as bad_verification_code',
  '  - a TokenResponse as JSON, for example from a log',
].join('\n');

const aboutCode = [
  '  The callback brings an authorization code, which is not shown. Nothing is wrong with it.',
  '  Compare its state with the one of the sign-in, and exchange the code within 10 minutes.',
  '  A code works once.',
].join('\n');

const aboutDeviceCode = ({ userCode, verificationUri, expiresIn, interval }: DeviceCode): string =>
  [
    `  The person enters ${plainText(userCode, 40)} at ${plainText(verificationUri, 200)} within ${spanOf(expiresIn)}.`,
    `  Poll with the device code, which is not shown, every ${spanOf(interval)}.`,
  ].join('\n');

const isDeviceCode = (body: unknown): boolean =>
  typeof body === 'string' && /["<&?\s]?device_code["=>]/.test(body) && body.includes('user_code');

const explainPasted = async (
  pasted: Exclude<Pasted, { readonly kind: 'unreadable' }>,
  { baseUrl, grant }: ExplainOptions,
): Promise<Explained> => {
  const sent = { grant, baseUrl: baseUrl ?? 'https://github.com' };
  if (pasted.kind === 'response')
    // A code of the system tells why. Of anything else, nothing that was sent is known.
    return pasted.response._tag === 'NetworkFailure' &&
      pasted.response.remediation.likelyCauses.length === 0
      ? diagnose(pasted.response, sent)
      : pasted.response;
  if (pasted.kind === 'callback')
    // The state of the sign-in is not known here, so it is not compared.
    return parseCallback(pasted.url, { state: undefined, withoutState: true, baseUrl });
  const { answer } = pasted;
  if (isDeviceCode(answer.body)) {
    const device = decodeDeviceCodeResponse(answer, { baseUrl });
    if (device._tag === 'DeviceCode') return device;
  }
  const response = decodeTokenResponse(answer, { baseUrl });
  return diagnose(response, sent);
};

const showCode = (explained: AuthorizationCode | DeviceCode, out: Printer, json: boolean): void => {
  const hidden = explained._tag === 'DeviceCode' ? 'deviceCode' : 'code';
  if (json) out.raw(toJson({ ...explained, [hidden]: '[redacted]' }));
  else {
    out.good(out.bold(explained._tag));
    out.print(explained._tag === 'DeviceCode' ? aboutDeviceCode(explained) : aboutCode);
  }
};

const show = (explained: Explained, out: Printer, json: boolean): ExitCode => {
  if (explained._tag !== 'DeviceCode' && explained._tag !== 'AuthorizationCode')
    return showResponse(explained, out, { json });
  showCode(explained, out, json);
  return exitCodes.fine;
};

const hasToken = (explained: Explained): boolean =>
  explained._tag === 'Success' && explained.accessToken !== '[redacted]';

const warnOfHistory = (err: Printer, baseUrl: string | undefined): void => {
  const web = (baseUrl ?? 'https://github.com').replace(/\/+$/, '');
  err.warn(
    `A secret on the command line stays in the history of the shell and shows in ps. Revoke the token: ${web}/settings/applications`,
  );
};

// What would be revoked, where a text cannot be read.
const tokenForm = /\b(?:gh[a-z]_\w{8,}|github_pat_\w{8,})/;

const refuse = (why: string, { text, from }: Input, err: Printer, options: ExplainOptions) => {
  err.bad(why);
  err.print(whatToPaste);
  if (from === 'argument' && tokenForm.test(text)) warnOfHistory(err, options.baseUrl);
  return exitCodes.usage;
};

/** Explains an answer, a callback, a transcript, a word. */
export const explain = async (
  io: Io,
  argument: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> => {
  const { out, err } = printersFor(io);
  checkBaseUrl('--base-url', options.baseUrl);
  const input = await readInput(argument, options.file, io, err);
  if (io.interrupted.aborted) return exitCodes.interrupted;
  const pasted = readPasted(input.text, options);
  if (pasted.kind === 'unreadable') return refuse(pasted.why, input, err, options);
  if ('note' in pasted) err.print(err.dim(pasted.note));
  const explained = await explainPasted(pasted, options);
  if (explained._tag === 'UnexpectedResponse' && explained.status === undefined)
    err.print(err.dim('With the status of the answer (--status 403), more can be said.'));
  const exitCode = show(explained, out, options.json === true);
  if (input.from === 'argument' && hasToken(explained)) warnOfHistory(err, options.baseUrl);
  return exitCode;
};
