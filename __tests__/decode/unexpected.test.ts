import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatTokenError, type ResponseLike } from '../../src/decode.js';
import { excerpt } from '../../src/decode/excerpt.js';
import type {
  ServerUnavailable,
  TokenError,
  UnexpectedReason,
  UnexpectedResponse,
} from '../../src/errors/types.js';
import { maskOf } from '../../src/internal/mask.js';
import { decode, html, json, type TextAnswer } from '../support/answers.js';

const gitHub = { server: 'GitHub.com', 'x-github-request-id': 'C5F5:1E4B:1A2B3C:4D5E6F:6543210F' };
const page = (title: string, body = '') =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>${body}</body></html>`;
const text = (
  body: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): ResponseLike => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

const login = '<form method="post"><input name="u"><input type="password" name="p"></form>';

const cases: Readonly<Record<UnexpectedReason, readonly (readonly [string, ResponseLike])[]>> = {
  'html-page': [
    ['without a media type', { status: 200, body: page('Hello') }],
    ['behind a byte order mark and blanks', { status: 200, body: `\ufeff\r\n ${page('Hello')}` }],
    [
      'in XHTML without a media type',
      { status: 200, body: '<?xml version="1.0"?>\n<!DOCTYPE html><html><body>Hi</body></html>' },
    ],
    [
      'that begins with a comment',
      { status: 200, body: '<!-- Hello -->\n<html><body>Hi</body></html>' },
    ],
    [
      'that is a script alone',
      { status: 200, body: '<script>location="http://192.0.2.7/"</script>' },
    ],
    ['that was cut off', { status: 200, body: page('Hello'), truncated: true }],
    ['under 401', { status: 401, body: page('Unauthorized') }],
  ],
  'proxy-page': [
    [
      'nginx',
      html('<html>\r\n<head><title>403 Forbidden</title></head></html>', 403, { server: 'nginx' }),
    ],
    [
      'nginx, 404',
      html('<html>\r\n<head><title>404 Not Found</title></head></html>', 404, { server: 'nginx' }),
    ],
    [
      'Cloudflare',
      html(page('Attention Required! | Cloudflare'), 403, {
        server: 'cloudflare',
        'cf-ray': '8a-FRA',
      }),
    ],
    [
      'Akamai',
      html(
        '<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>Reference #18.2d</BODY></HTML>',
        403,
        { server: 'AkamaiGHost' },
      ),
    ],
    ['Zscaler', html(page('Internet Security by Zscaler'), 403, { server: 'Zscaler/6.2' })],
    [
      'Squid',
      html(page('ERROR: The requested URL could not be retrieved'), 403, {
        server: 'squid/5.7',
        via: '1.1 proxy (squid/5.7)',
      }),
    ],
    ['a proxy that wants a login', html(page('Proxy Authentication Required'), 407)],
    ['a proxy that wants a login, without a body', { status: 407 }],
    ['a captive portal', html(page('Welcome to our Wi-Fi', login))],
    [
      'a form that sends itself to an identity provider',
      html(
        '<body onload="document.forms[0].submit()"><form><input type="hidden" name="SAMLRequest">',
      ),
    ],
    ['a captive portal that says so', html(page('Log in', login), 511)],
    [
      'a page that names the blocked address in its title',
      html(page('Access to https://github.com/login denied'), 403, { server: 'Zscaler/6.2' }),
    ],
    ['Envoy in plain text', text('RBAC: access denied', 403, { server: 'envoy' })],
    ['a gateway in plain text', text('Bad Request: host not allowed', 400, { via: '1.1 gateway' })],
  ],
  'wrong-endpoint': [
    ['another path that takes POST', text('Cookies must be enabled to use GitHub.', 403, gitHub)],
    ['the same as HTML of 2014', html('Cookies must be enabled to use GitHub.', 403)],
    ['a page of GitHub', html(page('Page not found · GitHub'), 404)],
    ['the sign-in page of GitHub', html(page('Sign in to GitHub · GitHub', login), 200, gitHub)],
    [
      'the sign-in page of a server',
      html(page('Sign in to your account', login), 200, {
        'x-github-request-id': '8f14e45f-ceea-467f-9575-1b2c3d4e5f60',
      }),
    ],
    ['a page under 404', { status: 404, body: page('Not Found') }],
    ['405 without a body', { status: 405 }],
    ['404 without a body', { status: 404, headers: gitHub, body: '' }],
    [
      'the REST API',
      json(
        { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
        404,
      ),
    ],
    [
      'the REST API, 401',
      json(
        {
          message: 'Requires authentication',
          documentation_url: 'https://docs.github.com/graphql',
        },
        401,
      ),
    ],
    [
      'the REST API without a link',
      { ...json({ message: 'Problems parsing JSON' }, 400), headers: gitHub },
    ],
    ['a router without this path', text('404 page not found\n', 404)],
  ],
  'not-acceptable': [
    ['406 without a body', { status: 406 }],
    ['406 with a page', html(page('GitHub'), 406, gitHub)],
    ['406 with members', json({ message: 'Not Acceptable' }, 406)],
  ],
  redirect: [
    ['301', { status: 301, headers: { location: 'https://github.com/' }, body: '' }],
    [
      '302 with a page',
      html(
        '<html><body>You are being <a href="https://ghe.example.com/login">redirected</a>.</body></html>',
        302,
      ),
    ],
    ['307', { status: 307, headers: { location: 'https://gateway.zscaler.net/' } }],
    ['308', { status: 308 }],
    ['a redirect that a browser hides', { status: 0, redirected: true, body: '' }],
  ],
  'empty-body': [
    ['none', { status: 200 }],
    ['null', { status: 200, body: null }],
    ['a text without characters', { status: 200, headers: gitHub, body: '' }],
    ['blanks', { status: 200, body: ' \r\n' }],
    ['204', { status: 204 }],
    ['no status', { status: 0 }],
    ['403 without a body', { status: 403 }],
  ],
  'too-large': [
    ['JSON that was cut off', { ...json({ access_token: 'gho_x' }), truncated: true }],
    ['text that was cut off', { ...text('x', 200), truncated: true }],
    ['text beyond the cap', text('x'.repeat(70_000), 200)],
    ['JSON beyond the cap', json({ error: 'access_denied', x: 'x'.repeat(70_000) })],
    [
      'an object beyond the cap',
      { status: 200, body: { access_token: 'gho_x', x: 'x'.repeat(70_000) } },
    ],
  ],
  undecodable: [
    ['prose', text('Something went wrong', 200)],
    [
      'JSON that is cut off',
      {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{"access_token":"gho_x"',
      },
    ],
    ['bytes of no text', { status: 200, body: new Uint8Array([0x1f, 0x8b, 0x08, 0x00, 0xff]) }],
  ],
  'neither-token-nor-error': [
    ['an empty object', json({})],
    ['an empty list', json([])],
    ['null', json(null)],
    ['a string', json('ok')],
    ['a list of tokens', json([{ access_token: 'gho_x' }])],
    ['members of another service', json({ status: 'ok' })],
    ['form data of another service', { status: 200, body: 'status=ok' }],
    ['AWS', json({ message: 'Missing Authentication Token' }, 403)],
    [
      'Kong',
      {
        ...json({ message: 'no Route matched with those values' }, 404),
        headers: { server: 'kong/3.4' },
      },
    ],
    ['FastAPI', json({ detail: 'Not Found' }, 404)],
    ['Azure', json({ error: { code: 'ResourceNotFound', message: 'x' } }, 404)],
    ['Google', json({ error: { code: 403, message: 'x', status: 'PERMISSION_DENIED' } }, 403)],
    [
      'Spring, 404',
      json(
        {
          timestamp: '2026-01-15T12:00:00.000+00:00',
          status: 404,
          error: 'Not Found',
          path: '/login/oauth/access_token',
        },
        404,
      ),
    ],
    [
      'Spring, 401',
      json(
        {
          timestamp: '2026-01-15T12:00:00.000+00:00',
          status: 401,
          error: 'Unauthorized',
          path: '/login/oauth/access_token',
        },
        401,
      ),
    ],
    ['Rails, 404', json({ status: 404, error: 'Not Found' }, 404)],
    [
      'Express with NestJS, 404',
      json(
        { message: 'Cannot POST /login/oauth/access_token', error: 'Not Found', statusCode: 404 },
        404,
      ),
    ],
    ['a router that adds a message', json({ error: 'Not Found', message: 'No such route' }, 404)],
    ['an error that is no text', json({ error: 5 })],
    ['two errors', { status: 200, body: 'error=access_denied&error=slow_down' }],
    ['a device code', json({ device_code: 'x', user_code: 'WDJB-MJHT', interval: 5 })],
  ],
};

test('decodeTokenResponse() returns UnexpectedResponse with the reason of each response', () => {
  const violations = Object.entries(cases).flatMap(([reason, responses]) =>
    responses.flatMap(([title, response]) => {
      const error = decode(response) as UnexpectedResponse;
      const _tag: string = error._tag;
      const status = response.status === 0 ? undefined : response.status;
      const isRight = _tag === 'UnexpectedResponse' && error.reason === reason;
      return isRight && error.status === status ? [] : [[title, _tag, error.reason, error.status]];
    }),
  );
  expect(violations).toEqual([]);
});

// Beginnings of real pages; most gateways send no Server header.
const gatewayPages: readonly (readonly [string, TextAnswer])[] = [
  ['Zscaler, SAML', html('<!--samlchecks_get.html --><!DOCTYPE html><html><head></head></html>')],
  [
    'Zscaler, meta refresh',
    html(
      '<html><head><meta http-equiv="refresh" content="0;url=https://gateway.zscaler.net/auth">',
    ),
  ],
  ['Zscaler, style first', html('<style>body{margin:0}</style><div>Website blocked</div>', 403)],
  [
    'Palo Alto',
    html('<html><head><title>Web Page Blocked</title></head><body>company policy</body>', 503),
  ],
  [
    'Fortinet',
    html('<!-- IE friendly error message walkround. -->\n<title>Web Filter Violation</title>', 403),
  ],
  ['Blue Coat', html('<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD>network_error</HTML>', 403)],
  [
    'Cloudflare',
    html(
      '<!DOCTYPE html><!--[if lt IE 7]><html class="ie6"><![endif]--><title>Attention</title>',
      403,
    ),
  ],
  ['nginx', html('<title>502 Bad Gateway</title><center>nginx/1.24.0</center>', 502)],
  ['nginx, unsigned', html('<html>\r\n<head><title>502 Bad Gateway</title></head></html>', 502)],
  [
    'HAProxy',
    html(
      '<html><body><h1>503 Service Unavailable</h1>\nNo server is available.\n</body></html>',
      503,
    ),
  ],
  ['a gateway, 504', html('<h1>504 Gateway Time-out</h1>', 504)],
  ['a gateway, 404', html('<html><title>Blocked: github.com</title></html>', 404)],
  ['a gateway that names GitHub', html(`${page('Access denied: GitHub')} Zscaler`, 403)],
  ['a gateway with an empty request ID', html(page('Blocked'), 403, { 'x-github-request-id': '' })],
  [
    'Squid',
    html('<!DOCTYPE html><title>ERROR: The requested URL could not be retrieved</title>', 503),
  ],
];

test("decodeTokenResponse() returns a proxy's page for a page of github.com without GitHub's headers", () => {
  const violations = gatewayPages.flatMap(([title, response]) => {
    const error = decode(response);
    const { actor } = (error as TokenError).remediation;
    const isRight =
      response.status >= 500
        ? error._tag === 'ServerUnavailable' && error.bodyExcerpt !== undefined
        : error._tag === 'UnexpectedResponse' && error.reason === 'proxy-page';
    return isRight && actor === 'operator' ? [] : [[title, error]];
  });
  expect(violations).toEqual([]);
});

test('decodeTokenResponse() tells the operator first what sent the page of an unavailable server', () => {
  const baseUrls = ['https://github.com', 'https://octo.ghe.com', 'https://ghe.example.com'];
  for (const baseUrl of baseUrls) {
    const error = decode(html('<p>nginx', 503, { server: 'nginx' }), { baseUrl }) as TokenError;
    const { summary, steps, userMessage } = error.remediation;
    expect(summary).toBe('A proxy or gateway failed or blocked the request.');
    expect(steps[0]).toBe('Read bodyExcerpt to find out what sent the response.');
    expect(steps.filter((step) => step.length > 120)).toEqual([]);
    expect(userMessage).not.toContain('GitHub');
  }
});

test('decodeTokenResponse() does not take a page of github.com for that of a proxy', () => {
  const unicorn =
    '<!DOCTYPE html>\r\n<!--\r\n\r\nHello future GitHubber! -->\r\n<title>Unicorn! &middot; GitHub</title>';
  const pages = [
    html(unicorn, 502),
    html(unicorn, 502, gitHub),
    html('<html><body>503</body></html>', 503, { 'x-github-request-id': '1' }),
    html('<html><body>503</body></html>', 503, { server: 'github.com' }),
    { status: 503, body: '<html><body>503 Service Unavailable</body></html>' },
    { status: 503, headers: { 'retry-after': '60' } },
    json({ error: 'Internal Server Error' }, 500),
    html(page('Page not found &middot; GitHub'), 404),
    html(page('Page not found · GitHub'), 404),
  ];
  const actors = pages.map((response) => (decode(response) as TokenError).remediation.actor);
  expect(actors).toEqual([...Array<string>(7).fill('github'), 'developer', 'developer']);
});

test("decodeTokenResponse() takes an unsigned page of another host for a proxy's only if it says so", () => {
  const baseUrl = 'https://ghe.example.com';
  const reasonOf = (response: ResponseLike) =>
    (decode(response, { baseUrl }) as UnexpectedResponse).reason;
  expect(reasonOf(html(page('Hello')))).toBe('html-page');
  expect(reasonOf(html(page('Not Found'), 404))).toBe('wrong-endpoint');
  expect(reasonOf(html(page('Sign in to GitHub Enterprise'), 404))).toBe('wrong-endpoint');
  expect(reasonOf(html(page('Page not found · GitHub Enterprise')))).toBe('wrong-endpoint');
  expect(reasonOf(html(page('Blocked by Zscaler')))).toBe('proxy-page');
  expect(reasonOf(html(page('Access to github.corp.example blocked', 'Zscaler'), 403))).toBe(
    'proxy-page',
  );
  expect(reasonOf(html(page('Sign in to GitHub - Okta', login)))).toBe('proxy-page');
  expect(decode(html(page('Down'), 503), { baseUrl })).toMatchObject({
    remediation: { actor: 'github' },
  });
  expect(decode(html(page('Down'), 503, { server: 'nginx' }), { baseUrl })).toMatchObject({
    remediation: { actor: 'operator' },
  });
});

test('decodeTokenResponse() names the operator for a redirect that leads away from the host', () => {
  const actorOf = (location: string, headers = {}) => {
    const answer = { status: 307, headers: { location, ...headers }, body: '' };
    return (decode(answer) as UnexpectedResponse).remediation.actor;
  };
  expect(actorOf('https://gateway.zscaler.net/auth')).toBe('operator');
  expect(actorOf('https://idp.example.com/saml', gitHub)).toBe('developer');
  expect(actorOf('/login')).toBe('developer');
  expect(actorOf('https://www.github.com/login')).toBe('developer');
  expect(actorOf('https://notgithub.com/login')).toBe('operator');
});

test('decodeTokenResponse() masks and limits the excerpt of an unavailable server', () => {
  const body = `<p>gho_16C7e42F292c6912E7710c838347Ae178B4a secret-value ${'x '.repeat(400)}`;
  const error = decode({ status: 503, body }, { secrets: ['secret-value'] });
  expect(error).toMatchObject({ bodyExcerpt: expect.stringMatching(/^\*\*\* \*\*\* x x/) });
  expect((error as ServerUnavailable).bodyExcerpt?.length).toBeLessThanOrEqual(300);
  expect(formatTokenError(error as TokenError)).toMatch(/^ {2}Got +\*\*\* \*\*\* x x/m);
  expect(decode({ status: 503, body: ' ' })).not.toHaveProperty('bodyExcerpt');
});

test('decodeTokenResponse() reads no OAuth error from the words of a router or a proxy', () => {
  const words: readonly (readonly [string, number])[] = [
    ['not found', 404],
    ['not_found', 404],
    ['404 page not found', 404],
    ['Method Not Allowed', 405],
    ['forbidden', 403],
    ['Unauthorized', 401],
    ['Proxy Authentication Required', 407],
    ['proxy_auth_required', 407],
    ['access_denied', 407],
  ];
  const taken = words.filter(
    ([error, status]) => decode(json({ error }, status))._tag !== 'UnexpectedResponse',
  );
  expect(taken).toEqual([]);
  expect(decode(json({ error: 'service_unavailable' }, 503))._tag).toBe('ServerUnavailable');
  expect(decode(json({ error: 'temporarily_unavailable' }, 503))._tag).toBe(
    'UnrecognizedOAuthError',
  );
});

test('decodeTokenResponse() returns no token if an error is in its place', () => {
  for (const token of ['error: invalid client_id', 'error:invalid_code', ' Error: x'])
    expect(decode(json({ access_token: token, token_type: '', expires_in: 0 }))).toMatchObject({
      _tag: 'UnexpectedResponse',
      reason: 'neither-token-nor-error',
      description: token.trim(),
    });
  expect(decode(json({ access_token: 'errors_x' }))._tag).toBe('Success');
});

test("decodeTokenResponse() does not take GitHub's demand for a User-Agent for the text of a proxy", () => {
  const body =
    '\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\r\n';
  expect(decode(html(body, 403))).toMatchObject({
    reason: 'undecodable',
    remediation: { actor: 'developer' },
  });
});

test('decodeTokenResponse() returns the length, the beginning and the media type of an unexpected body', () => {
  expect(decode(html(page('Hello', 'there')))).toMatchObject({
    contentType: 'text/html; charset=utf-8',
    bodyLength: page('Hello', 'there').length,
    bodyExcerpt: 'Hello there',
  });
});

test('decodeTokenResponse() returns no contentType without a Content-Type header', () => {
  expect(decode({ status: 200, body: 'x' })).not.toHaveProperty('contentType');
});

test('decodeTokenResponse() masks and limits the contentType', () => {
  const contentType = `text/gho_16C7e42F292c6912E7710c838347Ae178B4a; ${'x'.repeat(10_000)}`;
  const error = decode({ status: 200, headers: { 'content-type': contentType }, body: 'x' });
  expect(error).toMatchObject({ contentType: expect.stringMatching(/^text\/\*\*\*; x{1,90}…$/) });
});

test('decodeTokenResponse() returns the message of another service as the description', () => {
  expect(decode(json({ message: 'Missing Authentication Token' }, 403))).toMatchObject({
    description: 'Missing Authentication Token',
  });
});

test('decodeTokenResponse() decides similar responses by their status, headers and first element', () => {
  const edges: readonly (readonly [string, ResponseLike])[] = [
    ['redirect', { status: 300 }],
    ['redirect', { status: 399 }],
    ['proxy-page', { status: 511, body: 'x' }],
    ['wrong-endpoint', { status: 410, body: '' }],
    ['proxy-page', html('\n <blink>x</blink>')],
    ['proxy-page', { ...html('<blink>x'), headers: { 'content-type': 'application/xhtml+xml' } }],
    ['undecodable', { status: 200, headers: { 'content-type': 'text/html' }, body: 'x <' }],
    ['undecodable', { status: 200, body: '<blink>x' }],
    // Without an end where each of them can be read in two ways.
    ['undecodable', { status: 200, body: `${'\ufeff'.repeat(100)}x` }],
    ['html-page', { status: 200, body: `${'\ufeff'.repeat(100)}<p>x` }],
    ['proxy-page', html(page('GitHub is blocked'), 200, { server: 'notgithub.com' })],
    ['proxy-page', html(page('GitHub is blocked'), 200, { server: 'github.com.example' })],
    ['wrong-endpoint', html(page('Sign in to GitHub'))],
    ['wrong-endpoint', html(page('x'), 200, { server: 'github.com' })],
  ];
  const reasonOf = (response: ResponseLike) => {
    const error = decode(response);
    return error._tag === 'UnexpectedResponse' ? error.reason : error._tag;
  };
  expect(edges.filter(([reason, response]) => reasonOf(response) !== reason)).toEqual([]);
});

const plain = maskOf([]);

test('excerpt() returns the visible text of a body', () => {
  const head = `<html><style>${'a{b:c}'.repeat(1000)}</style>`;
  const bodies: readonly (readonly [string, string])[] = [
    ['Not Found', 'Not Found'],
    ['{"message": "x"}\n', '{"message": "x"}'],
    ['<html><body><h1>Whoa\nthere!</h1></body></html>', 'Whoa there!'],
    ['<!DOCTYPE html><title>Blocked</title><p class="a">by policy</p>', 'Blocked by policy'],
    ['<p>a<script>alert("x")</script>b</p>', 'a b'],
    ['<p>a<SCRIPT src=x></SCRIPT >b</p>', 'a b'],
    ['<p>a<style>p { color: red }</style>b<svg><path d="M0"/></svg>c</p>', 'a b c'],
    ['<p>a<!-- b --><!---->c</p>', 'a c'],
    ['<p>a<script>never closed', 'a'],
    ['<p>a<!-- never closed', 'a'],
    ['<p>a<img alt="cut off', 'a'],
    ['\r\n  <p>a</p>', 'a'],
    [
      '<script>location="http://192.0.2.7/"</script>',
      '<script>location="http://192.0.2.7/"</script>',
    ],
    ['a < b and c > d', 'a < b and c > d'],
    ['<title>Page not found &middot; GitHub</title>', 'Page not found · GitHub'],
    [
      '<p>it&#39;s &lt;b&gt; &#x1F984; &amp;lt; &unknown; &#99999999;&#1114112;',
      "it's <b> 🦄 &lt; &unknown; &#99999999;&#1114112;",
    ],
    ['{"message":"a &amp; b"}', '{"message":"a &amp; b"}'],
    ['<OAuth><error>x</error></OAuth>', '<OAuth><error>x</error></OAuth>'],
    ['<?xml version="1.0"?><a/>', '<?xml version="1.0"?><a/>'],
    ['', ''],
    ['a\u001b[31mb\u202ec\u0000', 'a [31mb c'],
    [`${head}<h1>Whoa there!</h1>`, 'Whoa there!'],
  ];
  expect(bodies.map(([body]) => excerpt(body, plain))).toEqual(bodies.map(([, shown]) => shown));
});

test('excerpt() masks a given secret that tags, comments, blanks or line breaks cut into pieces', () => {
  const cuts = ['<wbr>', '<!-- x -->', '</b><b>', ' ', '\n', '\r\n    ', '\u00a0', ' <br/>\n'];
  const pieces = ['Kq7.vT2', '~mW9-xR', '4_pZ8'];
  const mask = maskOf([pieces.join('')]);

  expect(cuts.map((cut) => excerpt(`<p>a (${pieces.join(cut)}) b</p>`, mask))).toEqual(
    cuts.map(() => 'a (***) b'),
  );
  expect(excerpt(`a\n(${pieces.join('\n')})`, mask)).toBe('a (***)');
  expect(excerpt(`<script>a (${pieces.join('\n')})`, mask)).toBe('<script>a (***)');
});

const entityOf = (character: string, form: number): string => {
  const point = character.codePointAt(0) ?? 0;
  return [character, `&#${String(point)};`, `&#x${point.toString(16)};`][form] ?? '';
};

