/** A text as code. */
export const code = (text: string): string => `\`${text}\``;

/** A line of a table. */
export const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A document with a table between its marks. */
export const withTable = (document: string, name: string, table: string): string => {
  const begin = `<!-- ${name}: written by npm run docs:tables -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document lacks ${begin} or ${end}.`);
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
};
