import { clientIdRules } from './client-id-rules.js';
import { clientSecretRules } from './client-secret-rules.js';
import { codeRules } from './code-rules.js';
import { codeVerifierRules } from './code-verifier-rules.js';
import { deviceCodeRules } from './device-code-rules.js';
import { endpointRules } from './endpoint-rules.js';
import { hostRules } from './host-rules.js';
import { networkRules } from './network-rules.js';
import { redirectUriRules } from './redirect-uri-rules.js';
import { refreshTokenRules } from './refresh-token-rules.js';
import type { Rule } from './rule.js';

/** Every rule, in the order in which equally certain causes are told. */
export const rules: readonly Rule[] = [
  ...clientIdRules,
  ...clientSecretRules,
  ...redirectUriRules,
  ...codeRules,
  ...codeVerifierRules,
  ...refreshTokenRules,
  ...deviceCodeRules,
  ...networkRules,
  ...endpointRules,
  ...hostRules,
];
