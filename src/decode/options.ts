import type { ErrorContext } from '../errors/create-error.js';
import { completeLocale, type HintMessages, type Locale } from '../errors/locale.js';
import type { TokenErrorTag } from '../errors/types.js';
import { githubDotCom, isHostProblem, readBaseUrl } from '../github/host.js';
import { maskOf } from '../internal/mask.js';
import { memberOf, textOf } from '../internal/own-members.js';

/** Options of the decoders. */
export interface DecodeOptions {
  /** The URL of GitHub, so that hints and links match it. Default: `https://github.com`. */
  readonly baseUrl?: string | URL | undefined;
  /** The language of the hints and of the likely causes. Default: English. */
  readonly locale?: (Pick<Locale, 'hints'> & Partial<Locale>) | undefined;
  /** The grant of the request, on which hints depend. Default: not known. */
  readonly grant?: 'authorization_code' | 'refresh_token' | 'device_code' | undefined;
  /** The client ID of the request: it shows the kind of app, and so its settings page. Default: not known. */
  readonly clientId?: string | undefined;
  /** The time of receipt, in milliseconds since the epoch. Default: now. */
  readonly receivedAt?: number | undefined;
  /** Values that must not appear in the result, such as the client secret and the code of the request. */
  readonly secrets?: readonly string[] | undefined;
}

const grants = ['authorization_code', 'refresh_token', 'device_code'] as const;

// A single string in place of the array is masked as well.
const stringsOf = (secrets: unknown): readonly string[] => {
  try {
    return (Array.isArray(secrets) ? (secrets as readonly unknown[]) : [secrets]).filter(
      (secret) => typeof secret === 'string',
    );
  } catch {
    // The value is a revoked proxy.
    return [];
  }
};

/**
 * The context of the errors of one call. Decoding never throws, so an option that cannot be read, or
 * an invalid base URL, counts as absent.
 */
export function errorContextOf<Tag extends TokenErrorTag>(
  options: { readonly [Name in keyof DecodeOptions]: unknown } | null,
  english: HintMessages<Tag>,
): ErrorContext<Tag> {
  const host = readBaseUrl(memberOf(options, 'baseUrl'));
  const given = memberOf(options, 'grant');
  return {
    host: isHostProblem(host) ? githubDotCom : host,
    locale: completeLocale(memberOf(options, 'locale'), english),
    mask: maskOf(stringsOf(memberOf(options, 'secrets'))),
    operation: grants.find((grant) => grant === given),
    clientId: textOf(options, 'clientId'),
  };
}

/** The time of receipt; the current time if the options have none. */
export function receivedAtOf(options: DecodeOptions | null): number {
  const receivedAt = memberOf(options, 'receivedAt');
  return typeof receivedAt === 'number' && Number.isFinite(receivedAt) ? receivedAt : Date.now();
}
