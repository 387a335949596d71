// Gives each response of __tests__/recorded/answers.jsonl to every library by the library's own API, and
// says what a developer learns from it. docs/benchmarks.md defines the outcomes.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { recorded, type Recorded } from '../__tests__/support/recorded.js';
import { app, isOwn, ownEntries, ownName, peers, rerouteGitHub, type Client } from './peers.js';
import type { Findings } from './report.js';
import { headers, tokenBody } from './responses.js';
import { builds, quietly, smoke } from './rounds.js';

/** What a response that was recorded without its content type is: GitHub always sends one. */
const contentType = (body: string): string => {
  if (body.trimStart().startsWith('{')) return 'application/json; charset=utf-8';
  if (body.trimStart().startsWith('<OAuth>')) return 'application/xml; charset=utf-8';
  if (body.trimStart().startsWith('<')) return 'text/html; charset=utf-8';
  return 'application/x-www-form-urlencoded; charset=utf-8';
};

/** The headers as recorded, without those that describe the connection of that time. */
const headersOf = ({ headers: shown, body }: Recorded): Readonly<Record<string, string>> => {
  const all = Object.entries(shown)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(
      ([name]) =>
        !/^(?:transfer-encoding|content-length|content-encoding|connection|status)$/.test(name),
    );
  return { 'content-type': contentType(body), ...Object.fromEntries(all) };
};

