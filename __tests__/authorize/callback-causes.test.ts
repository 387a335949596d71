import { expect, test } from '@jest/globals';
import { type CallbackInput, parseCallback } from '../../src/decode.js';
import { callbackRules } from '../../src/authorize/callback-causes.js';

const state = 'a-state-of-this-sign-in';

const remediationOf = (input: CallbackInput, options: object = {}) => {
  const response = parseCallback(input, { state, ...options });
  if (response._tag === 'AuthorizationCode') throw new Error('The callback has no error');
  return response.remediation;
};
const causesOf = (input: CallbackInput, options: object = {}) =>
  remediationOf(input, options).likelyCauses;

/** The causes of a mismatch that is reported at an address. */
const arrive = (address: string, redirectUri?: string) =>
  causesOf(`${address}?error=redirect_uri_mismatch&state=${state}`, { redirectUri });

test('redirect-uri-differs-from-registered names the parts that differ, and shows both', () => {
  const differences = [
    [
      'https://www.example.com/cb',
      'https://example.com/cb',
      'www.example.com; the redirect URI is example.com: the host differs.',
    ],
    [
      'https://example.com:8443/a',
      'https://b.example.com/a',
      'example.com:8443; the redirect URI is b.example.com: the host and the port differ.',
    ],
    [
      'https://example.com/a',
      'https://example.com/b',
      '/a; the redirect URI is /b: the path differs.',
    ],
    [
      'https://example.com/cb/',
      'https://example.com/cb',
      '/cb/; the redirect URI ends without a slash.',
    ],
    [
      'https://example.com/cb',
      'http://example.com/cb',
      'https://example.com; the redirect URI is http://example.com: the scheme differs.',
    ],
    [
      'https://a.example.com/x',
      'http://localhost:3000/y',
      'https://a.example.com/x; the redirect URI is http://localhost:3000/y.',
    ],
    ['myapp://cb/a', 'myapp://cb/b', '/a; the redirect URI is /b: the path differs.'],
  ] as const;
  for (const [arrived, sent, rest] of differences)
    expect(arrive(arrived, sent)).toMatchObject([
      {
        id: 'redirect-uri-differs-from-registered',
        summary: `The callback arrived at ${rest}`,
      },
    ]);
});

test('redirect-uri-differs-from-registered shortens long URLs', () => {
  const long = 'x'.repeat(60);
  const pairs = [
    [`https://${long}.example.com/cb`, 'http://localhost:3000/cb'],
    [`https://${long}.example.com/cb`, `https://y${long}.example.com/cb`],
    [`https://example.com/${long}/`, `https://example.com/${long}`],
    [`https://example.com:8443/${long}`, `http://${long}.example.com/cb`],
  ] as const;
  const summaries = pairs.map(([arrived, sent]) => arrive(arrived, sent)[0]?.summary ?? '');
  expect(
    summaries.filter((summary) => !/^The callback arrived at .{10,95}\.$/.test(summary)),
  ).toEqual([]);
});

test('redirect-uri-differs-from-registered is only likely if a reverse proxy may have changed the URL', () => {
  const sent = 'https://example.com/auth/cb';
  for (const arrived of [
    'http://example.com/auth/cb',
    'https://example.com:8443/auth/cb',
    'http://localhost:3000/auth/cb',
    'http://app:3000/auth/cb',
    'http://10.1.2.3:8080/auth/cb',
    'http://172.20.0.5/auth/cb',
    'http://app.default.svc.cluster.local/auth/cb',
    'https://app.internal/auth/cb',
    // The proxy removes the beginning of the path.
    'http://app:3000/cb',
    'http://app:3000/',
    'https://example.com/cb',
    // The proxy adds a beginning, sends the name of another host, or rewrites the path.
    'https://gateway.example.net/prod/auth/cb',
    'https://app.example.net/auth/cb',
    'https://example.com/other',
  ])
    expect([arrived, arrive(arrived, sent)]).toMatchObject([
      arrived,
      [
        {
          id: 'redirect-uri-differs-from-registered',
          certainty: 'likely',
          fix: expect.stringContaining('address bar'),
        },
      ],
    ]);
});

