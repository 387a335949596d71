import { portOf } from './parse.js';

type Environment = Readonly<Record<string, string | undefined>>;

interface Globals {
  readonly document?: unknown;
  readonly navigator?: { readonly userAgent?: unknown };
  readonly process?: {
    readonly env?: Environment;
    readonly versions?: Readonly<Record<string, string | undefined>>;
    readonly execArgv?: readonly string[];
  };
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

type Dispatcher = { readonly constructor?: { readonly name?: string } } | undefined;

/** The value of an environment variable, whose name may be in lower case, too. */
const variable = (env: Environment, name: string): string =>
  env[name.toLowerCase()] ?? env[name] ?? '';

/** Whether Node 22.21, 24.0 or later was told to use the proxy of the environment. */
const usesEnvironmentProxy = ({
  env = {},
  versions,
  execArgv = [],
}: NonNullable<Globals['process']>) => {
  const [major = 0, minor = 0] = (versions?.['node'] ?? '').split('.').map(Number);
  const isAsked =
    env['NODE_USE_ENV_PROXY'] === '1' ||
    [...execArgv, ...variable(env, 'NODE_OPTIONS').split(/\s+/)].includes('--use-env-proxy');
  return isAsked && (major >= 24 || (major === 22 && minor >= 21));
};

/** Whether the environment names a proxy that the `fetch` of this runtime does not use. */
const ignoresProxyVariable = (globals: Globals): boolean => {
  const { process: { env = {}, versions = {} } = {} } = globals;
  // Deno and Bun use the variables, and other runtimes have none.
  if (versions['node'] === undefined || versions['deno'] || versions['bun']) return false;
  const isSet = (name: string): boolean => variable(env, name).trim() !== '';
  if (!['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some(isSet)) return false;
  // The global agent of undici, which a program can replace by one that uses a proxy.
  const agent = Reflect.get(globals, Symbol.for('undici.globalDispatcher.1')) as Dispatcher;
  if (/proxy/i.test(agent?.constructor?.name ?? '')) return false;
  return !(
    usesEnvironmentProxy({ ...globals.process }) && ['HTTPS_PROXY', 'HTTP_PROXY'].some(isSet)
  );
};

/** Returns what the diagnosis rules need to know about the runtime. */
export function runtimeFacts(globals: Globals = globalThis) {
  return {
    inBrowser: isBrowser(globals),
    production: globals.process?.env?.['NODE_ENV'] === 'production',
  };
}

/** Returns what they also need if there was no response. Each variable of the environment takes time. */
export function proxyFacts(globals: Globals = globalThis) {
  return { proxyVariableIgnored: !isBrowser(globals) && ignoresProxyVariable(globals) };
}

/** Returns whether `NO_PROXY` excludes a host: by its name, a domain above it, or an asterisk. */
export function isExcludedFromProxy(url: URL, globals: Globals = globalThis): boolean {
  return variable(globals.process?.env ?? {}, 'NO_PROXY')
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, domain = '', ofPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entry === '*') return true;
      if (domain === '' || (ofPort !== undefined && ofPort !== portOf(url))) return false;
      return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    });
}
