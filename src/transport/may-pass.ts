import type { FailureCause } from '../catalogue/row.js';

// Certificates do not mend themselves.
const certificate = /CERT|SIGNED|UNABLE_TO|UNTRUSTED|ISSUER|ALTNAME|HOSTNAME/i;

/**
 * Whether the very same request may succeed later, without anyone acting on this machine. A bare
 * `TypeError` is how browsers refuse for good, and how they hide why.
 */
export const mayPass = ({ name, code }: FailureCause): boolean =>
  code === undefined ? name !== 'TypeError' : !certificate.test(code);