test('redirect-uri-differs-from-registered is certain if an internal host was sent and a public one is registered', () => {
  const certaintyOf = ([arrived, sent]: readonly [string, string]) =>
    arrive(arrived, sent)[0]?.certainty;
  const certain = [
    ['http://example.com:3000/cb', 'http://localhost:3000/cb'],
    ['https://example.com/cb', 'http://app:3000/cb'],
    ['https://example.com/', 'http://app:3000/cb'],
    ['https://[2606:4700::1]/cb', 'http://10.1.2.3/cb'],
  ] as const;
  const likely = [
    // The app may redirect from the registered host as well.
    ['https://example.com/cb/', 'https://example.com/cb'],
    ['https://example.com/cb', 'https://example.com/cb/'],
    ['https://example.com/cb', 'http://example.com/cb'],
    // The app may redirect to another path.
    ['https://example.com/other', 'http://app:3000/cb'],
    // The query may be what differs.
    ['https://example.com/cb/', 'https://example.com/cb?a=1'],
    ['https://example.com/cb', 'http://localhost:3000/cb?a=1'],
    // A server does not always know its public name.
    ['http://0.0.0.0:3000/cb', 'http://localhost:3000/cb'],
    ['http://169.254.1.2:3000/cb', 'http://localhost:3000/cb'],
    ['http://[fd00::2]:3000/cb', 'http://localhost:3000/cb'],
    ['http://[fe80::2]:3000/cb', 'http://localhost:3000/cb'],
    ['http://[::]:3000/cb', 'http://localhost:3000/cb'],
    ['http://localhost:8000/other', 'http://localhost:8000/cb'],
    ['http://localhost:8000/cb', 'http://127.0.0.1:8000/cb'],
    ['http://web:3000/cb', 'http://app:3000/cb'],
    ['myapp://cb/a', 'myapp://cb/b'],
    // A public IPv6 address is not an internal name.
    ['https://example.com/cb', 'https://[2606:4700::1]/cb'],
    // The development server of a page forwards to another port.
    ['http://127.0.0.1:3000/cb', 'http://localhost:5173/cb'],
    ['http://localhost:3000/other', 'http://app:5173/cb'],
    ['http://localhost:3000/cb', 'http://localhost:3000/api/cb'],
    // Errors have arrived at the root, whatever path was registered.
    ['https://example.com/', 'https://example.com/cb'],
    ['https://example.com/', 'https://b.example.com/cb'],
  ] as const;

  expect(certain.filter((pair) => certaintyOf(pair) !== 'certain')).toEqual([]);
  expect(likely.filter((pair) => certaintyOf(pair) !== 'likely')).toEqual([]);
});

test('redirect-uri-differs-from-registered is only likely if anyone can have made the callback', () => {
  const address = 'https://example.com/cb?error=redirect_uri_mismatch';
  const redirectUri = 'http://localhost:3000/cb';
  const certainties = [
    causesOf(address, { redirectUri }),
    causesOf(address, { redirectUri, skipStateCheck: true }),
  ].map(([cause]) => cause?.certainty);

  expect(certainties).toEqual(['likely', 'likely']);
});

test('redirect-uri-differs-from-registered says how to fix the mismatch', () => {
  for (const [arrived, sent, fix] of [
    ['https://example.com/cb', 'http://localhost:8000/cb', /public URL/],
    ['https://example.com/cb', 'http://example.com/cb', /X-Forwarded/],
    ['http://localhost:8000/cb', 'http://127.0.0.1:8000/cb', /register the redirect URI/],
    ['https://example.com/cb/', 'https://example.com/cb', /register the redirect URI/],
    ['https://a.example.com/cb', 'https://b.example.com/cb', /address bar/],
  ] as const)
    expect(arrive(arrived, sent)).toMatchObject([{ fix: expect.stringMatching(fix) }]);
});

test('redirect-uri-differs-from-registered does not take the root for the registered path', () => {
  for (const [sent, difference] of [
    ['https://b.example.com/cb', 'the host differs'],
    ['https://example.com/cb', 'the path differs'],
  ] as const)
    expect(arrive('https://example.com/', sent)).toMatchObject([
      { summary: expect.stringContaining(`: ${difference}`) },
    ]);
});

test('redirect-uri-differs-from-registered compares only the path if the host is not known', () => {
  expect(arrive('/other', 'https://example.com/auth/cb')).toMatchObject([
    { summary: expect.stringContaining('arrived at /other;') },
  ]);
  // A router removes the beginning of the path of a request.
  for (const path of ['/auth/cb', '/cb', '/'])
    expect([path, arrive(path, 'https://example.com/auth/cb')]).toEqual([path, []]);
});

