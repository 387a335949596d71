// Compares the decoder with what a platform has for each format, and measures failed exchanges without the
// wire: from the response to the error, which has its likely causes if it is one of this package.
import { candidates } from './exchange.js';
import type { Client } from './peers.js';
import type { Findings, Rows } from './report.js';
import { accessToken, errorBody, headers, tokenBody, unknownErrorBody } from './responses.js';
import { builds, compare, quietly, roundsOf, smoke } from './rounds.js';

type Decode = typeof import('../src/decode.js');

const scopes = (count: number): string =>
  Array.from({ length: count }, (_, index) => `scope:${index.toString(36)}`).join(',');

const members = (scope: string) => ({ access_token: accessToken, token_type: 'bearer', scope });
const json = (scope: string): string => JSON.stringify(members(scope));
const form = (scope: string): string => new URLSearchParams(members(scope)).toString();
const xml = (scope: string): string =>
  `<OAuth>${Object.entries(members(scope))
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</OAuth>`;

const typeOf = { JSON: 'json', form: 'x-www-form-urlencoded', XML: 'xml' };

const parsers = {
  'JSON.parse': (body: string): unknown => JSON.parse(body),
  URLSearchParams: (body: string): unknown => Object.fromEntries(new URLSearchParams(body)),
};

/** What the platform offers for a format. */
const platform: Readonly<Partial<Record<keyof typeof typeOf, keyof typeof parsers>>> = {
  JSON: 'JSON.parse',
  form: 'URLSearchParams',
};

interface Sample {
  readonly response: string;
  readonly format: keyof typeof typeOf;
  readonly body: string;
}

const samples: readonly Sample[] = [
  { response: 'token', format: 'JSON', body: tokenBody },
  { response: 'token', format: 'form', body: form('read:org,repo') },
  { response: 'token', format: 'XML', body: xml('read:org,repo') },
  { response: 'documented error', format: 'JSON', body: errorBody },
  { response: 'unknown error', format: 'JSON', body: unknownErrorBody },
  ...[100, 1000, 5000].flatMap((count) => [
    { response: 'token', format: 'JSON' as const, body: json(scopes(count)) },
    { response: 'token', format: 'form' as const, body: form(scopes(count)) },
    { response: 'token', format: 'XML' as const, body: xml(scopes(count)) },
  ]),
];

const repeated = (work: () => unknown, count: number) => () => {
  for (let done = 0; done < count; done += 1) work();
};

const microseconds = (milliseconds: number, count: number): string =>
  ((milliseconds * 1000) / count).toFixed(2);

const decodeRows = async (): Promise<Rows> => {
  const rows = [];
  const libraries = await Promise.all(
    builds.map(
      async ([label, folder]) =>
        [label, (await import(new URL('decode.js', folder).href)) as Decode] as const,
    ),
  );
  for (const { response, format, body } of samples) {
    const count = smoke ? 1 : Math.max(10, Math.round(200_000 / (body.length + 200)));
    const sent = { ...headers, 'content-type': `application/${typeOf[format]}; charset=utf-8` };
    const name = platform[format];
    const timings = await compare(
      {
        ...(name !== undefined && { platform: repeated(() => parsers[name](body), count) }),
        ...Object.fromEntries(
          libraries.map(([label, { decodeTokenResponse }]) => [
            `${label}decodeTokenResponse`,
            repeated(() => decodeTokenResponse({ status: 200, headers: sent, body }), count),
          ]),
        ),
      },
      roundsOf(40),
    );
    for (const [work, { times, ratiosTo }] of timings)
      if (work !== 'platform')
        rows.push({
          response,
          format,
          bytes: body.length,
          ...(libraries.length > 1 && { work }),
          'µs of CPU': microseconds(times.cpu, count),
          'relative to':
            name === undefined ? '' : `${ratiosTo('platform').cpu.toFixed(1)} × ${name}`,
        });
  }
  return rows;
};

const ignore = (): void => undefined;

/** Replaces the global fetch, which all candidates use except those that have their own HTTP client. */
const failureRows = async (): Promise<Rows> => {
  const count = smoke ? 2 : 200;
  const { fetch } = globalThis;
  let sent = 0;
  const failures = (exchange: Client['exchange']) => async () => {
    for (let done = 0; done < count; done += 1)
      await exchange((sent += 1).toString(16).padStart(20, 'f')).catch(ignore);
  };
  const works: Record<string, () => Promise<void>> = {};
  for (const { name, module, create, ownHttp } of candidates)
    if (ownHttp !== true) works[name] = failures(create(await import(module), '').exchange);
  try {
    globalThis.fetch = () => Promise.resolve(new Response(errorBody, { headers }));
    const timings = await quietly(() => compare(works, roundsOf(20)));
    return [...timings].map(([library, { times, ratiosTo }]) => ({
      library,
      'µs of CPU': microseconds(times.cpu, count),
      '× fetch': ratiosTo('fetch').cpu.toFixed(2),
    }));
  } finally {
    globalThis.fetch = fetch;
  }
};

export const decode = async (): Promise<Findings> => ({
  tables: { decode: await decodeRows(), failure: await failureRows() },
});
