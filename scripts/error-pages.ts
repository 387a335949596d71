import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { en, type TokenError, type TokenErrorTag } from '../src/decode.js';
import { definitionOf, tokenErrorTags } from '../src/errors/definitions.js';
import {
  causeOfSystemCode,
  type KnownCause,
  knownCauses,
  systemCodes,
} from '../src/explain/known-causes.js';
import { createFakeTokenEndpoint } from '../src/testing.js';
import { recipeOf } from './error-recipes.js';
import { wireCodes } from './errors-table.js';
import { code, line } from './markdown.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The name of the page of an error, without the extension. */
const slugOf = (tag: TokenErrorTag): string =>
  tag
    .replace('OAuth', 'Oauth')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase();

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Runs the recipe of each error with the sources in place of the package. */
export const runRecipes = async (): Promise<ReadonlyMap<TokenErrorTag, TokenError>> => {
  const functions = tokenErrorTags.map((tag) => {
    const lines = recipeOf(tag).split('\n');
    const body = lines.filter((text) => !/^import |^console\./.test(text)).join('\n');
    return `export const ${tag} = async () => {\n${body}\nreturn response;\n};`;
  });
  const contents = [
    "import { createTokenClient, readTokenResponse } from './src/index.ts';",
    "import { createFakeTokenEndpoint } from './src/testing.ts';",
    ...functions,
  ].join('\n');
  const folder = await mkdtemp(path.join(tmpdir(), 'recipes-'));
  const outfile = path.join(folder, 'recipes.mjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    alias: { '#xml': path.join(root, 'src/decode/xml.ts') },
    define: { PACKAGE_VERSION: '"0"' },
    outfile,
    logLevel: 'error',
  });
  const run = (await import(pathToFileURL(outfile).href)) as Readonly<
    Record<TokenErrorTag, () => Promise<TokenError>>
  >;
  const results = new Map<TokenErrorTag, TokenError>();
  for (const tag of tokenErrorTags) results.set(tag, await run[tag]());
  await rm(folder, { recursive: true });
  return results;
};

/** The doc comment of the interface of each error: its text, its HTTP message and its example. */
const readDocComments = async () => {
  const source = await readFile(path.join(root, 'src/errors/types.ts'), 'utf8');
  return (tag: TokenErrorTag) => {
    const end = source.indexOf(`export interface ${tag} extends`);
    const comment = source
      .slice(source.lastIndexOf('/**', end), end)
      .replace(/^\/\*\*| ?\*\/\s*$/g, '')
      .replace(/^ ?\* ?/gm, '');
    const [text = '', example = ''] = comment.split('@example');
    return {
      meaning: text.replace(/```http[^]*?```/, '').trim(),
      http: /```http\n([^]*?)\n```/.exec(text)?.[1],
      example: /```ts\n([^]*?)\n```/.exec(example)?.[1] ?? '',
    };
  };
};

/** The response of GitHub with an error code, in each of its formats. */
const responsesWith = async (error: string): Promise<string> => {
  const endpoint = createFakeTokenEndpoint({
    apps: [{ clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) }],
  });
  const formats = [
    ['JSON', 'json', 'application/json'],
    ['form data', 'text', 'application/x-www-form-urlencoded'],
    ['XML', 'xml', 'application/xml'],
  ] as const;
  const parts = formats.map(async ([name, language, accept]) => {
    endpoint.respondWith({ error });
    const response = await endpoint.fetch('https://github.com/login/oauth/access_token', {
      method: 'POST',
      headers: { accept },
    });
    return `\`Accept: ${accept}\` (${name}):\n\n${fence(language, (await response.text()).trim())}`;
  });
  return (await Promise.all(parts)).join('\n\n');
};

const allCauses = knownCauses();

const causesOf = (tag: TokenErrorTag) => {
  const order = ['certain', 'likely', 'possible'];
  return allCauses
    .filter(({ errors }) => errors.includes(tag))
    .sort((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty));
};

/** A link whose text is `owner/repository#number` for a report, otherwise the name of the site. */
const sourceLink = (url: string): string => {
  const { hostname, pathname } = new URL(url);
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/issues\/(\d+)$/.exec(pathname) ?? [];
  return `[${repository && number ? `${repository}#${number}` : hostname}](${url})`;
};

const causeSection = (cause: KnownCause): string => {
  const { id, certainty, actor, sources, summary, fix, beforeSending, inBrowser } = cause;
  const facts = [
    certainty,
    en.actors[actor],
    ...(beforeSending ? ['also found by `check()`'] : []),
    ...(inBrowser ? ['shown through a relay'] : []),
    sources.map(sourceLink).join(', '),
  ];
  return [`### ${id}`, summary, `**Fix**: ${fix}`, `_${facts.join(' · ')}_`]
    .join('\n\n')
    .replaceAll('X-Forwarded-*', 'X-Forwarded-\\*');
};

const causesIntroduction =
  '`remediation.likelyCauses` lists the causes that the request and the error show, the most certain one first. Each section below quotes an example.';

const wireCodesOf = (tag: TokenErrorTag): readonly string[] => Object.keys(definitionOf(tag).codes);

