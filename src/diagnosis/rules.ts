import { clientIdRules } from './client-id-rules.js';
import { clientSecretRules } from './client-secret-rules.js';
import { codeRules } from './code-rules.js';
import { codeVerifierRules } from './code-verifier-rules.js';
import { deviceCodeRules } from './device-code-rules.js';
import { endpointRules } from './endpoint-rules.js';
import { hostRules } from './host-rules.js';
import { redirectUriRules } from './redirect-uri-rules.js';
import { refreshTokenRules } from './refresh-token-rules.js';
import type { Rule } from './rule.js';

/**
 * The rules about what was sent and what answered, in the order in which equally certain causes are
 * told. Those about the network are apart.
 */
export const rules: readonly Rule[] = [
  ...clientIdRules,
  ...clientSecretRules,
  ...redirectUriRules,
  ...codeRules,
  ...codeVerifierRules,
  ...refreshTokenRules,
  ...deviceCodeRules,
  ...endpointRules,
  ...hostRules,
];
