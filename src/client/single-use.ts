interface InFlight {
  readonly response: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

/** What a client knows about single-use secrets: requests in flight, and digests of used secrets. */
export interface SingleUse {
  /**
   * Starts a request, or joins the one in flight for the same key. A caller that aborts leaves
   * alone; the request is aborted when all callers have left.
   */
  readonly deduplicate: <T>(
    key: string,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
    onAbort: (codeSpent: 'no' | 'unknown') => T,
  ) => Promise<T>;
  /** Remembers by its digest, for ten minutes, that a secret gave a token. */
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

const rememberedMs = 10 * 60 * 1000;
const mostRemembered = 1000;

type UsedSecrets = Pick<SingleUse, 'remember' | 'secondsSinceUse'>;

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

function usedSecrets(monotonic: () => number): UsedSecrets {
  // Oldest first, since a Map keeps the order of insertion.
  const usedAt = new Map<string, number>();
  let timer: unknown;

  const forgetOld = (): void => {
    const oldest = monotonic() - rememberedMs;
    for (const [digest, at] of usedAt) {
      if (at > oldest && usedAt.size <= mostRemembered) return;
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
      Math.max(1, oldest + rememberedMs - monotonic()),
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
  return { deduplicate: deduplicator(), ...usedSecrets(monotonic) };
}
