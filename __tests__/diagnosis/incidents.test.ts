import { expect, test } from '@jest/globals';
import type { LikelyCause, TokenError } from '../../src/errors/types.js';
import { createTokenClient, isTokenError } from '../../src/index.js';
import { fakeClock } from '../support/fake-clock.js';
import { type Incident, incidents } from '../support/incidents.js';

interface Outcome {
  readonly tag?: string;
  readonly error?: TokenError;
  readonly causes: readonly LikelyCause[];
  /** The URLs that requests were sent to. */
  readonly urls: readonly string[];
}

const failed = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

const responseOf = ({ status, headers, body }: NonNullable<Incident['response']>): Response =>
  new Response(body, { status, headers });

/** Runs the operation of an incident with a client that gets what the report shows. */
const run = async (incident: Incident): Promise<Outcome> => {
  const { operation, sent, before, response, networkError, callback, timeoutMs } = incident;
  const { clientId, clientSecret, baseUrl, redirectUri, state, skipStateCheck } = sent;
  const urls: string[] = [];
  const clock = fakeClock();
  let next = before?.response ?? response;
  const client = createTokenClient({
    clientId,
    clientSecret,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    // A deadline that passes needs a clock that runs.
    ...(timeoutMs === undefined ? { clock } : {}),
    fetch: (input) => {
      urls.push(input instanceof Request ? input.url : String(input));
      if (networkError !== undefined) return Promise.reject(failed(networkError));
      return next === undefined ? new Promise(() => undefined) : Promise.resolve(responseOf(next));
    },
  });
  const send = async () => {
    switch (operation) {
      case 'check':
        return client.check({ redirectUri });
      case 'parseCallback':
        return client.parseCallback(callback ?? '', { state, skipStateCheck, redirectUri });
      case 'exchangeCode':
        return client.exchangeCode({ code: sent.code, redirectUri });
      case 'refreshToken':
        return client.refreshToken({ refreshToken: sent.refreshToken ?? '' });
      case 'requestDeviceCode':
        return client.requestDeviceCode();
    }
  };
  if (before !== undefined) {
    await send();
    await clock.sleep(before.secondsAgo * 1000);
    next = response;
  }
  const result = await send();
  if (!('_tag' in result)) return { causes: result, urls };
  return isTokenError(result)
    ? { tag: result._tag, error: result, causes: result.remediation.likelyCauses, urls }
    : { tag: result._tag, causes: [], urls };
};

/** Runs an incident in its environment. */
const runInEnvironment = async (incident: Incident): Promise<Outcome> => {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];
  const saved = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, incident.env);
  try {
    return await run(incident);
  } finally {
    for (const [name, value] of saved)
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
  }
};

/** What differs from what an incident needs; empty if its outcome helps. */
const differences = ({ visible, wanted }: Incident, outcome: Outcome): readonly string[] => {
  const { tag, error, causes, urls } = outcome;
  const { summary = '', steps = [] } = error?.remediation ?? {};
  const [first] = causes;
  const ofCause = (cause?: LikelyCause) => [cause?.summary ?? '', cause?.fix ?? ''];
  const all = [summary, ...steps, ...causes.flatMap(ofCause)].join('\n');
  // Without a cause of its own, the hint of the error has to lead there.
  const said = visible && wanted.cause !== undefined ? ofCause(first).join('\n') : all;
  return [
    ...(wanted.tag !== undefined && wanted.tag !== tag ? [`tag ${String(tag)}`] : []),
    ...(wanted.cause !== undefined && wanted.cause !== first?.id
      ? [`cause ${String(first?.id)}`]
      : []),
    ...(wanted.url !== undefined && wanted.url !== urls[0] ? [`url ${String(urls[0])}`] : []),
    ...(wanted.says?.test(said) === false ? [`text ${said}`] : []),
    ...(wanted.saysNot?.test(all) === true ? [`text ${all}`] : []),
  ];
};

test('the first likely cause or the hint leads to the truth of every reported incident', async () => {
  const violations: unknown[] = [];
  for (const incident of incidents) {
    const found = differences(incident, await runInEnvironment(incident));
    if (found.length > 0) violations.push([incident.title, ...found]);
  }
  expect(violations).toEqual([]);
});

test('the incidents have different titles', () => {
  expect(new Set(incidents.map(({ title }) => title)).size).toBe(incidents.length);
});
