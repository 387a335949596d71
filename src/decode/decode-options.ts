import type { Hints, Locale } from '../catalogue/locale.js';
import type { TokenErrorTag } from '../catalogue/token-response.js';
import { githubDotCom, isHostProblem, readBaseUrl } from '../host/github-host.js';
import { memberOf } from '../host/member-of.js';
import { completeLocale } from '../locales/complete-locale.js';
import { maskOf } from '../redact/mask.js';
import type { Scene } from './build-error.js';

/** How to read an answer. */
export interface DecodeOptions {
  /** The GitHub that was asked, so that hints and links fit it. Default: `https://github.com`. */
  readonly baseUrl?: string | URL | undefined;
  /** The language of the hints. Default: English. */
  readonly locale?: Pick<Locale, 'hints'> | undefined;
  /** When the answer came, in milliseconds since the epoch. Default: now. */
  readonly receivedAt?: number | undefined;
  /** Values that must not show in the result, such as the client secret and the code that were sent. */
  readonly secrets?: readonly string[] | undefined;
}

// One secret in place of a list is hidden as well.
const listOf = (secrets: unknown): readonly string[] => {
  try {
    return (Array.isArray(secrets) ? (secrets as readonly unknown[]) : [secrets]).filter(
      (secret) => typeof secret === 'string',
    );
  } catch {
    // A revoked proxy holds nothing.
    return [];
  }
};

/**
 * The scene of a call. What cannot be read of options from untyped code counts as left out, a base
 * URL too, since decoding never throws.
 */
export const sceneOf = <Tag extends TokenErrorTag>(
  options: { readonly [Name in keyof DecodeOptions]: unknown } | null,
  english: Hints<Tag>,
): Scene<Tag> => {
  const host = readBaseUrl(memberOf(options, 'baseUrl'));
  return {
    host: isHostProblem(host) ? githubDotCom : host,
    locale: completeLocale(memberOf(options, 'locale'), english),
    mask: maskOf(listOf(memberOf(options, 'secrets'))),
  };
};

/** When the answer of a call came. */
export const timeOf = (options: DecodeOptions | null): number => {
  const receivedAt = memberOf(options, 'receivedAt');
  return typeof receivedAt === 'number' && Number.isFinite(receivedAt) ? receivedAt : Date.now();
};
