/** Like `new URL()`, but returns `undefined` instead of throwing. */
export function parseUrl(address: string | URL, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/** The port of an http or https URL, also if it is the default one. */
export function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

/** The members of a JSON object; nothing is known of their types. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON object; returns `undefined` for an array, a primitive, and invalid JSON. */
export function parseJson(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Freezes plain data and everything in it. */
export function deepFreeze<T extends object>(data: T): T {
  for (const value of Object.values(data) as readonly unknown[])
    if (typeof value === 'object' && value !== null) deepFreeze(value);
  return Object.freeze(data);
}
