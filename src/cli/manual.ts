import { columnsOf, withoutStyles } from '../internal/text.js';
import { type Printer, wrapLines } from './terminal.js';

/** A section of docs/cli.md. */
export interface Section {
  /** The title as one word, such as `exit-codes`. */
  readonly name: string;
  /** The first sentence. */
  readonly summary: string;
  /** The Markdown below the title. */
  readonly body: string;
}

/** The styles in which a section is written. */
type Styles = Pick<Printer, 'bold'>;

const sentence = /^[^]*?\.(?=\s|$)/;

const onOneLine = (text: string): string => text.replace(/\n\s*/g, ' ');

/** Formats inline Markdown. A relative link has no target in a terminal. */
const formatInline = (text: string, { bold }: Styles): string =>
  onOneLine(text).replace(
    /`([^`]+)`|\[((?:[^\]`]|`[^`]*`)+)\]\(([^)]+)\)/g,
    (_, code: string | undefined, label = '', target = '') => {
      if (code !== undefined) return bold(code);
      const shown = formatInline(String(label), { bold });
      return /^https?:/.test(String(target)) ? `${shown} (${String(target)})` : shown;
    },
  );

/** The sections of a Markdown document with titles of the second level. */
export function sectionsOf(markdown: string): readonly Section[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const [title = '', ...lines] = text.split('\n');
      const body = lines.join('\n').trim();
      const [first = ''] = sentence.exec(body) ?? [];
      return {
        name: title.trim().toLowerCase().replaceAll(' ', '-'),
        summary: formatInline(first, { bold: (code) => code }),
        body,
      };
    });
}

/** Formats the rows of a table without its head; if it is narrow, the last cell is below the others. */
const formatTable = (block: string, width: number, styles: Styles): string => {
  const [, , ...lines] = block.split('\n');
  const rows = lines.map((line) =>
    line
      .replace(/^\| *| *\|$/g, '')
      .split(/ *\| /)
      .map((cell) => formatInline(cell, styles)),
  );
  const columns = rows[0]
    ?.slice(0, -1)
    .map((_, column) =>
      Math.max(...rows.map((row) => columnsOf(withoutStyles(row[column] ?? '')))),
    );
  const pad = (cell: string, column: number): string =>
    cell + ' '.repeat((columns?.[column] ?? 0) - columnsOf(withoutStyles(cell)));
  // wrapLines() indents by at most half of the width.
  const isNarrow = (columns ?? []).reduce((sum, column) => sum + column + 2, 2) > width / 2;
  return rows
    .map((row) => {
      const last = row.at(-1) ?? '';
      const others = row.slice(0, -1);
      return isNarrow
        ? `  ${others.join('  ')}\n      ${last}`
        : `  ${[...others.map(pad), last].join('  ')}`;
    })
    .join('\n');
};

const blocks = /^```[^]*?^```$|^.+(?:\n.+)*/gm;
const isCode = (block: string): boolean => block.startsWith('```');
const isTable = (block: string): boolean => block.startsWith('|');

const formatBlock = (block: string, width: number, styles: Styles): string => {
  // The lines of an example stay whole, so that they can be copied.
  if (isCode(block))
    return block
      .split('\n')
      .slice(1, -1)
      .join('\n')
      .replace(/^(?=.)/gm, '  ');
  const text = isTable(block)
    ? formatTable(block, width, styles)
    : block
        .split(/\n(?=- )/)
        .map((part) => formatInline(part, styles))
        .join('\n');
  return wrapLines(text, width);
};

/**
 * Formats a section for a terminal.
 *
 * @param width - The number of columns.
 * @param proseOnly - Whether to leave out examples and tables.
 */
export function formatSection(
  { body }: Section,
  width: number,
  styles: Styles,
  proseOnly = false,
): string {
  return (body.match(blocks) ?? [])
    .filter((block) => !proseOnly || !(isCode(block) || isTable(block)))
    .map((block) => formatBlock(block, width, styles))
    .join('\n\n');
}
