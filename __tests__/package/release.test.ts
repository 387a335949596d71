import { describe, expect, test } from '@jest/globals';
import { linksOf, problemsOf } from '../../scripts/release-check.mjs';

const repository = { url: 'git+https://github.com/octo-org/octo-repo.git' };
const ready = {
  manifest: {
    version: '1.2.0',
    repository,
    homepage: 'https://github.com/octo-org/octo-repo#readme',
    bugs: 'https://github.com/octo-org/octo-repo/issues',
  },
  changelog: '# Changelog\n\n## 1.2.0\n\n- A change.\n',
  codeowners: '* @octo-org\n',
  changesets: [],
  tag: 'v1.2.0',
};

describe('the release check', () => {
  test('the release check finds no problem if everything fits', () => {
    expect(problemsOf(ready)).toEqual([]);
  });

  test('the release check names what is missing, and the fix', () => {
    const { homepage, ...withoutHomepage } = ready.manifest;
    const cases = [
      [{ manifest: { version: '1.2.0' } }, 'package.json has no repository'],
      [{ manifest: { ...ready.manifest, repository: 'file:.' } }, 'package.json has no repository'],
      [{ manifest: withoutHomepage }, 'homepage, bugs or CODEOWNERS do not fit'],
      [
        { manifest: { ...ready.manifest, bugs: homepage } },
        'homepage, bugs or CODEOWNERS do not fit',
      ],
      [{ codeowners: undefined }, 'homepage, bugs or CODEOWNERS do not fit'],
      [{ tag: 'v1.3.0' }, 'The tag is v1.3.0, but the version is 1.2.0'],
      [{ changesets: ['blue-cats-run.md'] }, 'No version contains blue-cats-run.md'],
      [{ changelog: '# Changelog\n\n## 1.2.0-beta\n' }, 'CHANGELOG.md has no section "## 1.2.0"'],
    ] as const;

    for (const [change, problem] of cases)
      expect(problemsOf({ ...ready, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  test('the links follow from the repository in each form that npm accepts for GitHub', () => {
    const forms = [repository, repository.url, 'https://github.com/octo-org/octo-repo'];

    expect(
      new Set(forms.map((form) => JSON.stringify(linksOf({ version: '1.0.0', repository: form })))),
    ).toEqual(
      new Set([
        JSON.stringify({
          owner: 'octo-org',
          homepage: ready.manifest.homepage,
          bugs: ready.manifest.bugs,
          codeowners: ready.codeowners,
        }),
      ]),
    );
  });
});
