import { errors } from './errors.js';
import type { Row } from './row.js';
import type { TagWithCode, TokenErrorTag } from './token-response.js';

/** The tags in the order of the catalogue. */
export const tokenErrorTags = Object.keys(errors) as readonly TokenErrorTag[];

export const isErrorTag = (tag: unknown): tag is TokenErrorTag =>
  tokenErrorTags.includes(tag as TokenErrorTag);

/** The row of a tag, without the literal types of its cells. */
export const rowOf = (tag: TokenErrorTag): Row => errors[tag];

const hasCode = (tag: TokenErrorTag): tag is TagWithCode => rowOf(tag).codes.length > 0;
const tagsWithCode = tokenErrorTags.filter(hasCode);

// A Map, so that a wire code such as "__proto__" finds nothing.
const tagsByCode: ReadonlyMap<string, TagWithCode> = new Map(
  tagsWithCode.flatMap((tag) => rowOf(tag).codes.map((code) => [code, tag] as const)),
);

/** The tag that a wire code means under a status; `undefined` for a code that the catalogue lacks. */
export const tagOfCode = (code: string, status: number): TagWithCode | undefined =>
  tagsByCode.get(code) ??
  tagsWithCode.find((tag) => {
    const under = rowOf(tag).codeUnder;
    return under?.status === status && under.code === code;
  });
