// A plugin of TypeDoc: puts the documents into the navigation, and writes llms.txt with the Markdown
// files that it links. The documents need no front matter, which GitHub would show.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkedFiles, llmsText, readDocuments } from './documents.mjs';

/** @typedef {{ linkify: { set: (options: { fuzzyLink: boolean }) => void } }} Parser */

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} folder */
const writeLlmsText = async (folder) => {
  const documents = await readDocuments();
  const { description } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await writeFile(path.join(folder, 'llms.txt'), llmsText(documents, String(description)));
  for (const file of linkedFiles(documents))
    await cp(path.join(root, file), path.join(folder, file));
};

/** @param {import('typedoc').Application} app */
export const load = async (app) => {
  const { Application, Converter } = await import('typedoc');
  const documents = await readDocuments();
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    app.options.setValue(
      'projectDocuments',
      documents.map(({ file }) => file),
    );
    // Otherwise, each "github.com" in a sentence is a link.
    app.options.setValue('markdownItLoader', (/** @type {Parser} */ parser) => {
      parser.linkify.set({ fuzzyLink: false });
    });
  });
  app.converter.on(
    Converter.EVENT_CREATE_DOCUMENT,
    (
      /** @type {unknown} */ _context,
      /** @type {import('typedoc').DocumentReflection} */ document,
    ) => {
      const file = document.project.files.getReflectionPath(document) ?? '';
      const known = documents.find((one) => file.endsWith(`/${one.file}`));
      if (known === undefined) return;
      document.name = known.title;
      Object.assign(document.frontmatter, { category: known.section });
    },
  );
  app.renderer.postRenderAsyncJobs.push(({ outputDirectory }) => writeLlmsText(outputDirectory));
};
