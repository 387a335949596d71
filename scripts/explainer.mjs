// Builds the page that explains a pasted text. As a plugin of TypeDoc, also links it from each page.
import { copyFile, mkdir } from 'node:fs/promises';
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
    charset: 'utf8',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    alias: { '#xml': './src/decode/xml.browser.ts' },
    define: { PACKAGE_VERSION: '""' },
    logLevel: 'warning',
  });
};

/**
 * Adds the page to the documentation.
 *
 * @param {import('typedoc').Application} app
 */
export const load = async ({ renderer }) => {
  const { JSX } = await import('typedoc');
  renderer.hooks.on('pageSidebar.begin', (context) =>
    JSX.createElement(
      'p',
      null,
      JSX.createElement(
        'a',
        { href: context.relativeURL('explain/index.html') },
        'Explain an error',
      ),
    ),
  );
  renderer.postRenderAsyncJobs.push(({ outputDirectory }) =>
    buildExplainer(path.join(outputDirectory, 'explain')),
  );
};
