import type { FakeTokenEndpoint } from 'github-token-exchange/testing';
import nock from 'nock';

/** Lets the fake respond to every token request, until `nock.cleanAll()`. */
export const respondWithFake = (fake: FakeTokenEndpoint): void => {
  nock('https://github.com')
    .persist()
    .post(/^\/login\//)
    .reply(async (request: Request) => {
      const response = await fake.fetch(request);
      return [response.status, await response.text(), Object.fromEntries(response.headers)];
    });
};
