// Writes a report of the public API of each entry to docs/api-reports: npm run api. With --check, it
// changes nothing and fails if a report is out of date. Requires a build.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import apiExtractor from '@microsoft/api-extractor';

const { Extractor, ExtractorConfig, ExtractorLogLevel, ExtractorMessageCategory } = apiExtractor;
const silent = { default: { logLevel: ExtractorLogLevel.None } };
const root = fileURLToPath(new URL('..', import.meta.url));
const checkOnly = process.argv.includes('--check');
const temporary = await mkdtemp(path.join(tmpdir(), 'api-'));

/** @type {{ readonly exports: Record<string, string | { readonly types: string }> }} */
const { exports } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));

// "/browser" has the types of the main entry, and each locale has the type `Locale`.
const entries = Object.values(exports)
  .flatMap((target) => (typeof target === 'string' ? [] : [target.types]))
  .filter((types, index, all) => !types.includes('*') && all.indexOf(types) === index);

/** @param {string} types The path of the declarations. */
const report = (types) => {
  const name = path.basename(types, '.d.ts');
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, types),
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: path.join(root, 'docs/api-reports'),
        reportTempFolder: temporary,
      },
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'nodenext',
            lib: ['es2022', 'dom'],
            types: ['node'],
            strict: true,
          },
          include: [path.join(root, types)],
        },
      },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(root, 'package.json'),
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !checkOnly,
    messageCallback: (message) => {
      // Its own notice that the report has changed is the result of this function.
      message.handled =
        message.logLevel !== ExtractorLogLevel.Error ||
        message.category === ExtractorMessageCategory.Console;
    },
  });
  return apiReportChanged ? [`docs/api-reports/${name}.api.md`] : [];
};

const changed = entries.flatMap(report);
await rm(temporary, { recursive: true });
for (const file of changed) console.log(`${file} ${checkOnly ? 'is out of date' : 'is written'}`);
if (checkOnly && changed.length > 0) {
  console.error(
    'The public API has changed. If it was meant to, run npm run api and commit the reports.',
  );
  process.exit(1);
}
