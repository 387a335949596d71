interface Globals {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: unknown };
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Returns whether the runtime is a page in a browser, or a worker of one, which has no document. */
export function isBrowser({ document, navigator }: Globals = globalThis): boolean {
  return document !== undefined || String(navigator?.userAgent).startsWith('Mozilla/');
}

// Inserted by scripts/build.mjs. Tests run the source without it.
declare const PACKAGE_VERSION: string | undefined;
const version = typeof PACKAGE_VERSION === 'string' ? PACKAGE_VERSION : 'source';

/**
 * The `User-Agent` header of a request. A browser gets none: it has its own, and another one would make
 * a cross-origin request need a preflight.
 */
export function userAgent(globals: Globals = globalThis): Readonly<Record<string, string>> {
  return isBrowser(globals) ? {} : { 'user-agent': `github-token-exchange/${version}` };
}

/** Returns what the diagnosis rules need to know about the runtime. */
export function runtimeFacts(globals: Globals = globalThis) {
  return {
    inBrowser: isBrowser(globals),
    production: globals.process?.env?.['NODE_ENV'] === 'production',
  };
}
