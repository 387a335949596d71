import type { TokenErrorTag } from '../src/catalogue/token-response.js';
import { rowOf, tokenErrorTags } from '../src/catalogue/lookup.js';
import { code, line } from './markdown.js';

const wireCodes = (tag: TokenErrorTag): string => {
  const { codes, codeUnder } = rowOf(tag);
  const under =
    codeUnder === undefined ? [] : [`${code(codeUnder.code)} with ${String(codeUnder.status)}`];
  return [...codes.map(code), ...under].join(', ');
};

/** The table of errors in Markdown, from the catalogue. */
export const errorsTable = (): string =>
  [
    line(['`_tag`', 'wire `error`', 'what it says', `actor`, 'action', 'adds']),
    line(Array.from({ length: 6 }, () => '---')),
    ...tokenErrorTags.map((tag) => {
      const { description, actor, action, fields } = rowOf(tag);
      const added = Object.entries(fields).map(([name, kind]) =>
        code(kind.endsWith('?') ? `${name}?` : name),
      );
      return line([
        code(tag),
        wireCodes(tag),
        description,
        code(actor),
        code(action),
        added.join(', '),
      ]);
    }),
  ].join('\n');