test('redirect-uri-differs-from-registered is silent if nothing differs or nothing can be compared', () => {
  const address = 'https://example.com/cb';
  const query = `error=redirect_uri_mismatch&state=${state}`;

  expect(arrive(address, address)).toEqual([]);
  expect(arrive(address, `${address}?a=1#b`)).toEqual([]);
  expect(arrive(address, undefined)).toEqual([]);
  expect(arrive(address, 'not a URL')).toEqual([]);
  expect(arrive('/other', 'myapp://cb')).toEqual([]);
  expect(arrive('http://127.0.0.1:1234/cb', 'http://127.0.0.1/cb')).toEqual([]);
  for (const input of [
    query,
    `?${query}`,
    new URLSearchParams(query),
    { error: 'redirect_uri_mismatch' },
  ])
    expect(causesOf(input, { redirectUri: 'https://other.example.com/x' })).toEqual([]);
});

test('redirect-uri-differs-from-registered reads the URL of every form of input', () => {
  const address = `https://a.example.com/cb?error=redirect_uri_mismatch`;
  for (const input of [address, new URL(address), new Request(address), { url: address }])
    expect(causesOf(input, { redirectUri: 'https://b.example.com/cb' })).toMatchObject([
      { id: 'redirect-uri-differs-from-registered' },
    ]);
});

test('redirect-uri-differs-from-registered is silent for other errors', () => {
  expect(
    causesOf('https://a.example.com/cb?error=access_denied', {
      redirectUri: 'https://b.example.com/cb',
    }),
  ).toEqual([]);
});

test('redirect-uri-differs-from-registered masks secrets in a path, and cuts a long path', () => {
  const verifier = 'verifier-verifier-verifier-verifier-verifier';
  const [cause] = causesOf(
    `https://a.example.com/${verifier}/${state}/${'x'.repeat(500)}?error=redirect_uri_mismatch`,
    { redirectUri: `https://b.example.com/${verifier}\n`, codeVerifier: verifier },
  );

  expect(cause?.summary).toContain('***');
  expect(cause?.summary).not.toMatch(new RegExp(`${verifier}|${state}`));
  expect(cause?.summary.length).toBeLessThan(220);
});

test('session-without-state names the cookie, the host name and the instances', () => {
  const [cause] = causesOf(`code=c&state=${state}`, { state: undefined });

  expect(cause).toMatchObject({ id: 'session-without-state', certainty: 'certain' });
  for (const word of ['SameSite=Lax', 'Strict', 'host name', 'instances'])
    expect(cause?.fix).toContain(word);
});

test('callback-without-state fires if the session has a state and the callback has none', () => {
  for (const input of ['code=c', 'code=c&state=', 'code=c&state=+'])
    expect(causesOf(input)).toMatchObject([
      {
        id: 'callback-without-state',
        certainty: 'likely',
        summary: 'The session contains a state, but the callback has none.',
      },
    ]);
  expect(causesOf('code=c&state=other')).toEqual([]);
});

test('callback-without-state names the installation of a GitHub App', () => {
  expect(causesOf('code=c&installation_id=1&setup_action=install')).toMatchObject([
    { id: 'callback-without-state', summary: expect.stringContaining('installation') },
  ]);
});

test('installation-awaits-approval has the actor nobody, because an owner decides', () => {
  const { actor, summary, likelyCauses } = remediationOf('/cb?setup_action=request');

  expect(actor).toBe('nobody');
  expect(summary).toMatch(/asked an owner .+ to install the app/);
  expect(likelyCauses).toMatchObject([
    { id: 'installation-awaits-approval', certainty: 'certain' },
  ]);
  expect(remediationOf('/cb?setup_action=install')).toMatchObject({
    actor: 'developer',
    likelyCauses: [],
  });
});

test('the hint of StateMismatch tells a lost state from an overwritten one', () => {
  const steps = remediationOf('code=c&state=other').steps.join('\n');

  for (const word of [
    'session contains a state',
    'second tab',
    'restart',
    'instances',
    'localhost',
  ])
    expect(steps).toContain(word);
});

test('the causes of callbacks have fixes of at most 120 characters and public sources', () => {
  const source =
    /^https:\/\/(?:github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+|docs\.github\.com\/en\/[\w/-]+(?:#[\w-]+)?)$/;
  const found = [
    ...arrive('https://a.example.com/cb', 'https://b.example.com/cb'),
    ...arrive('https://a.example.com/cb/', 'https://a.example.com/cb'),
    ...arrive('https://a.example.com/cb', 'http://a.example.com/cb'),
    ...causesOf('code=c', { state: '' }),
    ...causesOf('code=c'),
    ...causesOf('code=c&installation_id=1'),
    ...causesOf('setup_action=request'),
  ];

  expect(found).toHaveLength(7);
  expect(found.filter(({ fix }) => fix.length > 120)).toEqual([]);
  expect(
    callbackRules.flatMap(({ sources }) => sources).filter((url) => !source.test(url)),
  ).toEqual([]);
});
