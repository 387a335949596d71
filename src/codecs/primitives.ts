import * as t from 'io-ts';

const from = <A>(name: string, make: (value: unknown) => A | undefined) =>
  new t.Type<A>(
    name,
    (value): value is A => make(value) === value,
    (value, context) => {
      const made = make(value);
      return made === undefined ? t.failure(value, context) : t.success(made);
    },
    t.identity,
  );

// Marked, so that bundlers drop those that a program does not use.

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

/** GitHub separates granted scopes by commas, RFC 6749 by blanks. */
export const Scopes = /* @__PURE__ */ from('Scopes', (value) =>
  typeof value === 'string' ? value.split(/[\s,]+/).filter((scope) => scope !== '') : undefined,
);
