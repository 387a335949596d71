import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { otherPage, resultPage, strayPage } from '../../src/cli/callback-page.js';
import type { TokenError } from '../../src/catalogue/token-response.js';
import { decode, form } from '../support/answers.js';
import { everyError } from '../support/samples.js';

const success = decode(form({ access_token: 'gho_secret', refresh_token: 'ghr_secret' }));
const pages = () => [resultPage(success), ...everyError().map(resultPage), otherPage()];

test('a token is reported without the token', async () => {
  const page = resultPage(success);
  const text = await page.text();

  expect(page.status).toBe(200);
  expect(text).toContain('You are signed in.');
  expect(text).not.toContain('_secret');
});

test('an error is reported with its steps', async () => {
  for (const error of everyError()) {
    const text = await resultPage(error).text();

    expect(text).toContain(`>${error._tag} ·`);
    expect(text.match(/<li>/g)).toHaveLength(error.remediation.steps.length);
  }
});

test('nothing is loaded from anywhere, and the style alone may apply', async () => {
  for (const page of pages()) {
    const policy = page.headers.get('content-security-policy') ?? '';
    const text = await page.text();
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');

    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<(?:script|img|link|iframe)|\ssrc=|url\(|\sstyle=/);
  }
});

test('the address with the code is neither kept nor passed on', () => {
  for (const page of pages()) {
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  }
});

describe('what a server wrote', () => {
  test('cannot become markup', async () => {
    const [sample] = everyError();
    if (sample === undefined) throw new Error('no sample');
    const hostile: TokenError = {
      ...sample,
      documentationUrl: 'https://a/"><script>',
      remediation: {
        ...sample.remediation,
        summary: '<script>1</script>',
        steps: ['<img src=x>', "'&'"],
      },
    };

    for (const page of [resultPage(hostile), strayPage(hostile)]) {
      expect(page.status).toBe(400);
      const text = await page.text();
      expect(text).not.toMatch(/<script|<img/);
      expect(text).toContain('&lt;script&gt;1&lt;/script&gt;');
    }
  });
});