/** The parameters of a callback, or the members of a body in any of the three formats. */
const membersOf = ({ kind, body, url }: Recorded): ReadonlyMap<string, string> => {
  if (kind === 'callback') return new Map(new URL(url).searchParams);
  try {
    return new Map(
      Object.entries(JSON.parse(body) as object).map(([name, value]) => [name, String(value)]),
    );
  } catch {
    const elements = [...body.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
    return body.trimStart().startsWith('<OAuth>')
      ? new Map(elements.map(([, name = '', value = '']) => [name, value]))
      : new Map(new URLSearchParams(body));
  }
};

const successes = ['Success', 'DeviceCode', 'AuthorizationCode'];

/** Every text and number that can be reached from a value, except the request that was sent. */
const evidence = (value: unknown, seen = new Set()): readonly string[] => {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inherited = value instanceof Response ? [value.status, value.statusText] : [];
  return [
    ...inherited.map(String),
    ...(value instanceof URLSearchParams || value instanceof Map
      ? [...value].flat().map(String)
      : []),
    ...Reflect.ownKeys(value)
      .filter((name) => name !== 'request' && name !== 'stack')
      .flatMap((name) => evidence(Reflect.get(value, name) as unknown, seen)),
  ];
};

const hasWord = (texts: readonly string[], word: string): boolean => {
  const pattern = new RegExp(`(?<!\\w)${word.replace(/\W/g, '\\$&')}(?!\\w)`);
  return texts.some((text) => pattern.test(text));
};

/** What an error without an OAuth error code has to say, besides its HTTP status. */
const words: Readonly<Record<string, RegExp>> = {
  RateLimited: /rate.?limit/i,
  ServerUnavailable: /unavailable|server error/i,
  UnexpectedResponse: /unexpected|not (?:valid )?json|content.?type|redirect/i,
  MissingCode: /(?:missing|no|lacks?|without)\b.*\bcode|\bcode\b.*\b(?:missing|required)/i,
};

const isNamed = (response: Recorded, value: unknown): boolean => {
  const texts = evidence(value);
  const code = membersOf(response).get('error');
  if (code !== undefined) return hasWord(texts, code);
  // The page itself does not count: it is what has to be explained.
  const explained = texts.filter((text) => text.length < 300);
  return (
    (response.status >= 300 && hasWord(explained, String(response.status))) ||
    explained.some((text) => words[response.expect]?.test(text))
  );
};

const secretNames = ['access_token', 'refresh_token', 'device_code'];

/** Whether a failure, printed as a log does, or what was printed, shows a secret that was sent or received. */
const leaks = (response: Recorded, code: string, failure: unknown, printed: unknown[]): boolean => {
  const members = membersOf(response);
  const secrets = [
    app.clientSecret,
    Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64'),
    response.kind === 'callback' ? (members.get('code') ?? '') : code,
    ...secretNames.map((name) => members.get(name) ?? ''),
  ].filter((secret) => secret.length > 3);
  const shown = [failure, ...printed].flatMap((value) => {
    const texts = [inspect(value, { depth: Infinity, maxStringLength: null }), String(value)];
    try {
      return [...texts, JSON.stringify([value])];
    } catch {
      return texts; // It refers to itself.
    }
  });
  return secrets.some((secret) => shown.some((text) => text.includes(secret)));
};

/** What the engine says if a program does not expect the value that it has. */
const engineError =
  /^(?:Cannot (?:use|read|set|destructure)|Unexpected (?:token|end)|Invalid time value|.* is not (?:a function|iterable|valid JSON|defined))/;

const fromEngine = (thrown: unknown): boolean =>
  thrown instanceof SyntaxError ||
  (thrown instanceof Error && !('code' in thrown) && engineError.test(thrown.message));

const outcomes = [
  'right',
  'wrong or generic',
  'reported as success',
  'threw something else',
] as const;
type Outcome = (typeof outcomes)[number];

interface Judged {
  readonly outcome: Outcome;
  /** Whether what the library printed names the error that its value does not. */
  readonly onlyPrinted: boolean;
  readonly leaked: boolean;
}

type Told = Readonly<{ returned: unknown } | { thrown: unknown }>;

const outcomeOf = (response: Recorded, told: Told, succeeded: Client['succeeded']): Outcome => {
  const success = successes.includes(response.expect);
  if ('returned' in told && (succeeded?.(told.returned) ?? true)) {
    if (!success) return 'reported as success';
    const members = membersOf(response);
    const wanted = ['access_token', 'device_code', 'code'].map((name) => members.get(name));
    const texts = evidence(told.returned).join('\n');
    return wanted.some((text) => text !== undefined && texts.includes(text))
      ? 'right'
      : 'reported as success';
  }
  const failure = 'returned' in told ? told.returned : told.thrown;
  if (!success && isNamed(response, failure)) return 'right';
  return fromEngine(failure) ? 'threw something else' : 'wrong or generic';
};

const call = async (work: () => unknown): Promise<Told> => {
  try {
    return { returned: await work() };
  } catch (thrown) {
    return { thrown };
  }
};

const judge = async (client: Client, response: Recorded): Promise<Judged | undefined> => {
  const code = 'c0de'.repeat(5);
  const state = membersOf(response).get('state');
  const work = {
    'token-answer': () => client.exchange(code),
    'device-code-answer': client.requestDeviceCode,
    callback: client.parseCallback && (() => client.parseCallback?.(response.url, state)),
  }[response.kind];
  if (work === undefined) return undefined;
  const printed: unknown[] = [];
  const told = await quietly(
    () => call(work),
    (...values) => printed.push(...values),
  );
  const outcome = outcomeOf(response, told, client.succeeded);
  const failure = 'thrown' in told ? told.thrown : told.returned;
  const failed = 'thrown' in told || client.succeeded?.(told.returned) === false;
  const onlyPrinted =
    outcome !== 'right' && !successes.includes(response.expect) && isNamed(response, printed);
  return {
    outcome,
    onlyPrinted,
    leaked: leaks(response, code, failed ? failure : undefined, printed),
  };
};

const groupNames = [
  'JSON tokens',
  'JSON errors',
  'pages',
  'device codes',
  'callbacks',
  'form',
  'XML',
] as const;

/** The group of a response in docs/benchmarks.md. */
const groupOf = ({ kind, body, expect, status }: Recorded): (typeof groupNames)[number] => {
  if (kind === 'device-code-answer') return 'device codes';
  if (kind === 'callback') return 'callbacks';
  if (!body.trimStart().startsWith('{') && (status !== 200 || body.includes('<html')))
    return 'pages';
  if (body.trimStart().startsWith('<')) return 'XML';
  if (!body.trimStart().startsWith('{')) return 'form';
  return successes.includes(expect) ? 'JSON tokens' : 'JSON errors';
};

export const answers = async (): Promise<Findings> => {
  let current: Recorded | undefined;
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      // A library that checks a callback together with the exchange gets a token for its code.
      if (current === undefined || current.kind === 'callback')
        outgoing.writeHead(200, headers).end(tokenBody);
      else outgoing.writeHead(current.status, headersOf(current)).end(current.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const undo = await rerouteGitHub(endpoint);

  const groups = new Map(groupNames.map((name): [string, Recorded[]] => [name, []]));
  for (const response of recorded)
    groups.set(groupOf(response), [...(groups.get(groupOf(response)) ?? []), response]);
  const candidates = [
    ...(smoke ? [] : peers),
    ...builds.flatMap(([label, folder]) => ownEntries(folder, label).slice(0, 1)),
  ];
  const all = [];
  const details = [];
  for (const { name, module, create } of candidates) {
    const judged = new Map<Recorded, Judged>();
    for (const response of recorded) {
      current = response;
      // A new client for each response, so that none is affected by the one before.
      const result = await judge(create(await import(module), endpoint), response);
      if (result !== undefined) judged.set(response, result);
    }
    all.push({ name, judged });
    for (const [{ id, expect }, { outcome, leaked }] of judged)
      details.push({ library: name, id, expect, outcome, leaked: leaked ? 'yes' : '' });
  }
  undo();
  server.closeAllConnections();
  server.close();

  const count = (judged: ReadonlyMap<Recorded, Judged>, test: (one: Judged) => boolean) =>
    [...judged.values()].filter(test).length;
  const isRight = ({ outcome }: Judged) => outcome === 'right';

  const own = all.find(({ name }) => name === ownName);
  const wrong = [...(own?.judged ?? [])].filter(
    ([, { outcome, leaked }]) => outcome !== 'right' || leaked,
  );
  if (smoke && (own?.judged.size !== recorded.length || wrong.length > 0))
    throw new Error(`Not right: ${wrong.map(([{ id }]) => id).join(', ')}`);
  if (process.argv.includes('--details')) console.table(details);

  return {
    tables: {
      answers: all.map(({ name, judged }) => ({
        library: name,
        responses: judged.size,
        ...Object.fromEntries(
          outcomes.map((outcome) => [outcome, count(judged, (one) => one.outcome === outcome)]),
        ),
        'named only in the console': count(judged, ({ onlyPrinted }) => onlyPrinted),
        'leaked a secret': count(judged, ({ leaked }) => leaked),
      })),
      'answers-groups': all.map(({ name, judged }) => ({
        'right, of': name,
        ...Object.fromEntries(
          [...groups].map(([group, responses]) => {
            const results = responses.flatMap((response) => judged.get(response) ?? []);
            const right = results.filter(isRight).length;
            return [
              group,
              results.length === 0 ? 'no API' : `${String(right)} of ${String(results.length)}`,
            ];
          }),
        ),
      })),
    },
    charts: {
      answers: {
        title: 'Right answers to token responses',
        description: `Of ${String(recorded.filter(({ kind }) => kind === 'token-answer').length)} public responses. More is better. “leak”: the failure shows a secret.`,
        bars: all
          .map(({ name, judged }) => {
            const tokens = [...judged].filter(([{ kind }]) => kind === 'token-answer');
            const right = tokens.filter(([, one]) => isRight(one)).length;
            const leaked = tokens.filter(([, one]) => one.leaked).length;
            return {
              label: name,
              value: right,
              text: `${String(right)}${leaked === 0 ? '' : ` · ${String(leaked)} leak`}`,
              own: isOwn(name),
            };
          })
          .sort((one, other) => other.value - one.value),
      },
    },
  };
};
