interface Shared<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** Requests under way that later callers for the same secret join. */
export interface SharedRequests<T> {
  /**
   * Joins the request for a key, or begins it. A caller that aborts leaves alone; the request ends
   * when all have left.
   */
  readonly join: (
    key: string,
    signal: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<T>,
    onAbort: () => T,
  ) => Promise<T>;
}

export const sharedRequests = <T>(): SharedRequests<T> => {
  const underWay = new Map<string, Shared<T>>();

  const open = (key: string, begin: (signal: AbortSignal) => Promise<T>): Shared<T> => {
    const controller = new AbortController();
    const forget = () => {
      if (underWay.get(key) === shared) underWay.delete(key);
    };
    const shared: Shared<T> = {
      answer: begin(controller.signal).finally(forget),
      controller,
      waiting: 0,
    };
    underWay.set(key, shared);
    return shared;
  };

  const leave = (key: string, shared: Shared<T>): void => {
    shared.waiting -= 1;
    if (shared.waiting > 0) return;
    // Without effect on a request that has ended.
    shared.controller.abort();
    if (underWay.get(key) === shared) underWay.delete(key);
  };

  return {
    join: async (key, signal, begin, onAbort) => {
      if (signal?.aborted === true) return onAbort();
      let stop: () => void = () => undefined;
      const aborted = new Promise<T>((resolve) => {
        stop = () => {
          resolve(onAbort());
        };
      });
      // Before the request begins: a signal that fails must not lose its result.
      signal?.addEventListener('abort', stop, { once: true });
      const shared = underWay.get(key) ?? open(key, begin);
      shared.waiting += 1;
      try {
        return await Promise.race([shared.answer, aborted]);
      } finally {
        signal?.removeEventListener('abort', stop);
        leave(key, shared);
      }
    },
  };
};
