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

export const spentSecrets = (now: () => number): SpentSecrets => {
  // In the order of time, so that the oldest stand first.
  const spentAt = new Map<string, number>();

  const forgetOld = (): void => {
    const oldest = now() - rememberedMs;
    for (const [digest, at] of spentAt) {
      if (at >= oldest && spentAt.size <= mostRemembered) return;
      spentAt.delete(digest);
    }
  };

  return {
    remember: async (secret) => {
      try {
        const digest = await digestOf(secret);
        spentAt.delete(digest);
        spentAt.set(digest, now());
        forgetOld();
      } catch {
        // A page without https has no WebCrypto; it remembers nothing, and says less.
      }
    },
    secondsSince: async (secret) => {
      if (spentAt.size === 0) return undefined;
      forgetOld();
      const at = spentAt.get(await digestOf(secret));
      return at === undefined ? undefined : Math.max(0, (now() - at) / 1000);
    },
  };
};
