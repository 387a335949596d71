import { errors } from './errors.js';
import type { Row } from './row.js';
import type { TokenErrorTag } from './token-response.js';

/** The tags in the order of the catalogue. */
export const tokenErrorTags = Object.keys(errors) as readonly TokenErrorTag[];

/** The row of a tag, without the literal types of its cells. */
export const rowOf = (tag: TokenErrorTag): Row => errors[tag];

// A Map, so that a wire code such as "__proto__" finds nothing.
const tagsByCode: ReadonlyMap<string, TokenErrorTag> = new Map(
  tokenErrorTags.flatMap((tag) => rowOf(tag).codes.map((code) => [code, tag] as const)),
);

/** The tag that a wire code means under a status; `undefined` for a code that the catalogue lacks. */
export const tagOfCode = (code: string, status: number): TokenErrorTag | undefined =>
  tagsByCode.get(code) ??
  tokenErrorTags.find((tag) => {
    const under = rowOf(tag).codeUnder;
    return under?.status === status && under.code === code;
  });
