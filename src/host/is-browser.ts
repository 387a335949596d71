interface Globals {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: unknown };
}

/** Whether this runtime is a browser: a page, or a worker of one, which has no document. */
export const isBrowser = ({ document, navigator }: Globals = globalThis): boolean =>
  document !== undefined || String(navigator?.userAgent).startsWith('Mozilla/');
