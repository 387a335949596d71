import { expect, test } from '@jest/globals';
import { decodeSerialized } from '../../src/decode/serialized.js';
import { everyError } from '../support/samples.js';

test('decodeSerialized() keeps the members with a fixed set of values if a secret is one of them', () => {
  const violations = everyError().flatMap((error) => {
    const { action, actor } = error.remediation;
    const fixed = [
      error._tag,
      action,
      actor,
      ...('codeSpent' in error ? [error.codeSpent] : []),
      ...('reason' in error ? [error.reason] : []),
    ];
    return fixed.filter((value) => {
      const decoded = decodeSerialized(error, (text) => (text === value ? '[redacted]' : text));
      return decoded?._tag !== error._tag;
    });
  });

  expect(violations).toEqual([]);
});
