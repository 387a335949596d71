import { definitionOf, tokenErrorTags } from '../src/errors/definitions.js';
import type { TokenErrorTag } from '../src/errors/types.js';
import { code, line } from './markdown.js';

/** The wire codes of an error, with the status that is a condition of some. */
export const wireCodes = (tag: TokenErrorTag): string =>
  Object.entries(definitionOf(tag).codes)
    .map(
      ([name, { status, deviceFlowOnly }]) =>
        code(name) +
        (status === undefined ? '' : ` with ${String(status)}`) +
        (deviceFlowOnly === true ? ' in the device flow' : ''),
    )
    .join(', ');

/** The table of errors in Markdown, from the definitions. */
export const errorsTable = (): string =>
  [
    line([
      '`_tag`',
      'wire `error`',
      'default description',
      `actor`,
      'action',
      'additional members',
    ]),
    line(Array.from({ length: 6 }, () => '---')),
    ...tokenErrorTags.map((tag) => {
      const { description, actor, action, fields } = definitionOf(tag);
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
