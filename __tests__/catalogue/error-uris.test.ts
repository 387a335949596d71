import { expect, test } from '@jest/globals';
import { errorUris } from '../../src/catalogue/error-uris.js';
import { rowOf, tokenErrorTags } from '../../src/catalogue/lookup.js';

test('every error with a wire code has an error_uri, and no other', () => {
  expect(Object.keys(errorUris).toSorted()).toEqual(
    tokenErrorTags.filter((tag) => rowOf(tag).codes.length > 0).toSorted(),
  );
});

test.each(Object.entries(errorUris))(
  'the error_uri of %s is a page of the documentation',
  (_, uri) => {
    const { protocol, host, search } = new URL(uri);
    expect({ protocol, host, search }).toEqual({
      protocol: 'https:',
      host: 'docs.github.com',
      search: '',
    });
  },
);
