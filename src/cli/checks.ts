import { isIP, type Socket } from 'node:net';
import type { LikelyCause, TokenClient, TokenError } from '../index.js';
import { diagnose, networkFailure } from '../index.js';
import { whatCame } from '../errors/format.js';
import { deviceCodeEndpointOf, type GitHubHost, tokenEndpointOf } from '../github/host.js';
import { readResponse } from '../http/read-response.js';
import { parseJson, parseUrl } from '../internal/parse.js';
import { proxyFacts } from '../internal/runtime.js';
import { formatCount, formatDuration, sanitizeText, withRemark } from '../internal/text.js';
import { describeCertificate } from './certificate.js';
import { planFixes, suggestFixes } from './fix-env.js';
import type { Io } from './io.js';
import { bareHost, openSocket, openTunnel, secure } from './network.js';
import { addressOf, proxyOf } from './proxy.js';
import {
  describeSource,
  lacksValue,
  nameOf,
  type Setting,
  type Settings,
  valueOf,
} from './settings.js';
import { causeForCommandLine, errorForCommandLine } from './wording.js';

/** How a check ended. */
export interface Outcome {
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  /** One line. */
  readonly text: string;
  /** What to do, or what else is known; empty if nothing has to be done. */
  readonly notes: readonly string[];
  /** The error of the library that a request ended in. */
  readonly error?: TokenError;
  /** The likely causes that the settings show. */
  readonly causes?: readonly LikelyCause[];
}

/** One check of `doctor`. */
export interface Check {
  readonly id: string;
  readonly group: 'Settings' | 'Connection' | 'App';
  readonly title: string;
  /** What is sent, and to whom; absent if nothing is sent. */
  readonly sends?: string;
  /** The checks that must not have failed or been skipped before. */
  readonly after?: readonly string[];
  readonly run: () => Outcome | Promise<Outcome>;
}

const outcome = (
  status: Outcome['status'],
  text: string,
  notes: readonly string[] = [],
): Outcome => ({ status, text, notes });

const ok = (text: string, ...notes: readonly string[]) => outcome('ok', text, notes);
const warning = (text: string, ...notes: readonly string[]) => outcome('warning', text, notes);
const failed = (text: string, ...notes: readonly string[]) => outcome('failed', text, notes);

/** The outcome of a check that did not run. */
export function skipped(reason: string): Outcome {
  return outcome('skipped', reason);
}

/** The summary of a cause, with its certainty if that is not certain. */
const summaryOf = ({ summary, certainty }: LikelyCause, locale: Io['locale']): string =>
  certainty === 'certain'
    ? summary
    : withRemark(summary, locale?.certainties[certainty] ?? certainty);

const sentenceIn =
  (locale: Io['locale']) =>
  (cause: LikelyCause): string =>
    `${summaryOf(cause, locale)} ${cause.fix}`;

// The proxy has its own check, and this program uses it.
const isAboutHost = ({ id }: LikelyCause): boolean => id !== 'proxy-variable-ignored';

/**
 * The cause by which the library explains that the `fetch` of this Node, which the app may use, ignores the
 * proxy of the environment; `undefined` if it uses it.
 */
const causeOfIgnoredProxy = async (
  { web: baseUrl }: GitHubHost,
  { env, locale }: Pick<Io, 'env' | 'locale'>,
): Promise<LikelyCause | undefined> => {
  // Without the proxy, the host could not be reached.
  const unreachable = networkFailure(Object.assign(new Error(), { code: 'ENETUNREACH' }), {
    baseUrl,
  });
  const { versions, execArgv } = process;
  const facts = proxyFacts({ process: { env, versions, execArgv } });
  const { remediation } = await diagnose(unreachable, { baseUrl, locale, ...facts });
  return remediation.likelyCauses.find((cause) => !isAboutHost(cause));
};

/** The outcome of a request that ended in an error: its causes, or its steps if there is none. */
const ofError = (error: TokenError, locale: Io['locale']): Outcome => {
  const { summary, steps, likelyCauses } = errorForCommandLine(error, locale).remediation;
  const causes = likelyCauses.filter(isAboutHost);
  const sentence = sentenceIn(locale);
  const [first, ...others] = causes;
  // Such a cause says more than the error. One that is only possible can be wrong.
  const isProbable = first !== undefined && first.certainty !== 'possible';
  const came = whatCame(error);
  const notes = [
    ...(isProbable ? [first.fix, ...others.map(sentence)] : causes.map(sentence)),
    ...(causes.length === 0 ? steps : []),
  ];
  return {
    ...failed(
      isProbable ? summaryOf(first, locale) : summary,
      ...(came !== undefined && notes.some((note) => note.includes('after Got'))
        ? [`Got: ${came}`]
        : []),
      ...notes,
    ),
    error,
  };
};

