// Builds the page that explains a pasted text: node scripts/explainer.mjs
import { copyFile, mkdir } from 'node:fs/promises';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = path.join(root, 'site/explainer');

/**
 * Builds the page into a folder. It is one script, so that it loads nothing later.
 *
 * @param {string} folder
 */
export const buildExplainer = async (folder) => {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    ['index.html', 'style.css'].map((file) =>
      copyFile(path.join(page, file), path.join(folder, file)),
    ),
  );
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(page, 'main.ts')],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    alias: { '#xml': './src/decode/xml.browser.ts' },
    define: { PACKAGE_VERSION: '""' },
    logLevel: 'warning',
  });
};

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url))
  await buildExplainer(path.join(root, 'docs/api/explain'));