const responseSection = async (tag: TokenErrorTag, http: string | undefined): Promise<string> => {
  const [wireCode] = wireCodesOf(tag);
  if (http?.startsWith('GET ') === true) return `## The callback\n\n${fence('http', http)}`;
  if (wireCode !== undefined)
    return [
      '## The response',
      `The error code is ${wireCodes(tag)}. GitHub responds in the format that the \`Accept\` header requests.`,
      await responsesWith(wireCode),
    ].join('\n\n');
  return http === undefined ? '' : `## The response\n\n${fence('http', http)}`;
};

const page = async (
  tag: TokenErrorTag,
  error: TokenError,
  comment: Awaited<ReturnType<typeof readDocComments>>,
): Promise<string> => {
  const { meaning, http, example } = comment(tag);
  const { action, actor } = definitionOf(tag);
  const { summary, steps, userMessage } = error.remediation;
  const causes = causesOf(tag).map(causeSection);
  const sections = [
    `# ${tag}`,
    meaning,
    '## What to do',
    summary,
    steps.map((step, position) => `${String(position + 1)}. ${step}`).join('\n'),
    [
      `- **Who acts**: ${en.actors[actor]} (\`${actor}\`)`,
      `- **When to try again**: ${en.retry[tag] ?? en.retry[action]} (\`${action}\`)`,
      `- **What to tell the user**: "${userMessage}"`,
    ].join('\n'),
    ...(causes.length === 0 ? [] : ['## Likely causes', causesIntroduction, ...causes]),
    await responseSection(tag, http),
    '## Handle it',
    fence('ts', example),
    '## Reproduce it in a test',
    fence('ts', recipeOf(tag)),
    '## Further reading',
    [
      ...(error.documentationUrl === undefined
        ? []
        : [`- [GitHub's documentation](${error.documentationUrl})`]),
      '- [All errors](README.md)',
    ].join('\n'),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
};

const systemCodeRow = async (systemCode: (typeof systemCodes)[number]): Promise<string> => {
  const { id, summary } = await causeOfSystemCode(systemCode);
  return line([code(systemCode), `[${id}](network-failure.md#${id})`, summary]);
};

const table = (header: readonly string[], rows: readonly string[]): string =>
  [line(header), line(header.map(() => '---')), ...rows].join('\n');

const index = async (errors: ReadonlyMap<TokenErrorTag, TokenError>): Promise<string> => {
  const pageLink = (tag: TokenErrorTag) => `[${tag}](${slugOf(tag)}.md)`;
  const byCode = tokenErrorTags
    .flatMap((tag) => wireCodesOf(tag).map((name) => [name, tag] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const pageOfCause = new Map<string, string>();
  for (const tag of tokenErrorTags)
    for (const { id, summary } of causesOf(tag))
      if (!pageOfCause.has(id))
        pageOfCause.set(
          id,
          line([`[${id}](${slugOf(tag)}.md#${id})`, pageLink(tag), summary.replaceAll('*', '\\*')]),
        );
  for (const { id, errors: explained, summary } of allCauses)
    if (explained.length === 0) pageOfCause.set(id, line([code(id), code('check()'), summary]));
  return `${[
    '# All errors',
    'Search this page for what your log says: an error code of a response or a callback, a `_tag`, a system error code, or the ID of a likely cause. Or pass it to the command line: `npx github-token-exchange explain CODE`.',
    '## Error codes of responses and callbacks',
    table(
      ['error code', 'error'],
      byCode.map(([name, tag]) => line([code(name), pageLink(tag)])),
    ),
    '## Errors',
    table(
      ['`_tag`', 'what it means', 'who acts'],
      tokenErrorTags.map((tag) => {
        const summary = errors.get(tag)?.remediation.summary ?? '';
        return line([pageLink(tag), summary, en.actors[definitionOf(tag).actor]]);
      }),
    ),
    '## System error codes',
    'A system error code is in `cause.code` of a [NetworkFailure](network-failure.md), and in what Node prints if `fetch` fails.',
    table(
      ['system code', 'likely cause', 'example'],
      await Promise.all(systemCodes.map(systemCodeRow)),
    ),
    '## Likely causes',
    `\`remediation.likelyCauses\` lists what is probably wrong with the request, the most certain cause first. The \`id\` of a cause is stable; its type is \`LikelyCauseId\`. The text of a cause never shows a value from the request, except a host name, a path or a length. If nothing is visibly wrong with the request, the list is empty, or contains common causes that cannot be seen in a request.`,
    [
      '- **certain**: the request cannot succeed like this, and nothing else looks the same.',
      '- **likely**: public reports show this cause for this error.',
      '- **possible**: a common cause that cannot be seen in the request, or a value of an unusual form.',
    ].join('\n'),
    'The page of an error gives the highest certainty of each cause; in a single case, a cause can be less certain. `check()` finds some of the causes before anything is sent. Through a relay, a page in a browser receives only the causes that are in what the page itself sent; the log of the server has all of them.',
    table(
      ['id', 'error', 'example'],
      [...pageOfCause].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    ),
  ].join('\n\n')}\n`;
};

/** The pages of all errors and their index in Markdown, by file name. */
export const errorPages = async (
  errors: ReadonlyMap<TokenErrorTag, TokenError>,
): Promise<ReadonlyMap<string, string>> => {
  const comment = await readDocComments();
  const pages = new Map([['README.md', await index(errors)]]);
  for (const [tag, error] of errors)
    pages.set(`${slugOf(tag)}.md`, await page(tag, error, comment));
  return pages;
};
