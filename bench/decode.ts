// Compares the decoder with JSON.parse of the same body, and measures a failed exchange without the
// wire: from the response to the error with its likely causes.
import { errorBody, headers, tokenBody, unknownErrorBody } from './responses.js';
import { builds, compare, numbersOf, smoke } from './rounds.js';

type Core = typeof import('../src/core.js');
type Decode = typeof import('../src/decode.js');

const bodies: Readonly<Record<string, string>> = {
  token: tokenBody,
  'documented error': errorBody,
  'unknown error': unknownErrorBody,
};
const rounds = smoke ? 1 : (numbersOf('--rounds', [40])[0] ?? 1);
const count = smoke ? 10 : 1000;
const rows: Record<string, string>[] = [];

const repeated = (work: () => unknown) => () => {
  for (let done = 0; done < count; done += 1) work();
};

const libraries = await Promise.all(
  builds.map(async ([label, folder]) => ({
    label,
    core: (await import(new URL('core.js', folder).href)) as Core,
    decode: (await import(new URL('decode.js', folder).href)) as Decode,
  })),
);

for (const [name, body] of Object.entries(bodies)) {
  const timings = await compare(
    {
      'JSON.parse': repeated(() => JSON.parse(body) as unknown),
      ...Object.fromEntries(
        libraries.map(({ label, decode: { decodeTokenResponse } }) => [
          `${label}decodeTokenResponse`,
          repeated(() => decodeTokenResponse({ status: 200, headers, body })),
        ]),
      ),
    },
    rounds,
  );
  for (const [work, { times, ratiosTo }] of timings)
    rows.push({
      body: name,
      work,
      'µs of CPU': ((times.cpu * 1000) / count).toFixed(2),
      '× JSON.parse': ratiosTo('JSON.parse').cpu.toFixed(1),
    });
}

const clients = libraries.map(({ label, core }) => {
  const client = core.createTokenClient({
    clientId: 'Ov23liBenchBench0000',
    clientSecret: '0123456789abcdef'.repeat(3).slice(8),
    transport: () => Promise.resolve({ status: 200, headers, body: errorBody }),
  });
  let sent = 0;
  return [
    `${label}exchangeCode without the wire`,
    async () => {
      for (let done = 0; done < count / 10; done += 1)
        await client.exchangeCode({ code: (sent += 1).toString(16).padStart(20, 'f') });
    },
  ] as const;
});
for (const [work, { times }] of await compare(Object.fromEntries(clients), rounds))
  rows.push({
    body: 'documented error',
    work,
    'µs of CPU': ((times.cpu * 1000) / (count / 10)).toFixed(2),
  });
console.table(rows);
