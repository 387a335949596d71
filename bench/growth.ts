// How the time to decode grows with the length of a hostile body: npm run bench:growth
// Prints, for each body, the time for 56 KiB beside that for 7 KiB: about 8 where the work is linear
// in the length, 64 where it is quadratic, 1 where a bound on what is read holds it.
import { Bench } from 'tinybench';
import { decodeTokenResponse } from '../src/decode/decode.js';
import { maskOf } from '../src/internal/mask.js';

const short = 7 * 1024;
const long = 8 * short;
const secrets = ['Kq7vT2mW9xR4pZ8n'.repeat(4), 'abc/def+ghi='];
const mask = maskOf(secrets);

const filled = (start: string, unit: string, length: number): string =>
  start + unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const decode = (body: string): unknown =>
  decodeTokenResponse({ status: 200, headers: {}, body }, { secrets, receivedAt: 0 });

const hostile: readonly (readonly [string, string, (text: string) => unknown])[] = [
  ...['<', '<script', '<script>', '<!--', '<a ', '</script', '<a><'].map(
    (unit) => ['<html>', unit, decode] as const,
  ),
  ...['<a>', '<a/>', '&amp;', '<!---->'].map((unit) => ['<OAuth>', unit, decode] as const),
  ...['{"a":', '[', '{"error":"a",', 'a=b&', 'a&', '=', '%', ' ', '\n', 'a'].map(
    (unit) => ['', unit, decode] as const,
  ),
  ...[
    '%25',
    '&#x00',
    '\\u00',
    'gh_',
    'eyJ',
    'ffffffffffffffffffffz',
    'x_token',
    'client_secret"         ',
    'code=',
    'bearer a',
    'Kq7vT2mW9xR4pZ8',
    'Kq7vT2mW9xR4pZ8n',
  ].map((unit) => ['', unit, mask] as const),
];

const bench = new Bench({ time: 40, warmupTime: 10 });
for (const [start, unit, work] of hostile)
  for (const length of [short, long]) {
    const text = filled(start, unit, length);
    bench.add(
      `${work === mask ? 'mask' : 'decode'} ${JSON.stringify(start + unit)} ${String(length)}`,
      () => {
        work(text);
      },
    );
  }
await bench.run();

const means = bench.tasks.map(({ result }) =>
  'latency' in result ? result.latency.p50 : Number.NaN,
);
console.table(
  hostile.map(([start, unit, work], at) => ({
    work: work === mask ? 'mask' : 'decode',
    'repeated unit': JSON.stringify(start + unit),
    '7 KiB, ms': (means[2 * at] ?? Number.NaN).toFixed(3),
    '56 KiB, ms': (means[2 * at + 1] ?? Number.NaN).toFixed(3),
    ratio: ((means[2 * at + 1] ?? Number.NaN) / (means[2 * at] ?? Number.NaN)).toFixed(1),
  })),
);
