// eslint-disable-next-line no-control-regex -- the escapes of colours take no room
const escapes = /\u001b\[[\d;]*m/g;

const widthOf = (text: string): number => Array.from(text.replace(escapes, '')).length;

// What stands before the text of a line: blanks, a label and blanks, the sign or the number of an
// item. The lines that go on stand below the text.
const lead = /^(?: {2}(?:\w+ {2,}| {8})|\s*)(?:\d+\. |[^\w\s] )?/;

const hangOf = (line: string): number => lead.exec(line.replace(escapes, ''))?.[0].length ?? 0;

const wrapLine = (line: string, width: number): string => {
  if (widthOf(line) <= width) return line;
  const hang = Math.min(hangOf(line), Math.floor(width / 2));
  const rows: string[] = [];
  let row = '';
  // Each piece is a word with the blanks before it. A word is never broken, so that an address
  // stays one that can be clicked.
  for (const piece of line.trimEnd().match(/\s*\S+/g) ?? []) {
    const begins = widthOf(row) <= hang;
    if (!begins && widthOf(row) + widthOf(piece) > width) {
      rows.push(row);
      row = ' '.repeat(hang) + piece.trimStart();
    } else row += piece;
  }
  return [...rows, row].join('\n');
};

/**
 * Breaks the lines of a text at blanks, so that they fit a width; the rest of a line hangs below the
 * beginning of its text. Colours take no room. Without a width, nothing is broken.
 */
export const wrapLines = (text: string, width: number | undefined): string =>
  width === undefined || width < 20
    ? text
    : text
        .split('\n')
        .map((line) => wrapLine(line, width))
        .join('\n');