const ofSetting = (
  setting: Setting,
  causes: readonly LikelyCause[],
  file: string,
  fix: readonly string[],
  locale: Io['locale'],
): Outcome => {
  const isCertain = causes.some(({ certainty }) => certainty === 'certain');
  const status = causes.length === 0 ? 'ok' : isCertain ? 'failed' : 'warning';
  const notes = [
    ...causes
      .map((cause) => causeForCommandLine(cause))
      .map((cause) =>
        // The source already says that it is not set.
        lacksValue(cause) ? cause.fix : sentenceIn(locale)(cause),
      ),
    ...fix,
  ];
  return { ...outcome(status, describeSource(setting, file), notes), causes };
};

/** What `doctor` examines. */
export interface CheckContext {
  readonly settings: Settings;
  /** The host; `undefined` if the base URL cannot be used. */
  readonly host: GitHubHost | undefined;
  /** Why the base URL cannot be used. */
  readonly baseUrlProblem: { readonly problem: string; readonly fix: string } | undefined;
  /** Whether the app uses only the device flow. */
  readonly device: boolean;
  readonly client: TokenClient;
  readonly io: Io;
  /** The first response that has a header. */
  readonly headerOf: (name: string) => Received | undefined;
}

/** A header, and when it was received. */
export interface Received {
  readonly value: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

const settingChecks = ({
  settings,
  client,
  baseUrlProblem: base,
  io,
}: CheckContext): readonly Check[] => {
  const { clientId, clientSecret, baseUrl, redirectUri, file } = settings;
  const causes = client.check({ redirectUri: valueOf(redirectUri) });
  const parameters = [
    [clientId, 'client_id'],
    [clientSecret, 'client_secret'],
    [redirectUri, 'redirect_uri'],
  ] as const;
  const fixesOf = async ({ variable }: Setting): Promise<readonly string[]> =>
    suggestFixes(
      (await planFixes(settings, io)).fixes.filter((fix) => fix.variable === variable),
      file,
    );
  const known: readonly unknown[] = parameters.map(([, parameter]) => parameter);
  const isOf = (cause: LikelyCause, parameter: string): boolean =>
    // A cause without a parameter is about the credentials.
    cause.parameter === parameter ||
    (parameter === 'client_id' && !known.includes(cause.parameter));
  const [idCheck, secretCheck, redirectCheck] = parameters.map(([setting, parameter]): Check => ({
    id: `${parameter.replace('_', '-')}-setting`,
    group: 'Settings',
    title: setting.variable,
    run: async () =>
      ofSetting(
        setting,
        (await causes).filter((cause) => isOf(cause, parameter)),
        file,
        await fixesOf(setting),
        io.locale,
      ),
  })) as [Check, Check, Check];
  const baseCheck: Check = {
    id: 'base-url-setting',
    group: 'Settings',
    title: baseUrl.variable,
    run: () =>
      base === undefined
        ? ok(describeSource(baseUrl, file))
        : failed(
            describeSource(baseUrl, file),
            `${nameOf(baseUrl, file)} ${base.problem}. ${base.fix}`,
          ),
  };
  return [idCheck, secretCheck, baseCheck, redirectCheck];
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** The time that a step of the connection has. */
const stepMs = 10_000;

// Larger differences are not the delay of the network.
const clockToleranceMs = 60_000;

const connectionChecks = (
  { settings, io, headerOf }: CheckContext,
  host: GitHubHost,
): readonly Check[] => {
  const { network, interrupted, clock, env, locale } = io;
  const url = new URL(host.web);
  const proxy = proxyOf(url, env);
  const proxyName = proxy?.url === undefined ? '' : addressOf(proxy.url);
  const isHttp = url.protocol === 'http:';
  const needsDns = proxy === undefined && isIP(bareHost(url)) === 0;
  let socket: Socket | undefined;
  let serverVersion: string | undefined;

  /** Runs a step of the connection; what it throws becomes the error of the library. */
  const attempt = async (run: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> => {
    const deadline = AbortSignal.timeout(stepMs);
    try {
      return await run(AbortSignal.any([deadline, interrupted]));
    } catch (thrown) {
      const reason = deadline.aborted
        ? Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT' })
        : thrown;
      const error = networkFailure(reason, { baseUrl: host.web, locale });
      return ofError(await diagnose(error, { baseUrl: host.web, locale }), locale);
    }
  };
  const timed = async <T>(run: () => Promise<T>) => {
    const start = clock.monotonic();
    return { value: await run(), took: seconds(clock.monotonic() - start) };
  };

  const checks: readonly Check[] = [
    {
      id: 'proxy',
      title: 'Proxy',
      run: async () => {
        if (proxy === undefined) return ok(`none is set for ${url.hostname}`);
        if (proxy.url === undefined)
          return failed(
            `${proxy.variable} is not an http URL`,
            `Set it to a URL such as http://proxy.example.com:8080`,
          );
        const text = `${proxyName}, from ${proxy.variable}`;
        const ignored = await causeOfIgnoredProxy(host, io);
        return ignored === undefined
          ? ok(text)
          : warning(text, `${ignored.summary} ${ignored.fix}`);
      },
    },
    {
      id: 'dns',
      title: 'DNS',
      after: ['proxy'],
      ...(needsDns ? { sends: `a DNS query for ${url.hostname}` } : {}),
      run: () => {
        if (proxy !== undefined) return skipped('the proxy resolves the name');
        if (!needsDns) return skipped('the host is an IP address');
        return attempt(async () => {
          const addresses = await network.lookup(url.hostname);
          return ok(`${url.hostname} is ${addresses.slice(0, 2).join(' and ')}`);
        });
      },
    },
    {
      id: 'tcp',
      title: 'Connection',
      after: needsDns ? ['dns'] : ['proxy'],
      sends:
        proxy === undefined
          ? `a TCP connection to ${addressOf(url)}`
          : `a TCP connection to the proxy ${proxyName}, and CONNECT ${addressOf(url)}`,
      run: () =>
        attempt(async (signal) => {
          const { value, took } = await timed(() =>
            proxy === undefined
              ? openSocket(url, network, signal)
              : openTunnel(proxy, url, network, signal),
          );
          socket = value;
          return ok(
            `to ${addressOf(url)}${proxy === undefined ? '' : ' through the proxy'} in ${took}`,
          );
        }),
    },
    {
      id: 'tls',
      title: 'TLS',
      after: ['tcp'],
      ...(isHttp ? {} : { sends: `a TLS handshake with ${url.hostname}` }),
      run: () => {
        const plain = socket;
        if (isHttp || plain === undefined) {
          plain?.destroy();
          return skipped('the base URL is an http URL on this machine');
        }
        return attempt(async (signal) => {
          const { socket: tls, problem } = await secure(plain, url, network, signal);
          const certificate = describeCertificate(tls);
          const protocol = tls.getProtocol() ?? 'TLS';
          tls.destroy();
          if (problem === undefined) return ok(`${protocol}, ${certificate}`);
          const failure = networkFailure(problem, { baseUrl: host.web, locale });
          const found = ofError(await diagnose(failure, { baseUrl: host.web, locale }), locale);
          return { ...found, notes: [...found.notes, `The certificate is ${certificate}.`] };
        });
      },
    },
    {
      id: 'http',
      title: 'HTTP',
      after: ['tcp', ...(isHttp ? [] : ['tls'])],
      sends: `${host.kind === 'server' ? `GET ${host.web}/api/v3/meta` : `HEAD ${host.web}/`}, without credentials`,
      run: () =>
        attempt(async (signal) => {
          const isServer = host.kind === 'server';
          const { value: response, took } = await timed(() =>
            io.fetch(`${host.web}${isServer ? '/api/v3/meta' : '/'}`, {
              method: isServer ? 'GET' : 'HEAD',
              redirect: 'manual',
              headers: {
                accept: 'application/json',
                'user-agent': `github-token-exchange/${io.version}`,
              },
              signal,
            }),
          );
          const { body } = await readResponse(response, signal);
          const version = parseJson(typeof body === 'string' ? body : '')?.['installed_version'];
          if (typeof version === 'string') serverVersion = sanitizeText(version, 40);
          const header = response.headers.get('location');
          const location = header === null ? undefined : parseUrl(header, host.web);
          const target =
            location === undefined ? '' : `, a redirect to ${sanitizeText(location.host, 100)}`;
          return ok(`status ${String(response.status)}${target} in ${took}`);
        }),
    },
    {
      id: 'clock',
      title: 'Clock',
      after: ['http'],
      run: () => {
        const date = headerOf('date');
        const time = Date.parse(date?.value ?? '');
        if (date === undefined || Number.isNaN(time))
          return skipped('the response has no Date header');
        const difference = date.at - time;
        if (Math.abs(difference) <= clockToleranceMs) return ok("agrees with the server's");
        const size = formatDuration(Math.round(Math.abs(difference) / 1000), Math.round);
        return warning(
          `${size} ${difference > 0 ? 'ahead of' : 'behind'} the server's`,
          'Set the clock of this machine: the validity of certificates and tokens is compared with it.',
        );
      },
    },
    {
      id: 'github',
      title: 'GitHub',
      after: ['http'],
      run: () => {
        if (host.loopback) return ok('a fake or a tunnel on this machine');
        if (host.kind === 'github.com') return ok('github.com');
        if (host.kind === 'ghe.com') return ok(`${url.hostname}, on ghe.com`);
        const version = headerOf('x-github-enterprise-version')?.value ?? serverVersion;
        return version === undefined
          ? warning(
              `${url.hostname} does not say that it is a GitHub Enterprise Server`,
              `Set ${nameOf(settings.baseUrl, settings.file)} to the address at which users open GitHub.`,
            )
          : ok(`GitHub Enterprise Server ${sanitizeText(version, 40)}`);
      },
    },
  ].map((check) => ({ ...check, group: 'Connection' as const }));
  return checks;
};

const appChecks = (
  { settings, client, device, io: { interrupted: signal, locale }, headerOf }: CheckContext,
  host: GitHubHost,
): readonly Check[] => {
  const hasSecret = (valueOf(settings.clientSecret)?.trim() ?? '') !== '';
  const ready = ['http', ...(valueOf(settings.clientId)?.trim() ? [] : ['client-id-setting'])];
  let deviceCode: ReturnType<TokenClient['requestDeviceCode']> | undefined;
  const requestDeviceCode = () => (deviceCode ??= client.requestDeviceCode({ signal }));
  let verified: ReturnType<TokenClient['verifyCredentials']> | undefined;
  const verifyCredentials = () => (verified ??= client.verifyCredentials({ signal }));
  const toDevice = `POST ${deviceCodeEndpointOf(host)}, with the client ID: creates a user code that is not used`;
  const toToken = `POST ${tokenEndpointOf(host)}, with the client ID, the client secret and a code that cannot exist`;
  const knowsId = 'GitHub knows this client ID';

  const checks: readonly Check[] = [
    {
      id: 'client-id',
      title: 'Client ID',
      after: ready,
      sends: hasSecret ? toToken : toDevice,
      run: async () => {
        const response = await (hasSecret ? verifyCredentials() : requestDeviceCode());
        // With 404, GitHub does not know the client ID; otherwise, it compares the client secret.
        const isKnown =
          response._tag === 'CredentialsAccepted' ||
          response._tag === 'DeviceCode' ||
          response._tag === 'DeviceFlowDisabled' ||
          (hasSecret &&
            response._tag === 'IncorrectClientCredentials' &&
            response.code === 'incorrect_client_credentials');
        return isKnown ? ok(knowsId) : ofError(response, locale);
      },
    },
    {
      id: 'client-secret',
      title: 'Client secret',
      after: ['client-id'],
      run: async () => {
        if (!hasSecret) return skipped('no client secret is set');
        const response = await verifyCredentials();
        return response._tag === 'CredentialsAccepted'
          ? ok('it belongs to this client ID')
          : ofError(response, locale);
      },
    },
    {
      id: 'device-flow',
      title: 'Device flow',
      after: ['client-id'],
      ...(hasSecret ? { sends: toDevice } : {}),
      run: async () => {
        const response = await requestDeviceCode();
        if (response._tag === 'DeviceCode') return ok('enabled');
        return response._tag === 'DeviceFlowDisabled' && !device
          ? ok('not enabled; only sign-ins with a device code need it')
          : ofError(response, locale);
      },
    },
    {
      id: 'rate-limit',
      title: 'Rate limit',
      after: ['http'],
      run: () => {
        const remaining = Number(headerOf('x-ratelimit-remaining')?.value ?? Number.NaN);
        const limit = headerOf('x-ratelimit-limit')?.value;
        if (Number.isNaN(remaining)) return skipped('the responses do not name one');
        const text = `${formatCount(remaining, 'request')} left${limit === undefined ? '' : ` of ${sanitizeText(limit, 20)}`}`;
        return remaining > 0 ? ok(text) : warning(text);
      },
    },
  ].map((check) => ({ ...check, group: 'App' as const }));
  return checks;
};

const withoutHost = (group: Check['group'], id: string, title: string): Check => ({
  id,
  group,
  title,
  run: () => skipped('the base URL cannot be used'),
});

/** The checks of `doctor`, in their order. Creating them sends nothing. */
export function checksFor(context: CheckContext): readonly Check[] {
  const { host } = context;
  return [
    ...settingChecks(context),
    ...(host === undefined
      ? [
          withoutHost('Connection', 'http', 'Connection'),
          withoutHost('App', 'client-id', 'Client ID and client secret'),
        ]
      : [...connectionChecks(context, host), ...appChecks(context, host)]),
  ];
}
