import { expect, test } from '@jest/globals';
import { causeOfSystemCode, knownCauses, systemCodes } from '../../src/explain/known-causes.js';

test('knownCauses() describes an example of each cause in two short sentences', () => {
  const sentence = /^\S.{10,118}\.$/;
  const violations = knownCauses().filter(
    ({ summary, fix }) => !sentence.test(summary) || !sentence.test(fix),
  );

  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('causeOfSystemCode() knows the cause of every listed code', async () => {
  const causes = await Promise.all(systemCodes.map(causeOfSystemCode));

  expect(causes.filter(({ summary }) => !summary.endsWith('.'))).toEqual([]);
});
