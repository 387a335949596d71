import { expect, test } from '@jest/globals';
import { bodyOf, origin, relayOf, request, success } from './requests.js';

/** Origins that are not allowed, although some of them look like the allowed one. */
const foreignOrigins = [
  undefined,
  'null',
  '',
  '*',
  'https://app.example.com.evil.org',
  'https://app.example.com:444',
  'https://app.example.com:443',
  'https://APP.example.com',
  'HTTPS://app.example.com',
  'https://app.example.com/',
  'https://app.example.com.',
  'https://user@app.example.com',
  'https://evil.org@app.example.com',
  'http://app.example.com',
  'https://sub.app.example.com',
  'https://xapp.example.com',
  'https://app.example.com, https://evil.org',
  'https://app.example.com,https://app.example.com',
  'https://app.example.com https://evil.org',
  '__proto__',
];

test('createTokenRelay() refuses every origin but the allowed one, without CORS headers and cookies', async () => {
  for (const method of ['POST', 'OPTIONS']) {
    const { relay, calls, refusals } = relayOf(success, { cookies: true });
    const violations: unknown[] = [];
    for (const foreign of foreignOrigins) {
      const response = await relay(request(undefined, { origin: foreign }, method));
      const names = [...response.headers.keys()].filter((name) => /^access-|^set-/.test(name));
      const { error } = await bodyOf(response);
      if (response.status !== 403 || error !== 'invalid_request' || names.length > 0)
        violations.push([foreign, response.status, error, names]);
      if (response.headers.get('vary') !== 'Origin') violations.push([foreign, 'vary']);
    }

    expect(violations).toEqual([]);
    expect(calls).toEqual([]);
    expect(refusals.map(({ reason }) => reason)).toEqual(foreignOrigins.map(() => 'origin'));
  }
});

test('createTokenRelay() refuses two Origin headers, although both are allowed', async () => {
  const { relay } = relayOf(success);
  const twice = request();
  twice.headers.append('origin', origin);

  expect((await relay(twice)).status).toBe(403);
});

test('createTokenRelay() sends each allowed origin in Access-Control-Allow-Origin', async () => {
  const allowedOrigins = [origin, 'http://localhost:5173', 'http://[::1]:3000'];
  const { relay } = relayOf(success, { allowedOrigins });
  const sent = await Promise.all(
    allowedOrigins.map(async (allowed) => {
      const { headers } = await relay(request(undefined, { origin: allowed }));
      return headers.get('access-control-allow-origin');
    }),
  );

  expect(sent).toEqual(allowedOrigins);
});

const useClient = 'In programs other than pages, use createTokenClient.';
const serveHttps = `Serve the page from an https origin. ${useClient}`;

/** The description in the log and the description in the response. */
const descriptionsOf = async (foreign: string | undefined) => {
  const { relay, refusals } = relayOf(success);
  const body = await bodyOf(await relay(request(undefined, { origin: foreign })));
  return [refusals[0]?.description, body.error_description];
};

test('a refused origin is in the log as it has to be added to allowedOrigins, but not in the response', async () => {
  expect(await descriptionsOf('https://preview.example.com')).toEqual([
    'The origin https://preview.example.com is not in allowedOrigins. If it is that of your page, add it exactly like this.',
    'The relay does not allow this origin. On the server, add it to allowedOrigins if the page is yours.',
  ]);
});

test('the refusal of a request without an Origin sends other programs to createTokenClient', async () => {
  const description = `The request has no Origin header. Browsers send it with every POST. ${useClient}`;

  expect(await descriptionsOf(undefined)).toEqual([description, description]);
});

test('the refusal of an origin that allowedOrigins cannot contain says why, and does not tell to add it', async () => {
  const problems: Readonly<Record<string, string>> = {
    null: 'is that of a file or of a sandboxed frame, not an https origin',
    'https://app.example.com/': 'is more than an origin, or is not written as browsers write it',
    'http://app.example.com': 'uses http, and others could read the token',
    'chrome-extension://abc': 'is not an https origin',
  };
  const descriptions = await Promise.all(Object.keys(problems).map(descriptionsOf));

  expect(descriptions).toEqual(
    Object.entries(problems).map(([foreign, problem]) => [
      `The origin ${foreign} ${problem}; it cannot be allowed. ${serveHttps}`,
      `The relay cannot allow this origin. ${serveHttps}`,
    ]),
  );
});

test('onRefusal is called with the Origin header, printable and at most 200 characters long', async () => {
  const { relay, refusals } = relayOf(success);
  await relay(request(undefined, { origin: `https://${'x'.repeat(5000)}\u0085` }));
  await relay(request(undefined, { origin: undefined }));

  expect(refusals[0]?.origin).toMatch(/^https:\/\/x+…$/);
  expect(refusals[0]?.origin).toHaveLength(200);
  expect(refusals[1]).not.toHaveProperty('origin');
});
