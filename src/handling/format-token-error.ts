import type { Locale } from '../catalogue/locale.js';
import type { TokenError } from '../catalogue/token-response.js';
import { refuseUnknownOptions } from '../host/known-options.js';
import { memberOf } from '../host/member-of.js';
import { en } from '../locales/en.js';
import { isTokenError } from './is-token-error.js';

/** How the text of an error looks. */
export interface FormatOptions {
  /** Whether to colour with ANSI escapes, for a terminal. Default: `false`. */
  readonly color?: boolean | undefined;
  /** Whether to keep to ASCII, for logs and terminals that are not UTF-8. Default: `false`. */
  readonly ascii?: boolean | undefined;
  /** How long the exchange took, in milliseconds; shown where given. */
  readonly durationMs?: number | undefined;
  /** The language of the labels; take the one that the error was made with. Default: English. */
  readonly locale?: Locale | undefined;
}

const known: readonly (keyof FormatOptions)[] = ['color', 'ascii', 'durationMs', 'locale'];

/** A part of a locale, with the English text for what it lacks. */
const completed = <Part extends 'labels' | 'actors' | 'certainties'>(
  locale: unknown,
  part: Part,
): Locale[Part] => ({ ...en[part], ...(memberOf(locale, part) as Partial<Locale[Part]>) });

type Paint = (text: string) => string;

const paint =
  (color: boolean, on: number, off: number): Paint =>
  (text) =>
    color ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;

const asciiFor: Readonly<Record<string, string>> = { '✗': 'x', '·': '-', '…': '...' };
const toAscii = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- escapes of colours stay
  text.replace(/[^\n\u0020-\u007e\u001b]/gu, (character) => asciiFor[character] ?? '?');

const indent = '  ';
const labelWidth = 8;

/** A label and, below it, lines that stand where the first one begins. */
const entry = (label: string, lines: readonly string[], dim: Paint): readonly string[] =>
  lines.map(
    (line, index) =>
      indent + (index === 0 ? dim(label.padEnd(labelWidth)) : ' '.repeat(labelWidth)) + line,
  );

/** What tells errors of one tag apart where there is no wire code. */
const whatKind = (error: TokenError): string | undefined => {
  if (error._tag === 'UnexpectedResponse') return error.reason;
  return error._tag === 'NetworkFailure' ? (error.cause.code ?? error.cause.name) : undefined;
};

/** What came instead of a usable response, in its own words. */
const whatCame = (error: TokenError): string | undefined => {
  if (error._tag === 'UnexpectedResponse') return error.bodyExcerpt;
  return error._tag === 'NetworkFailure' ? error.cause.message : undefined;
};

/**
 * Writes an error as the text that belongs in a log or a terminal: what is wrong, probable causes,
 * who must act, the steps, whether trying again helps, and what to read.
 *
 * @param error - The error.
 * @param options - Colour, ASCII, the duration in milliseconds, the language of the labels.
 * @returns Several lines without a line feed at the end.
 * @throws `TypeError` if `error` is not a `TokenError`, or if an option is not known.
 * @example
 * ```ts
 * import { decodeTokenResponse, formatTokenError, isTokenError } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * if (isTokenError(response)) console.error(formatTokenError(response));
 * ```
 * @see https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors
 */
export const formatTokenError = (error: TokenError, options: FormatOptions = {}): string => {
  if (!isTokenError(error))
    throw new TypeError(
      'formatTokenError: error is not a TokenError; await the call, and check its result with isTokenError first',
    );
  refuseUnknownOptions('formatTokenError', options, known);
  const { color = false, ascii = false, durationMs, locale = en } = options;
  const red = paint(color, 31, 39);
  const bold = paint(color, 1, 22);
  const dim = paint(color, 2, 22);
  const labels = completed(locale, 'labels');
  const actors = completed(locale, 'actors');
  const certainties = completed(locale, 'certainties');
  const { action, actor, summary, steps, likelyCauses } = error.remediation;
  // A locale's text for the action wins over English for the error itself.
  const own = memberOf(locale, 'retry') as Partial<Locale['retry']> | undefined;
  const retryText = own?.[error._tag] ?? own?.[action] ?? en.retry[error._tag] ?? en.retry[action];
  const facts = [
    error.code ?? whatKind(error),
    error.status === undefined ? undefined : `HTTP ${String(error.status)}`,
    durationMs === undefined ? undefined : `${(durationMs / 1000).toFixed(1)} s`,
  ].filter((fact) => fact !== undefined);
  const came = whatCame(error) ?? '';
  const add = (label: string, ...lines: readonly string[]) => entry(label, lines, dim);

  const text = [
    `${red('✗')} ${bold(error._tag)}${facts.length === 0 ? '' : `   ${dim(facts.join(' · '))}`}`,
    indent + bold(summary),
    ...(error.description === summary ? [] : [indent + dim(error.description)]),
    '',
    ...(came === '' ? [] : add(labels.got, came)),
    ...likelyCauses.flatMap((cause) =>
      add(
        labels.cause,
        `${cause.summary.replace(/\.$/, '')} (${certainties[cause.certainty]}).`,
        cause.fix,
      ),
    ),
    ...add(labels.who, actors[actor]),
    ...add(labels.do, ...steps.map((step, index) => `${String(index + 1)}. ${step}`)),
    ...add(labels.retry, retryText),
    ...add(labels.read, error.documentationUrl),
    ...(error.requestId === undefined ? [] : add(labels.request, error.requestId)),
  ].join('\n');
  return ascii ? toAscii(text) : text;
};
