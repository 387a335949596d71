import type { Locale } from '../catalogue/locale.js';
import { githubDotCom, isHostProblem, readBaseUrl } from '../host/github-host.js';
import { en } from '../locales/en.js';
import { maskOf } from '../redact/mask.js';
import type { Scene } from './build-error.js';

/** How to read an answer. */
export interface DecodeOptions {
  /** The GitHub that was asked, so that hints and links fit it. Default: `https://github.com`. */
  readonly baseUrl?: string | URL | undefined;
  /** The language of the hints. Default: English. */
  readonly locale?: Locale | undefined;
  /** When the answer came, in milliseconds since the epoch. Default: now. */
  readonly receivedAt?: number | undefined;
  /** Values that must not show in the result, such as the client secret and the code that were sent. */
  readonly secrets?: readonly string[] | undefined;
}

// One secret in place of a list is hidden as well.
const listOf = (secrets: unknown): readonly string[] =>
  (Array.isArray(secrets) ? (secrets as readonly unknown[]) : [secrets]).filter(
    (secret) => typeof secret === 'string',
  );

/**
 * The scene of a call. What cannot be read of options from untyped code counts as left out, a base
 * URL too, since decoding never throws.
 */
export const sceneOf = (options: DecodeOptions | null): Scene => {
  const { baseUrl, locale, secrets } = options ?? {};
  const host = readBaseUrl(baseUrl);
  const words = locale as Partial<Locale> | null | undefined;
  return {
    host: isHostProblem(host) ? githubDotCom : host,
    locale: words?.hints === undefined ? en : (words as Locale),
    mask: maskOf(listOf(secrets)),
  };
};

/** When the answer of a call came. */
export const timeOf = (options: DecodeOptions | null): number => {
  const receivedAt = options?.receivedAt;
  return typeof receivedAt === 'number' && Number.isFinite(receivedAt) ? receivedAt : Date.now();
};
