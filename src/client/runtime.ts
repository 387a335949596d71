interface Globals {
  readonly document?: unknown;
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** What the runtime tells of itself, for the rules that depend on it. */
export const runtimeFacts = (globals: Globals = globalThis) => ({
  inBrowser: globals.document !== undefined,
  production: globals.process?.env?.['NODE_ENV'] === 'production',
});
