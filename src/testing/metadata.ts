import type { FakeRequest } from './request.js';
import { renderJson, type WireResponse } from './response.js';
import type { FakeState } from './state.js';

/** The path of the metadata: RFC 8414 puts the path of the issuer after the well-known part. */
export const metadataPath = '/.well-known/oauth-authorization-server/login/oauth';

/** The issuer of a host. GitHub documents it for github.com only; for other hosts it is a guess. */
export function issuerAt(origin: string): string {
  return `${origin}/login/oauth`;
}

/**
 * Responds with the authorization server metadata of RFC 8414. GitHub documents the address and the
 * issuer; the members are those of recorded responses of 2025 and 2026, without a
 * `registration_endpoint` and a `device_authorization_endpoint`. Whether GitHub has added members
 * since is not documented. GitHub's second document, for OpenID Connect, is not part of the fake:
 * GitHub issues no ID tokens.
 *
 * @see https://docs.github.com/en/apps/github-authentication-discovery-endpoints
 */
export function respondWithMetadata(_state: FakeState, { origin }: FakeRequest): WireResponse {
  const issuer = issuerAt(origin);
  return renderJson({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/access_token`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    service_documentation:
      'https://docs.github.com/apps/creating-github-apps/registering-a-github-app/registering-a-github-app',
    code_challenge_methods_supported: ['S256'],
  });
}
