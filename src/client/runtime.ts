import { isBrowser } from '../host/is-browser.js';

interface Globals {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: unknown };
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** What the runtime tells of itself, for the rules that depend on it. */
export const runtimeFacts = (globals: Globals = globalThis) => ({
  inBrowser: isBrowser(globals),
  production: globals.process?.env?.['NODE_ENV'] === 'production',
});
