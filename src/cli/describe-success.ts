import type { Success } from '../catalogue/token-response.js';
import { plainText } from '../redact/plain-text.js';
import { spanOf } from './duration.js';
import type { Printer } from './printer.js';

const kinds: Readonly<Record<string, string>> = {
  gho_: 'of an OAuth app',
  ghu_: 'of a GitHub App, for a person',
};

const describeToken = (token: string): string => {
  if (token === '[redacted]') return 'redacted before it came here';
  const kind = kinds[token.slice(0, 4)];
  return `${String(token.length)} characters${kind === undefined ? '' : `, ${kind}`}; not shown`;
};

const describeScopes = ({ scopes, accessToken }: Success): string => {
  if (scopes.length > 0) return plainText(scopes.join(', '), 500);
  return accessToken.startsWith('ghu_')
    ? 'none; a GitHub App has permissions in their place'
    : 'none; the token reads public information only';
};

// https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/token-expiration-and-revocation
const describeExpiry = (seconds: number | undefined): string =>
  seconds === undefined
    ? 'never, unless it goes unused for a year'
    : `${spanOf(seconds)} after it was issued`;

/** Says what a token is good for, and never the token. */
export const describeSuccess = (
  response: Success,
  { green, bold, dim }: Pick<Printer, 'green' | 'bold' | 'dim'>,
  durationMs?: number,
): string => {
  const entry = (label: string, text: string): string => `  ${dim(label.padEnd(8))}${text}`;
  const { refreshToken } = response;
  const took = durationMs === undefined ? '' : `   ${dim(`${(durationMs / 1000).toFixed(1)} s`)}`;
  return [
    `${green('✓')} ${bold('Success')}${took}`,
    `  ${bold(`GitHub gave a ${plainText(response.tokenType, 40)} token.`)}`,
    '',
    entry('Token', describeToken(response.accessToken)),
    entry('Scopes', describeScopes(response)),
    entry('Expires', describeExpiry(response.expiresIn)),
    ...(refreshToken === undefined
      ? []
      : [
          entry(
            'Refresh',
            `a refresh token came along; expires ${describeExpiry(response.refreshTokenExpiresIn)}`,
          ),
        ]),
  ].join('\n');
};
