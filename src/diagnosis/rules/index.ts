import type { Rule } from '../rule.js';
import { codeRules } from './code.js';
import { credentialRules } from './credentials.js';
import { endpointRules } from './endpoint.js';
import { networkRules } from './network.js';
import { redirectUriRules } from './redirect-uri.js';
import { refreshAndDeviceRules } from './refresh-and-device.js';
import { tlsRules } from './tls.js';

/** Every rule, in the order in which equally certain causes are reported. */
export const rules: readonly Rule[] = [
  ...credentialRules,
  ...redirectUriRules,
  ...codeRules,
  ...refreshAndDeviceRules,
  ...endpointRules,
  ...networkRules,
  ...tlsRules,
];
