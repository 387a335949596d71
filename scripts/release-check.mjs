// Says what is missing before a release: npm run release:check -- v0.1.0
// With --write, it writes what follows from the "repository" of package.json.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Manifest
 * @property {string} version
 * @property {string | { url?: string }} [repository]
 * @property {string} [homepage]
 * @property {string | { url?: string }} [bugs]
 */

/** @param {string | { url?: string } | undefined} link */
const urlOf = (link) => (typeof link === 'string' ? link : link?.url);

/**
 * What follows from the address of the repository, which package.json contains once. The owner is also
 * the scope on JSR.
 *
 * @param {Manifest} manifest
 * @returns {{ owner: string; homepage: string; bugs: string; codeowners: string } | undefined}
 */
export const linksOf = ({ repository }) => {
  const [, owner, name] =
    /^(?:git\+)?https:\/\/github\.com\/([\w-]+)\/([\w.-]+?)(?:\.git)?$/.exec(
      urlOf(repository) ?? '',
    ) ?? [];
  if (owner === undefined || name === undefined) return undefined;
  const web = `https://github.com/${owner}/${name}`;
  return {
    owner,
    homepage: `${web}#readme`,
    bugs: `${web}/issues`,
    codeowners: `* @${owner}\n`,
  };
};

/**
 * The reasons not to release, each with its fix.
 *
 * @param {object} files
 * @param {Manifest} files.manifest
 * @param {string} files.changelog
 * @param {string | undefined} files.codeowners
 * @param {readonly string[]} files.changesets The names of the entries that no version contains yet.
 * @param {string | undefined} files.tag
 * @returns {readonly string[]}
 */
export const problemsOf = ({ manifest, changelog, codeowners, changesets, tag }) => {
  const { version, homepage, bugs } = manifest;
  const links = linksOf(manifest);
  const isLinked =
    links === undefined ||
    (homepage === links.homepage && urlOf(bugs) === links.bugs && codeowners === links.codeowners);
  return [
    links === undefined &&
      'package.json has no repository: set it to git+https://github.com/OWNER/NAME.git, and run npm run release:check -- --write.',
    !isLinked &&
      'homepage, bugs or CODEOWNERS do not fit the repository: run npm run release:check -- --write.',
    tag !== undefined &&
      tag !== `v${version}` &&
      `The tag is ${tag}, but the version is ${version}: run npx changeset version, commit, and tag that commit.`,
    changesets.length > 0 &&
      `No version contains ${changesets.join(', ')}: run npx changeset version.`,
    !changelog.split('\n').includes(`## ${version}`) &&
      `CHANGELOG.md has no section "## ${version}": run npx changeset version.`,
  ].filter((problem) => problem !== false);
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} file */
const read = (file) => readFile(path.join(root, file), 'utf8');

const main = async () => {
  const [argument] = argv.slice(2);
  const text = await read('package.json');
  /** @type {Manifest} */
  const manifest = JSON.parse(text);
  const links = linksOf(manifest);
  if (argument === '--write' && links !== undefined) {
    const { homepage, bugs, codeowners } = links;
    const written = { ...manifest, homepage, bugs };
    await writeFile(path.join(root, 'package.json'), `${JSON.stringify(written, undefined, 2)}\n`);
    await writeFile(path.join(root, '.github/CODEOWNERS'), codeowners);
    return;
  }
  const problems = problemsOf({
    manifest,
    changelog: await read('CHANGELOG.md'),
    codeowners: await read('.github/CODEOWNERS').catch(() => undefined),
    changesets: (await readdir(path.join(root, '.changeset'))).filter((file) =>
      file.endsWith('.md'),
    ),
    tag: argument,
  });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) exit(1);
};

if (argv[1] === fileURLToPath(import.meta.url)) await main();
