import type { Bar } from './chart.js';

/** A table: the rows have the same keys, which are its columns. */
export type Rows = readonly Readonly<Record<string, string | number>>[];

export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
}

/** What a part of the bench found: tables by the name of their markers in docs/benchmarks.md, and charts by that of their files. */
export interface Findings {
  readonly tables: Readonly<Record<string, Rows>>;
  readonly charts?: Readonly<Record<string, Chart>>;
}

const cells = (values: readonly (string | number)[]): string => `| ${values.join(' | ')} |`;

/** A table in Markdown. A column is aligned to the right if all of its cells begin with a digit. */
export const markdownTable = (rows: Rows): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const numeric = (column: string) =>
    rows.every((row) => /^(?:[-\d]|$)/.test(String(row[column] ?? '')));
  return [
    cells(columns),
    cells(columns.map((column) => (numeric(column) ? '---:' : '---'))),
    ...rows.map((row) => cells(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
};

/** Replaces what is between the markers of a document. */
export const between = (document: string, name: string, content: string): string => {
  const begin = `<!-- ${name}: written by npm run bench -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document lacks the marker ${begin} or ${end}.`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
};
