import { X509Certificate } from 'node:crypto';
import { type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import { sanitizeText } from '../internal/text.js';

type DetailedCertificate = ReturnType<typeof peerCertificateOf>;

const peerCertificateOf = (socket: TLSSocket) => socket.getPeerCertificate(true);

/** The last certificate of a chain, as far as it is known. A root names itself as its issuer. */
const rootOf = (certificate: DetailedCertificate): DetailedCertificate => {
  let last = certificate;
  const seen = new Set<string>();
  // The types do not say that the issuer can be missing.
  while ((last.issuerCertificate as unknown) !== undefined && !seen.has(last.fingerprint256)) {
    seen.add(last.fingerprint256);
    last = last.issuerCertificate;
  }
  return last;
};

let publicRoots: ReadonlySet<string> | undefined;

const isPublicRoot = (fingerprint: string): boolean => {
  publicRoots ??= new Set(rootCertificates.map((pem) => new X509Certificate(pem).fingerprint256));
  return publicRoots.has(fingerprint);
};

const issuerOf = ({ issuer }: PeerCertificate): string =>
  sanitizeText([issuer.O, issuer.CN].filter(Boolean).join(', ') || 'an unnamed authority', 100);

const dateOf = (text: string): string => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? 'an unknown date' : new Date(time).toISOString().slice(0, 10);
};

/** Says who issued the certificate of a connection; Node's own list tells private authorities apart. */
export function describeCertificate(socket: TLSSocket): string {
  const certificate = peerCertificateOf(socket);
  const kind = isPublicRoot(rootOf(certificate).fingerprint256) ? '' : ', a private authority';
  return `issued by ${issuerOf(certificate)}${kind}; valid until ${dateOf(certificate.valid_to)}`;
}
