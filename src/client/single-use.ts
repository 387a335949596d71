import { longestTimer } from '../http/deadline.js';
import type { TokenOperation } from '../errors/types.js';
import { keyedHash } from '../internal/keyed-hash.js';

interface InFlight {
  readonly response: Promise<unknown>;
  /** Absent if the first caller gave no signal: that caller waits to the end. */
  readonly controller: AbortController | undefined;
  waiting: number;
}

/** What a client knows about single-use secrets: requests in flight, and hashes of used secrets. */
export interface SingleUse {
  /**
   * Starts a request, or joins the one in flight for the same key. A caller that aborts stops
   * waiting; the request is aborted when no caller waits for it.
   */
  readonly deduplicate: <T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal | undefined) => Promise<T>,
    onAbort: (codeSpent: 'no' | 'unknown') => T,
  ) => Promise<T>;
  /** The secrets that an operation used. */
  readonly usedBy: (operation: TokenOperation) => UsedSecrets;
}

/** The hashes of secrets that gave a token. */
interface UsedSecrets {
  /** Remembers that a secret gave a token. */
  readonly remember: (secret: string) => void;
  /** Seconds since a secret gave a token; `undefined` if it did not, or is forgotten. */
  readonly secondsSinceUse: (secret: string) => number | undefined;
}

function deduplicator(): SingleUse['deduplicate'] {
  const inFlight = new Map<string, InFlight>();

  const forget = (key: string, request: InFlight): void => {
    if (inFlight.get(key) === request) inFlight.delete(key);
  };

  const open = (
    key: string,
    controller: AbortController | undefined,
    start: (signal: AbortSignal | undefined) => Promise<unknown>,
  ): InFlight => {
    const request: InFlight = {
      response: start(controller?.signal).finally(() => {
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
    // A request that has ended is not aborted, because that is slow.
    if (request.waiting > 0 || inFlight.get(key) !== request) return;
    request.controller?.abort();
    forget(key, request);
  };

  return async <T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal | undefined) => Promise<T>,
    onAbort: (codeSpent: 'no' | 'unknown') => T,
  ): Promise<T> => {
    if (signal?.aborted === true) return onAbort('no');
    const join = (): InFlight => {
      const request = inFlight.get(key) ?? open(key, signal && new AbortController(), start);
      request.waiting += 1;
      return request;
    };
    // Requests with the same key have the same type.
    if (signal === undefined) return join().response as Promise<T>;
    let abort: () => void = () => undefined;
    const aborted = new Promise<T>((resolve) => {
      abort = () => {
        resolve(onAbort('unknown'));
      };
    });
    // Before the request starts: a signal that throws must not lose its response.
    signal.addEventListener('abort', abort, { once: true });
    const request = join();
    try {
      return await Promise.race([request.response as Promise<T>, aborted]);
    } finally {
      signal.removeEventListener('abort', abort);
      leave(key, request);
    }
  };
}

/** How long hashes are kept, and how many of them at most. */
interface Limits {
  readonly milliseconds: number;
  readonly count: number;
}

// A secret that has expired needs no other explanation, so hashes are kept as long as it is valid.
const ofCodes: Limits = { milliseconds: 10 * 60 * 1000, count: 1000 };
const ofDeviceCodes: Limits = { milliseconds: 15 * 60 * 1000, count: 1000 };
// About six months. An old refresh token is often sent again when its access token expires after 8
// hours, or much later.
const ofRefreshTokens: Limits = { milliseconds: 15_897_600 * 1000, count: 10_000 };

/**
 * Creates the hash of one client. Its key is random, so that nobody can choose secrets with equal
 * hashes, and a hash says nothing outside of this client.
 */
const createHash = (): ((secret: string) => string) => {
  // React Native has no random numbers of this kind.
  const { crypto } = globalThis as { readonly crypto?: Crypto };
  const [k0 = 0, k1 = 0] = crypto?.getRandomValues(new Uint32Array(2)) ?? [];
  const encoder = new TextEncoder();
  return (secret) => keyedHash([k0, k1], encoder.encode(secret));
};

/** Lets the process exit while a timer is pending. Browsers and Workers exit without this. */
const unref = (timer: unknown): void => {
  (timer as { readonly unref?: () => void }).unref?.();
  const { Deno } = globalThis as { readonly Deno?: { unrefTimer?: (timer: unknown) => void } };
  if (typeof timer === 'number') Deno?.unrefTimer?.(timer);
};

function usedSecrets(
  monotonic: () => number,
  hashOf: (secret: string) => string,
  { milliseconds, count }: Limits,
): UsedSecrets {
  // Oldest first, since a Map keeps the order of insertion.
  const usedAt = new Map<string, number>();
  let timer: unknown;

  const forgetOld = (): void => {
    const oldest = monotonic() - milliseconds;
    for (const [hash, at] of usedAt) {
      if (at > oldest && usedAt.size <= count) return;
      usedAt.delete(hash);
    }
  };

  /** One timer, for the oldest hash, so that an idle client forgets too. */
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
    remember: (secret) => {
      const hash = hashOf(secret);
      usedAt.delete(hash);
      usedAt.set(hash, monotonic());
      forgetOld();
      forgetInTime();
    },
    secondsSinceUse: (secret) => {
      if (usedAt.size === 0) return undefined;
      forgetOld();
      const at = usedAt.get(hashOf(secret));
      return at === undefined ? undefined : (monotonic() - at) / 1000;
    },
  };
}

/** Creates the memory of one client. Times are those of a monotonic clock in milliseconds. */
export function createSingleUse(monotonic: () => number): SingleUse {
  const hashOf = createHash();
  const codes = usedSecrets(monotonic, hashOf, ofCodes);
  const deviceCodes = usedSecrets(monotonic, hashOf, ofDeviceCodes);
  const refreshTokens = usedSecrets(monotonic, hashOf, ofRefreshTokens);
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
