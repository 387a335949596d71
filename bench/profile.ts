// Repeats one exchange whose `fetch` returns the response at once, to be run with a profiler:
//   npm run build && node --cpu-prof --import tsx bench/profile.ts failure
import { app, redirectUri } from './peers.js';
import { errorBody, headers, tokenBody } from './responses.js';

const core = (await import(
  new URL('../dist/core.js', import.meta.url).href
)) as typeof import('../src/core.js');

const body = process.argv[2] === 'failure' ? errorBody : tokenBody;
const transport = core.fetchTransport(() => Promise.resolve(new Response(body, { headers })));
const client = core.createTokenClient({ ...app, transport });
for (let sent = 0; sent < 50_000; sent += 1)
  await client.exchangeCode({ code: sent.toString(16).padStart(20, 'f'), redirectUri });
