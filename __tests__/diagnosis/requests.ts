import type { LikelyCauseId, RequestFacts, TokenError, TokenErrorTag } from '../../src/decode.js';
import { findCauses, findConfigurationCauses } from '../../src/diagnosis/find-causes.js';
import { everyError } from '../support/samples.js';

export const now = Date.UTC(2026, 10, 23, 2, 0, 0);

// base64url(SHA-256(codeVerifier)), computed with node:crypto.
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export const secret = '5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7';
export const redirectUri = 'https://app.example.com/auth/callback';

/** An exchange without a fault. */
export const right: RequestFacts = {
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

/** A refresh without a fault. */
export const rightRefresh: RequestFacts = {
  now,
  grant: 'refresh_token',
  clientId: 'Iv23liTestTestTest00',
  clientSecret: secret,
  refreshToken: `ghr_${'A1b2'.repeat(19)}`,
  refreshTokenExpiresAt: now + 60_000,
  baseUrl: 'https://github.com',
};

/** A poll without a fault. */
export const rightPoll: RequestFacts = {
  now,
  grant: 'device_code',
  clientId: 'Iv1.b507a08c87ecfe98',
  deviceCode: '3584d83530557fdd1f46af8289938c8ef79f9dc5',
  secondsSinceLastPoll: 6,
  interval: 5,
  baseUrl: 'https://github.com',
};

/** A sample of an error, optionally with a wire code, a reason or a system error code. */
export function errorOf(tag: TokenErrorTag, detail?: string): TokenError {
  const sample = everyError().find(
    (error) =>
      error._tag === tag &&
      (detail === undefined ||
        error.code === detail ||
        (error._tag === 'UnexpectedResponse' && error.reason === detail) ||
        (error._tag === 'NetworkFailure' && error.cause.code === detail)),
  );
  if (sample === undefined) throw new Error(`No sample of ${tag} ${detail ?? ''}`);
  return sample;
}

/** The likely cause with an id, if its rule finds anything. */
export const causeOf = (id: LikelyCauseId, error: TokenError, facts: RequestFacts) =>
  findCauses(error, facts).find((cause) => cause.id === id);

/** The likely cause with an id before anything is sent. */
export const configurationCauseOf = (id: LikelyCauseId, facts: RequestFacts) =>
  findConfigurationCauses(facts).find((cause) => cause.id === id);

export const idsOf = (error: TokenError, facts: RequestFacts): readonly string[] =>
  findCauses(error, facts).map(({ id }) => id);
