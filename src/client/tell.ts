const ignore = (): void => undefined;

/** Tells a listener, whatever it does. */
export const tell = <T>(listener: ((told: T) => unknown) | undefined, told: T): void => {
  if (listener === undefined) return;
  try {
    Promise.resolve(listener(told)).catch(ignore);
  } catch {
    // A fault of the listener's must not become one of the sign-in.
  }
};
