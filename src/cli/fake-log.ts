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

const grants: ReadonlyMap<string, string> = new Map([
  ['authorization_code', 'authorization_code'],
  ['refresh_token', 'refresh_token'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'],
]);

// A program that confuses its parameters may send a secret in its place.
const shortGrant = (grant: string): string => grants.get(grant) ?? 'another grant';

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
