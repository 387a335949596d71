// What the parts of the bench find, and how it is written to docs/benchmarks.md and to the charts beside it.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { format, resolveConfig } from 'prettier';

/** A table: the rows have the same keys, which are its columns. */
export type Rows = readonly Readonly<Record<string, string | number>>[];

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is written beside the bar. */
  readonly text: string;
  /** Whether the bar is one of this package. */
  readonly own: boolean;
}

/** Bars one below the other, each with its figure, so that a chart needs no legend. */
export interface Chart {
  readonly title: string;
  /** At most two lines of 58 characters. */
  readonly description: string;
  readonly bars: readonly Bar[];
}

/** What a part found: tables by the name of their markers in the document, and charts by that of their files. */
export interface Findings {
  readonly tables: Readonly<Record<string, Rows>>;
  readonly charts?: Readonly<Record<string, Chart>>;
}

const cells = (values: readonly (string | number)[]): string => `| ${values.join(' | ')} |`;

/** A table in Markdown. A column is aligned to the right if all of its cells begin with a digit. */
const markdownTable = (rows: Rows): string => {
  const columns = Object.keys(rows[0] ?? {});
  const isNumeric = (column: string) =>
    rows.every((row) => /^(?:[-\d]|$)/.test(String(row[column] ?? '')));
  return [
    cells(columns),
    cells(columns.map((column) => (isNumeric(column) ? '---:' : '---'))),
    ...rows.map((row) => cells(columns.map((column) => row[column] ?? ''))),
  ].join('\n');
};

/** Replaces what is between the markers of a document. */
const between = (document: string, name: string, content: string): string => {
  const begin = `<!-- ${name}: written by npm run bench -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document lacks the marker ${begin} or ${end}.`);
  return `${document.slice(0, from + begin.length)}\n\n${content}\n\n${document.slice(to)}`;
};

// A chart is as wide as a narrow screen. The colors are those of GitHub's pages.
const width = 360;
const margin = 8;
const rowHeight = 40;
const top = 62;
const themes = {
  light: { page: '#fff', text: '#1f2328', quiet: '#59636e', peer: '#8c959f', own: '#0969da' },
  dark: { page: '#0d1117', text: '#f0f6fc', quiet: '#9198a1', peer: '#656c76', own: '#4493f8' },
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);

/** Splits a text into lines that are not longer than a number of characters, if its words allow. */
const linesOf = (text: string, length: number): readonly string[] => {
  const all: string[] = [''];
  for (const word of text.split(' ')) {
    const last = all.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (longer.length <= length) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
};

const svgOf = ({ title, description, bars }: Chart, theme: keyof typeof themes): string => {
  const color = themes[theme];
  const largest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const textWidth = Math.max(...bars.map(({ text }) => text.length)) * 7.2;
  const room = width - 2 * margin - textWidth - 6;
  const height = top + bars.length * rowHeight + margin;
  const left = String(margin);
  const rows = bars.map(({ label, value, text, own }, index) => {
    const y = top + index * rowHeight;
    const length = Math.max(1, (value / largest) * room);
    return [
      `<text x="${left}" y="${String(y + 12)}"${own ? ' font-weight="600"' : ''}>${escaped(label)}</text>`,
      `<rect x="${left}" y="${String(y + 17)}" width="${length.toFixed(1)}" height="14" rx="2" fill="${own ? color.own : color.peer}"/>`,
      `<text x="${(margin + length + 6).toFixed(1)}" y="${String(y + 28.5)}">${escaped(text)}</text>`,
    ].join('\n    ');
  });
  const quiet = linesOf(description, 58).map(
    (line, index) =>
      `<text x="${left}" y="${String(37 + 15 * index)}" font-size="12" fill="${color.quiet}">${escaped(line)}</text>`,
  );
  const spoken = `${description} ${bars.map(({ label, text }) => `${label}: ${text}`).join('; ')}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" role="img" aria-labelledby="title desc">
  <title id="title">${escaped(title)}</title>
  <desc id="desc">${escaped(spoken)}</desc>
  <rect width="${String(width)}" height="${String(height)}" fill="${color.page}"/>
  <g font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" font-size="13" fill="${color.text}">
    <text x="${left}" y="20" font-size="15" font-weight="600">${escaped(title)}</text>
    ${[...quiet, ...rows].join('\n    ')}
  </g>
</svg>
`;
};

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifestOf = (path: string): Manifest =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Manifest;

/** With what and where the figures were measured. */
const environment = (): string => {
  const [processor] = cpus();
  const { dependencies } = manifestOf('package.json');
  const versions = Object.keys(dependencies).map(
    (name) => `${name} ${manifestOf(`node_modules/${name}/package.json`).version}`,
  );
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${type()} ${process.arch},`,
    `${String(cpus().length)} × ${processor?.model.trim() ?? 'unknown processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB`,
    `\n- github-token-exchange ${manifestOf('../package.json').version}; ${versions.join(', ')}`,
  ].join(' ');
};

const page = new URL('../docs/benchmarks.md', import.meta.url);
const folder = new URL('../docs/benchmarks/', import.meta.url);

/** Writes the tables and the charts of a part. */
export const writeDocument = async ({ tables, charts = {} }: Findings): Promise<void> => {
  let document = between(await readFile(page, 'utf8'), 'environment', environment());
  for (const [name, rows] of Object.entries(tables))
    document = between(document, name, markdownTable(rows));
  const options = { ...(await resolveConfig(page)), parser: 'markdown' };
  await writeFile(page, await format(document, options));

  await mkdir(folder, { recursive: true });
  for (const [name, chart] of Object.entries(charts))
    for (const theme of ['light', 'dark'] as const)
      await writeFile(new URL(`${name}-${theme}.svg`, folder), svgOf(chart, theme));
};
