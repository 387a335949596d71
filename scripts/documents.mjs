// The documents of the site, in the order of its navigation, and llms.txt, which lists them.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Document
 * @property {'Guides' | 'Errors' | 'Reference'} section
 * @property {string} file Relative to the repository, with slashes.
 * @property {string} title The first heading.
 * @property {string} summary The first sentence below it, without links.
 */

/** @param {string} markdown */
const withoutLinks = (markdown) =>
  markdown
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The title and the first sentence of a Markdown text.
 *
 * @param {string} file
 * @param {string} markdown
 */
export const abstractOf = (file, markdown) => {
  const [, title, paragraph] = /^# (.+)\n+((?:(?![#|<]|```).+\n)+)/m.exec(markdown) ?? [];
  if (title === undefined || paragraph === undefined)
    throw new Error(`${file} does not begin with a heading and a paragraph.`);
  const text = withoutLinks(paragraph).replace(/:$/, '.');
  return { title, summary: /^.+?\.(?= [A-Z`]|$)/.exec(text)?.[0] ?? text };
};

/** @param {string} folder */
const markdownIn = async (folder) =>
  (await readdir(path.join(root, folder)))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => `${folder}/${name}`)
    .sort();

/**
 * All documents. The index of the guides decides which ones are guides, and their order.
 *
 * @returns {Promise<readonly Document[]>}
 */
export const readDocuments = async () => {
  const read = (/** @type {string} */ file) => readFile(path.join(root, file), 'utf8');
  const index = await read('docs/guides/README.md');
  const guides = [...index.matchAll(/^\| \[[^\]]+\]\(([^)#]+\.md)\)/gm)].map(([, target = '']) =>
    path.posix.join('docs/guides', target),
  );
  const others = (await markdownIn('docs')).filter((file) => !guides.includes(file));
  const isReference = (/** @type {string} */ file) => file === 'docs/reference.md';
  const sections = /** @type {const} */ ([
    ['Guides', ['docs/guides/README.md', ...guides]],
    ['Errors', ['docs/errors/README.md', ...(await markdownIn('docs/errors'))]],
    ['Reference', [...others.filter(isReference), ...others.filter((file) => !isReference(file))]],
  ]);
  return Promise.all(
    sections.flatMap(([section, files]) =>
      files.map(async (file) => ({ section, file, ...abstractOf(file, await read(file)) })),
    ),
  );
};

/** Files at the top of the repository, which a reader of llms.txt may skip. */
const optional = [
  { file: 'README.md', title: 'README', summary: 'The overview.' },
  { file: 'CHANGELOG.md', title: 'Changelog', summary: 'What changed in each version.' },
  { file: 'SECURITY.md', title: 'Security', summary: 'How to report a vulnerability.' },
];

/** @type {(title: string, links: readonly Omit<Document, 'section'>[]) => string} */
const linkList = (title, links) =>
  [
    `## ${title}\n`,
    ...links.map(({ title: text, file, summary }) => `- [${text}](${file}): ${summary}`),
    '',
  ].join('\n');

/**
 * The text of llms.txt (llmstxt.org). Its links lead to the Markdown files beside it.
 *
 * @param {readonly Document[]} documents
 * @param {string} description
 */
export const llmsText = (documents, description) =>
  [
    `# github-token-exchange\n\n> ${description}\n`,
    'Start with [AGENTS.md](AGENTS.md): what to import, the calls of a sign-in, how to handle errors, and what never to do.\n',
    ...['Guides', 'Errors', 'Reference'].map((title) =>
      linkList(
        title,
        documents.filter(({ section }) => section === title),
      ),
    ),
    linkList('Optional', optional),
  ].join('\n');

/**
 * The Markdown files that llms.txt links.
 *
 * @param {readonly Document[]} documents
 */
export const linkedFiles = (documents) => [
  'AGENTS.md',
  ...[...documents, ...optional].map(({ file }) => file),
];