test('excerpt() masks a token that a page writes with HTML entities', () => {
  const character = fc.constantFrom('a', 'f', 'z', 'A', 'Z', '0', '9');
  const tokens = fc.array(fc.tuple(character, fc.nat(2)), { minLength: 36, maxLength: 36 });
  fc.assert(
    fc.property(tokens, fc.nat(2), (characters, form) => {
      const written = characters.map(([one, how]) => entityOf(one, how)).join('');
      const page = `<p>a gh${entityOf('o', form)}_${written} b</p>`;

      expect(excerpt(page, plain)).toBe('a *** b');
    }),
  );
});

test('excerpt() returns at most 300 characters, and no half of a surrogate pair', () => {
  for (const unit of ['x', '<p>x</p>', ' ', '\u0000', '\ud83d\ude00']) {
    const shown = excerpt(unit.repeat(100_000), plain);
    expect(shown.length).toBeLessThanOrEqual(300);
    expect(shown.isWellFormed()).toBe(true);
  }
});

test('excerpt() reads the first 8 KiB', () => {
  expect(excerpt(`${' '.repeat(8191)}x`, plain)).toBe('x');
  expect(excerpt(`${' '.repeat(8192)}x`, plain)).toBe('');
});

test('excerpt() masks secrets in text, attributes and members, also at the cut', () => {
  const secret = 'Kq7vT2mW9xR4pZ8n';
  const mask = maskOf([secret]);
  expect(excerpt(`<p>${secret} <b>${secret.toLowerCase()}</b></p>`, mask)).toBe('*** ***');
  expect(excerpt(`{"message":"got ${secret}"}`, mask)).toBe('{"message":"got ***"}');
  expect(excerpt('access_token=swordfish&a=b', plain)).toBe('access_token=***&a=b');
  for (let shown = 0; shown < 12; shown += 1) {
    const text = 'y '.repeat(4096).slice(0, 8192 - shown) + secret;
    expect(excerpt(text, mask)).not.toContain(secret.slice(0, 8));
    expect(excerpt('y'.repeat(300 - shown) + secret, mask)).not.toContain(secret.slice(0, 8));
  }
});
