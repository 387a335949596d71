import type { TokenError, TokenErrorTag } from '../../src/catalogue/token-response.js';
import { causesBeforeSending, likelyCauses as causesOf } from '../../src/diagnosis/causes.js';
import { networkRules } from '../../src/diagnosis/network-rules.js';
import { rules } from '../../src/diagnosis/rules.js';
import type { Sent } from '../../src/diagnosis/sent.js';
import { everyError } from '../support/samples.js';

export const now = Date.UTC(2026, 10, 23, 2, 0, 0);

// base64url(SHA-256(codeVerifier)), computed with node:crypto.
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export const secret = '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7';
export const redirectUri = 'https://app.example.com/auth/callback';

/** An exchange that is right in everything. */
export const right: Sent = {
  now,
  grant: 'authorization_code',
  clientId: 'Ov23liTestTestTest00',
  clientSecret: secret,
  code: 'e72e16c7e42f292c6912',
  redirectUri,
  codeVerifier,
  codeChallengeOfVerifier: codeChallenge,
  baseUrl: 'https://github.com',
  authorization: {
    clientId: 'Ov23liTestTestTest00',
    redirectUri,
    state: 'b3Jpb24tYW5kLXRoZS1zdGFycw',
    codeChallenge,
    baseUrl: 'https://github.com',
    startedAt: now - 60_000,
  },
  callbackAt: now - 1000,
};

/** A refresh that is right in everything. */
export const rightRefresh: Sent = {
  now,
  grant: 'refresh_token',
  clientId: 'Iv23liTestTestTest00',
  clientSecret: secret,
  refreshToken: `ghr_${'A1b2'.repeat(19)}`,
  refreshTokenExpiresAt: now + 60_000,
  baseUrl: 'https://github.com',
};

/** A poll that is right in everything. */
export const rightPoll: Sent = {
  now,
  grant: 'device_code',
  clientId: 'Iv1.b507a08c87ecfe98',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  secondsSinceLastPoll: 6,
  interval: 5,
  baseUrl: 'https://github.com',
};

/** An error with a tag and, where told, a wire code or the field by which its rules go. */
export const errorOf = (tag: TokenErrorTag, field?: string): TokenError => {
  const found = everyError().find(
    (error) =>
      error._tag === tag &&
      (field === undefined ||
        error.code === field ||
        (error._tag === 'UnexpectedResponse' && error.reason === field) ||
        (error._tag === 'NetworkFailure' && error.cause.code === field)),
  );
  if (found === undefined) throw new Error(`No sample of ${tag} ${field ?? ''}`);
  return found;
};

/** Every rule that looks at a request or at what came of it. */
export const allRules = [...rules, ...networkRules];

/** What all rules tell. */
export const likelyCauses = (error: TokenError, sent: Sent) => causesOf(error, sent, allRules);

/** What is told of one rule, or nothing where it is silent. */
export const told = (id: string, error: TokenError, sent: Sent) =>
  likelyCauses(error, sent).find((cause) => cause.id === id);

/** What is told of one rule before anything is sent. */
export const foretold = (id: string, sent: Sent) =>
  causesBeforeSending(sent).find((cause) => cause.id === id);

export const idsOf = (error: TokenError, sent: Sent): readonly string[] =>
  likelyCauses(error, sent).map(({ id }) => id);
