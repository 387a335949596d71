const rememberedMs = 10 * 60 * 1000;
const mostRemembered = 1000;

/** Remembers which single-use secrets gave a token, by their digest alone, for ten minutes. */
export interface SpentSecrets {
  readonly remember: (secret: string) => Promise<void>;
  /** The seconds since a secret was spent; `undefined` where it was not, or is no longer remembered. */
  readonly secondsSince: (secret: string) => Promise<number | undefined>;
}

const digestOf = async (secret: string): Promise<string> =>
  String.fromCharCode(
    ...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))),
  );

/** Lets a program end although a timer waits. Browsers and Workers end without asking. */
const unref = (timer: unknown): void => {
  (timer as { readonly unref?: () => void }).unref?.();
  const { Deno } = globalThis as { readonly Deno?: { unrefTimer?: (timer: unknown) => void } };
  if (typeof timer === 'number') Deno?.unrefTimer?.(timer);
};

/** Times are those of a clock that nobody sets. */
export const spentSecrets = (monotonic: () => number): SpentSecrets => {
  // In the order of time, so that the oldest stand first.
  const spentAt = new Map<string, number>();
  let timer: unknown;

  const forgetOld = (): void => {
    const oldest = monotonic() - rememberedMs;
    for (const [digest, at] of spentAt) {
      if (at > oldest && spentAt.size <= mostRemembered) return;
      spentAt.delete(digest);
    }
  };

  /** Forgets in an idle program too: one timer, for the oldest. */
  const forgetInTime = (): void => {
    const [oldest] = spentAt.values();
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
        spentAt.delete(digest);
        spentAt.set(digest, monotonic());
        forgetOld();
        forgetInTime();
      } catch {
        // A page without https has no WebCrypto; it remembers nothing, and says less.
      }
    },
    secondsSince: async (secret) => {
      if (spentAt.size === 0) return undefined;
      forgetOld();
      const at = spentAt.get(await digestOf(secret));
      return at === undefined ? undefined : (monotonic() - at) / 1000;
    },
  };
};
