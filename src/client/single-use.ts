import { longestTimer } from '../http/deadline.js';
import type { TokenOperation } from '../errors/types.js';

interface InFlight {
  readonly response: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

/** What a client knows about single-use secrets: requests in flight, and digests of used secrets. */
export interface SingleUse {
  /**
   * Starts a request, or joins the one in flight for the same key. A caller that aborts stops
   * waiting; the request is aborted when no caller waits for it.
   */
  readonly deduplicate: <T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
    onAbort: (codeSpent: 'no' | 'unknown') => T,
  ) => Promise<T>;
  /** The secrets that an operation used. */
  readonly usedBy: (operation: TokenOperation) => UsedSecrets;
}

/** The digests of secrets that gave a token. */
interface UsedSecrets {
  /** Remembers that a secret gave a token. */
  readonly remember: (secret: string) => Promise<void>;
  /** Seconds since a secret gave a token; `undefined` if it did not, or is forgotten. */
  readonly secondsSinceUse: (secret: string) => Promise<number | undefined>;
}

function deduplicator(): SingleUse['deduplicate'] {
  const inFlight = new Map<string, InFlight>();

  const forget = (key: string, request: InFlight): void => {
    if (inFlight.get(key) === request) inFlight.delete(key);
  };

  const open = (key: string, start: (signal: AbortSignal) => Promise<unknown>): InFlight => {
    const controller = new AbortController();
    const request: InFlight = {
      response: start(controller.signal).finally(() => {
        forget(key, request);
      }),
      controller,
      waiting: 0,
    };
    inFlight.set(key, request);
    return request;
  };

  const leave = (key: string, request: InFlight): void => {
    request.waiting -= 1;
    if (request.waiting > 0) return;
    // No effect on a request that has ended.
    request.controller.abort();
    forget(key, request);
  };

  return async <T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
    onAbort: (codeSpent: 'no' | 'unknown') => T,
  ): Promise<T> => {
    if (signal?.aborted === true) return onAbort('no');
    let abort: () => void = () => undefined;
    const aborted = new Promise<T>((resolve) => {
      abort = () => {
        resolve(onAbort('unknown'));
      };
    });
    // Before the request starts: a signal that throws must not lose its response.
    signal?.addEventListener('abort', abort, { once: true });
    const request = inFlight.get(key) ?? open(key, start);
    request.waiting += 1;
    try {
      // Requests with the same key have the same type.
      return await Promise.race([request.response as Promise<T>, aborted]);
    } finally {
      signal?.removeEventListener('abort', abort);
      leave(key, request);
    }
  };
}

/** How long digests are kept, and how many of them at most. */
interface Limits {
  readonly milliseconds: number;
  readonly count: number;
}

// A secret that has expired needs no other explanation, so digests are kept as long as it is valid.
const ofCodes: Limits = { milliseconds: 10 * 60 * 1000, count: 1000 };
const ofDeviceCodes: Limits = { milliseconds: 15 * 60 * 1000, count: 1000 };
// About six months. An old refresh token is often sent again when its access token expires after 8
// hours, or much later.
const ofRefreshTokens: Limits = { milliseconds: 15_897_600 * 1000, count: 10_000 };

const digestOf = async (secret: string): Promise<string> =>
  String.fromCharCode(
    ...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))),
  );

/** Lets the process exit while a timer is pending. Browsers and Workers exit without this. */
const unref = (timer: unknown): void => {
  (timer as { readonly unref?: () => void }).unref?.();
  const { Deno } = globalThis as { readonly Deno?: { unrefTimer?: (timer: unknown) => void } };
  if (typeof timer === 'number') Deno?.unrefTimer?.(timer);
};

function usedSecrets(monotonic: () => number, { milliseconds, count }: Limits): UsedSecrets {
  // Oldest first, since a Map keeps the order of insertion.
  const usedAt = new Map<string, number>();
  let timer: unknown;

  const forgetOld = (): void => {
    const oldest = monotonic() - milliseconds;
    for (const [digest, at] of usedAt) {
      if (at > oldest && usedAt.size <= count) return;
      usedAt.delete(digest);
    }
  };

  /** One timer, for the oldest digest, so that an idle client forgets too. */
  const forgetInTime = (): void => {
    const [oldest] = usedAt.values();
    if (timer !== undefined || oldest === undefined) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        forgetOld();
        forgetInTime();
      },
      Math.min(Math.max(1, oldest + milliseconds - monotonic()), longestTimer),
    );
    unref(timer);
  };

  return {
    remember: async (secret) => {
      try {
        const digest = await digestOf(secret);
        usedAt.delete(digest);
        usedAt.set(digest, monotonic());
        forgetOld();
        forgetInTime();
      } catch {
        // A page without https has no WebCrypto. It remembers nothing.
      }
    },
    secondsSinceUse: async (secret) => {
      if (usedAt.size === 0) return undefined;
      forgetOld();
      const at = usedAt.get(await digestOf(secret));
      return at === undefined ? undefined : (monotonic() - at) / 1000;
    },
  };
}

/** Creates the memory of one client. Times are those of a monotonic clock in milliseconds. */
export function createSingleUse(monotonic: () => number): SingleUse {
  const codes = usedSecrets(monotonic, ofCodes);
  const deviceCodes = usedSecrets(monotonic, ofDeviceCodes);
  const refreshTokens = usedSecrets(monotonic, ofRefreshTokens);
  return {
    deduplicate: deduplicator(),
    usedBy: (operation) =>
      operation === 'authorization_code'
        ? codes
        : operation === 'refresh_token'
          ? refreshTokens
          : deviceCodes,
  };
}
