// Writes docs/benchmarks.md, between its markers, and the charts beside it.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem, type } from 'node:os';
import { format, resolveConfig } from 'prettier';
import { barChart } from './chart.js';
import { between, markdownTable, type Findings, type Rows } from './report.js';

const page = new URL('../docs/benchmarks.md', import.meta.url);
const charts = new URL('../docs/benchmarks/', import.meta.url);

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifestOf = (path: string): Manifest =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Manifest;

/** Where and with what the figures were measured. */
const environment = (): Rows => {
  const processors = cpus();
  const { dependencies } = manifestOf('package.json');
  const versions = Object.keys(dependencies).map(
    (name) => `${name} ${manifestOf(`node_modules/${name}/package.json`).version}`,
  );
  return [
    { '': 'date', value: new Date().toISOString().slice(0, 10) },
    { '': 'Node', value: `${process.version}, ${type()} ${process.arch}` },
    {
      '': 'machine',
      value: `${String(processors.length)} × ${processors[0]?.model.trim() ?? 'unknown'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB`,
    },
    { '': 'github-token-exchange', value: manifestOf('../package.json').version },
    { '': 'compared with', value: versions.join(', ') },
  ];
};

/** Writes the tables and the charts of a whole run. */
export const writeDocument = async (all: readonly Findings[]): Promise<void> => {
  let document = await readFile(page, 'utf8');
  const tables = Object.assign(
    { environment: environment() },
    ...all.map(({ tables }) => tables),
  ) as Findings['tables'];
  for (const [name, rows] of Object.entries(tables))
    document = between(document, name, markdownTable(rows));
  const options = { ...(await resolveConfig(page)), parser: 'markdown' };
  await writeFile(page, await format(document, options));

  await mkdir(charts, { recursive: true });
  for (const [name, { title, description, bars }] of all.flatMap(({ charts }) =>
    Object.entries(charts ?? {}),
  ))
    await writeFile(new URL(`${name}.svg`, charts), barChart(title, description, bars));
};
