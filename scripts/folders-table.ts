import { folders } from './folders.mjs';
import { code, line } from './markdown.js';

/** The table of the folders of `src` in Markdown. */
export const foldersTable = (): string =>
  [
    line(['folder', 'what it contains', 'imports from']),
    line(['---', '---', '---']),
    ...folders.map(({ name, content, imports }) =>
      line([code(name), content, imports.map(code).join(', ')]),
    ),
  ].join('\n');
