import type { TokenResponse } from '../catalogue/token-response.js';
import { rowOf, tokenErrorTags } from '../catalogue/lookup.js';
import { actions, actors, certainties } from '../catalogue/row.js';
import type { TokenErrorTag } from '../catalogue/token-response.js';
import { maskOf } from '../redact/mask.js';
import { plainText } from '../redact/plain-text.js';

type Json = Readonly<Record<string, unknown>>;

const longest = 2000;
const mask = maskOf([]);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy whose texts can be shown: it comes from a log that anyone may have written to. */
const showable = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return plainText(mask(value), longest);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 5) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown) => showable(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, showable(member, depth + 1)]),
  );
};

const areTexts = (values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

const isCause = (cause: unknown): boolean =>
  isObject(cause) &&
  certainties.some((certainty) => certainty === cause['certainty']) &&
  areTexts([cause['id'], cause['summary'], cause['fix'], cause['source']]);

const isRemediation = (remediation: unknown): boolean =>
  isObject(remediation) &&
  actions.some((action) => action === remediation['action']) &&
  actors.some((actor) => actor === remediation['actor']) &&
  typeof remediation['summary'] === 'string' &&
  Array.isArray(remediation['steps']) &&
  areTexts(remediation['steps']) &&
  Array.isArray(remediation['likelyCauses']) &&
  remediation['likelyCauses'].every(isCause);

const isOptional = (value: unknown, type: 'string' | 'number'): boolean =>
  value === undefined || typeof value === type;

const typeOfKind: Readonly<Record<string, string>> = {
  cause: 'object',
  text: 'string',
  reason: 'string',
};

/** Whether a member that a row adds is there as its kind wants it. */
const hasField = (error: Json, name: string, kind: string): boolean => {
  const value = error[name];
  if (value === undefined) return kind.endsWith('?');
  const plain = kind.replace('?', '');
  return plain === 'cause'
    ? isObject(value) && typeof value['name'] === 'string' && isOptional(value['code'], 'string')
    : typeof value === (typeOfKind[plain] ?? 'number');
};

const isError = (value: Json, tag: TokenErrorTag): boolean =>
  areTexts([value['description'], value['documentationUrl']]) &&
  typeof value['retryable'] === 'boolean' &&
  isOptional(value['code'], 'string') &&
  isOptional(value['status'], 'number') &&
  isOptional(value['requestId'], 'string') &&
  isRemediation(value['remediation']) &&
  Object.entries(rowOf(tag).fields).every(([name, kind]) => hasField(value, name, kind));

const isSuccess = (value: Json): boolean =>
  areTexts([value['accessToken'], value['tokenType']]) &&
  Array.isArray(value['scopes']) &&
  areTexts(value['scopes']) &&
  isOptional(value['refreshToken'], 'string') &&
  ['expiresIn', 'expiresAt', 'refreshTokenExpiresIn', 'refreshTokenExpiresAt'].every((name) =>
    isOptional(value[name], 'number'),
  );

const ofSuccess: ReadonlySet<string> = new Set([
  '_tag',
  'accessToken',
  'tokenType',
  'scopes',
  'expiresIn',
  'expiresAt',
  'refreshToken',
  'refreshTokenExpiresIn',
  'refreshTokenExpiresAt',
]);

/** The members of a Success alone: nobody would hide the secrets in others. */
const knownOf = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => ofSuccess.has(name)));

const ofTag = (value: Json): TokenResponse | undefined => {
  const tag = value['_tag'];
  // Tokens are hidden where they are shown; masked here, they would look as if they had been hidden.
  if (tag === 'Success')
    return isSuccess(value) ? (knownOf(value) as unknown as TokenResponse) : undefined;
  const known = tokenErrorTags.find((one) => one === tag);
  if (known === undefined) return undefined;
  const copy = showable(value) as Json;
  return isError(copy, known) ? (copy as unknown as TokenResponse) : undefined;
};

/**
 * Reads a `TokenResponse` that this package made and a log or a server wrote as JSON, alone or as a
 * member of a log line or of a `TokenExchangeError`.
 *
 * @param value - What `JSON.parse` gave.
 * @returns The response, or `undefined` where there is none in it.
 */
export const readSerialized = (value: unknown, depth = 0): TokenResponse | undefined => {
  if (!isObject(value) || depth > 3) return undefined;
  if ('_tag' in value) return ofTag(value);
  for (const member of Object.values(value)) {
    const found = readSerialized(member, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
};
