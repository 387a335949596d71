import type { TokenResponse } from '../catalogue/token-response.js';
import { sharedRequests, type SharedRequests } from './shared-requests.js';
import { spentSecrets, type SpentSecrets } from './spent-secrets.js';

/** What a client remembers: requests under way, and digests of single-use secrets that gave a token. */
export interface Memory {
  readonly exchanges: SharedRequests<TokenResponse>;
  readonly refreshes: SharedRequests<TokenResponse>;
  readonly spent: SpentSecrets;
}

export const createMemory = (monotonic: () => number): Memory => ({
  exchanges: sharedRequests(),
  refreshes: sharedRequests(),
  spent: spentSecrets(monotonic),
});
