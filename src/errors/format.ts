import { refuseUnknownOptions } from '../internal/assert.js';
import { memberOf, textOf } from '../internal/own-members.js';
import { columnsOf, type Paint, paint, toAscii, withRemark } from '../internal/text.js';
import { isOwnDescription } from './definitions.js';
import * as english from './en/labels.js';
import { isTokenError } from './guards.js';
import type { Locale } from './locale.js';
import type { TokenError } from './types.js';

/** Options of `formatTokenError`. */
export interface FormatOptions {
  /** Whether to color the text with ANSI escape sequences, for a terminal. Default: `false`. */
  readonly color?: boolean | undefined;
  /** Whether to write ASCII only, for logs and terminals that are not UTF-8. Default: `false`. */
  readonly ascii?: boolean | undefined;
  /** The duration of the exchange in milliseconds. Default: none is shown. */
  readonly durationMs?: number | undefined;
  /** The language of the labels: use the one with which the error was created. Default: `en`. */
  readonly locale?: Locale | undefined;
}

const known: readonly (keyof FormatOptions)[] = ['color', 'ascii', 'durationMs', 'locale'];

/** The texts of a locale, with the English ones for those that it lacks. */
const completed = <Texts extends object>(texts: Texts, given: unknown): Texts => ({
  ...texts,
  ...(given as Partial<Texts> | undefined),
});

const indent = '  ';
const shortestLabelWidth = 11;

/** A label followed by lines that are aligned with the first one. */
const entry = (
  label: string,
  lines: readonly string[],
  width: number,
  dim: Paint,
): readonly string[] =>
  lines.map((line, index) =>
    index === 0
      ? `${indent}${dim(`${label}${' '.repeat(width - columnsOf(label))}`)}${line}`
      : `${indent}${' '.repeat(width)}${line}`,
  );

/** The kind of an error that has no wire code. */
export function whatKind(error: TokenError): string | undefined {
  if (error._tag === 'UnexpectedResponse') return error.reason;
  return error._tag === 'NetworkFailure' ? (error.cause.code ?? error.cause.name) : undefined;
}

/** The sentence of GitHub or of another server; `undefined` if the description is ours. */
export function whatServerSaid(error: TokenError): string | undefined {
  const { _tag, code, status, description, remediation } = error;
  const wasSent =
    (code ?? status) !== undefined &&
    // Its excerpt is shown.
    _tag !== 'UnexpectedResponse' &&
    description !== remediation.summary &&
    !isOwnDescription(_tag, description);
  return wasSent ? `"${description}"` : undefined;
}

/** The text that was received instead of a usable response. */
export function whatCame(error: TokenError): string | undefined {
  if (error._tag === 'UnexpectedResponse' || error._tag === 'ServerUnavailable')
    return error.bodyExcerpt;
  return error._tag === 'NetworkFailure' ? error.cause.message : undefined;
}

/**
 * Formats an error for a log or a terminal: what is wrong, the likely causes, who has to act, the
 * steps, when to try again, and what to read. A certain cause and its fix come first, in place of the
 * summary.
 *
 * @param error - The error.
 * @param options - Color, ASCII, the duration in milliseconds, and the language of the labels.
 * @returns Several lines, without a line feed at the end.
 * @throws `TypeError` if `error` is not a `TokenError`, or if an option is not known.
 * @example
 * ```ts
 * import { decodeTokenResponse, formatTokenError, isTokenError } from 'github-token-exchange/decode';
 *
 * const response = decodeTokenResponse({ status: 200, headers: {}, body: 'error=access_denied' });
 * if (isTokenError(response)) console.error(formatTokenError(response));
 * ```
 */
export function formatTokenError(error: TokenError, options: FormatOptions = {}): string {
  if (!isTokenError(error))
    throw new TypeError(
      'formatTokenError: error is not a TokenError; await the call and check its result with isTokenError() first',
    );
  refuseUnknownOptions('formatTokenError', options, known);
  const { color = false, ascii = false, durationMs, locale } = options;
  const { red, bold, dim } = paint(color);
  const labels = completed(english.labels, memberOf(locale, 'labels'));
  const actors = completed(english.actors, memberOf(locale, 'actors'));
  const certainties = completed(english.certainties, memberOf(locale, 'certainties'));
  const width = Math.max(
    shortestLabelWidth,
    ...Object.values(labels).map((label) => columnsOf(label) + 1),
  );
  const { action, actor, summary, steps, likelyCauses } = error.remediation;
  // A text of the locale for the action takes precedence over the English text for the error.
  const own = memberOf(locale, 'retry') as Partial<Locale['retry']> | undefined;
  const retryText =
    own?.[error._tag] ?? own?.[action] ?? english.retry[error._tag] ?? english.retry[action];
  // A hand-made error can have members of any type.
  const facts = [
    textOf(error, 'code') ?? whatKind(error),
    typeof error.status === 'number' ? `HTTP ${String(error.status)}` : undefined,
    durationMs === undefined ? undefined : `${(durationMs / 1000).toFixed(1)} s`,
  ].filter((fact) => fact !== undefined && fact !== '');
  const add = (label: string, ...lines: readonly (string | undefined)[]) =>
    entry(label, lines.filter(Boolean) as readonly string[], width, dim);
  const [first, ...others] = likelyCauses;
  const isCertain = first?.certainty === 'certain';
  const headline = isCertain ? [first.summary, first.fix] : [summary];
  const causes = isCertain ? others : likelyCauses;

  const text = [
    `${red('✗')} ${bold(error._tag)}${facts.length === 0 ? '' : `   ${dim(facts.join(' · '))}`}`,
    ...headline.map((line, index) => indent + (index === 0 ? bold(line) : line)),
    '',
    // Servers other than GitHub, and relays, send codes that GitHub does not document.
    ...add(
      error._tag === 'UnrecognizedOAuthError' ? labels.got : labels.gitHub,
      whatServerSaid(error),
    ),
    ...add(labels.got, whatCame(error)),
    ...causes.flatMap((cause) =>
      add(labels.cause, withRemark(cause.summary, certainties[cause.certainty]), cause.fix),
    ),
    ...add(labels.who, actors[actor]),
    ...add(
      isCertain ? labels.otherwise : labels.do,
      ...steps.map((step, index) => `${String(index + 1)}. ${step}`),
    ),
    ...add(labels.retry, retryText),
    ...add(labels.read, textOf(error, 'documentationUrl')),
    ...add(labels.request, textOf(error, 'requestId')),
  ].join('\n');
  return ascii ? toAscii(text) : text;
}
