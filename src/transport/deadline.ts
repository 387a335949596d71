/** How an operation under a deadline ended. */
export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly thrown: unknown }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'aborted' };

const over = 'The request is over.';

/**
 * Runs an operation until it ends, the time is over, or the caller aborts, whichever comes first;
 * an operation that ignores its signal is left behind. Never rejects.
 */
export const withDeadline = async <T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<Ending<T>> => {
  if (caller?.aborted === true) return { kind: 'aborted' };
  const controller = new AbortController();
  let stop: (ending: Ending<T>) => void = () => undefined;
  const stopped = new Promise<Ending<T>>((resolve) => {
    stop = resolve;
  });
  const onAbort = () => {
    stop({ kind: 'aborted' });
  };
  const timer = setTimeout(() => {
    stop({ kind: 'timed-out' });
  }, timeoutMs);
  caller?.addEventListener('abort', onAbort);
  try {
    const ran = (async () => run(controller.signal))().then(
      (value): Ending<T> => ({ kind: 'done', value }),
      (thrown: unknown): Ending<T> => ({ kind: 'failed', thrown }),
    );
    return await Promise.race([ran, stopped]);
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
    // Without effect on an operation that has ended; the end of any other, and of what a fetch that
    // clones answers has left open. With a reason, since making the usual one costs more than the rest.
    controller.abort(over);
  }
};
