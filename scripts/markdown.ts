/** Formats a text as inline code. */
export const code = (text: string): string => `\`${text}\``;

/** A row of a table. */
export const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Replaces the table between the markers of a document. */
export const withTable = (document: string, name: string, table: string): string => {
  const begin = `<!-- ${name}: written by npm run docs:tables -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document lacks the marker ${begin} or ${end}.`);
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
};
