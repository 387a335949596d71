interface Globals {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: unknown };
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Returns whether the runtime is a page in a browser, or a worker of one, which has no document. */
export function isBrowser({ document, navigator }: Globals = globalThis): boolean {
  return document !== undefined || String(navigator?.userAgent).startsWith('Mozilla/');
}

/** Returns what the diagnosis rules need to know about the runtime. */
export function runtimeFacts(globals: Globals = globalThis) {
  return {
    inBrowser: isBrowser(globals),
    production: globals.process?.env?.['NODE_ENV'] === 'production',
  };
}
