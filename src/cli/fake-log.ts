import { decodeDeviceCodeResponse, decodeTokenResponse } from '../entries/index.js';
import { plainText } from '../redact/plain-text.js';

/** A request to the fake, and what it was answered: with secrets in it. */
export interface FakeTraffic {
  readonly method: string;
  readonly path: string;
  /** What the token request asked with. */
  readonly grant: string | null;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

const shortGrant = (grant: string): string =>
  plainText(grant.replace('urn:ietf:params:oauth:grant-type:', ''), 40);

const outcomeOf = ({ method, path, status, headers, body }: FakeTraffic): string => {
  const answer = { status, headers, body };
  if (method !== 'POST') return '';
  if (path === '/login/oauth/access_token') return ` ${decodeTokenResponse(answer)._tag}`;
  return path === '/login/device/code' ? ` ${decodeDeviceCodeResponse(answer)._tag}` : '';
};

/** The line of a request in the log. It holds no secret: no parameter but the kind of grant shows. */
export const logLine = (traffic: FakeTraffic, at: Date): string => {
  const { method, path, grant, status } = traffic;
  const kind = grant === null ? '' : ` (${shortGrant(grant)})`;
  return `${at.toISOString().slice(11, 19)} ${method} ${plainText(path, 100)}${kind} → ${String(status)}${outcomeOf(traffic)}`;
};
