import * as t from 'io-ts';
import { failure } from './failure.js';
import { from } from './from.js';

/** A text that is not blank, without the white space around it. */
export const Text = /* @__PURE__ */ from('Text', (value) =>
  typeof value === 'string' ? value.trim() || undefined : undefined,
);

/** A token: visible ASCII only, so that it cannot break out of a header. RFC 6749, appendix A.12 */
export const Token = /* @__PURE__ */ from('Token', (value) =>
  typeof value === 'string' && /^[!-~]+$/.test(value) ? value : undefined,
);

/** The type of a token, in lower case: a word, so that it cannot break out of a header. RFC 6749, appendix A.13 */
export const TokenType = /* @__PURE__ */ from('TokenType', (value) => {
  const type = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return /^[\w.-]+$/.test(type) ? type : undefined;
});

/** Whole seconds, as a number or, as in form data and in GitHub's older JSON, as digits. */
export const Seconds = /* @__PURE__ */ from('Seconds', (value) => {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(seconds) && (seconds as number) >= 0
    ? (seconds as number)
    : undefined;
});

const isScope = (value: unknown): boolean => typeof value === 'string' && /^[^\s,]+$/.test(value);

/** GitHub separates granted scopes by commas, RFC 6749 by blanks. */
export const Scopes = /* @__PURE__ */ new t.Type<readonly string[], string>(
  'Scopes',
  (value): value is readonly string[] => Array.isArray(value) && value.every(isScope),
  (value, context) =>
    typeof value === 'string'
      ? t.success(Object.freeze(value.split(/[\s,]+/).filter((scope) => scope !== '')))
      : failure(context),
  (scopes) => scopes.join(','),
);
