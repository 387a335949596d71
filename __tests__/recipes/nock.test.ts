import { afterAll, expect, test } from '@jest/globals';
import { createTokenClient } from 'github-token-exchange';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';
import nock from 'nock';
import { app } from '../support/app.js';
import { respondWithFake } from './nock.js';

// nock 15.0.2 declares Node 20, but calls this function of Node 22.
if (!('withResolvers' in Promise))
  Object.assign(Promise, {
    withResolvers: () => {
      const resolvers: object = {};
      const promise = new Promise((resolve, reject) =>
        Object.assign(resolvers, { resolve, reject }),
      );
      return { promise, ...resolvers };
    },
  });

afterAll(() => {
  nock.restore();
});

test('the recipe for nock exchanges a code once', async () => {
  const fake = createFakeTokenEndpoint({ apps: [app] });
  respondWithFake(fake);
  const client = createTokenClient(app);
  const code = fake.issueCode({ scopes: ['repo'] });

  expect(await client.exchangeCode({ code })).toMatchObject({ _tag: 'Success', scopes: ['repo'] });
  expect(await client.exchangeCode({ code })).toMatchObject({ _tag: 'BadVerificationCode' });
  expect((await client.requestDeviceCode())._tag).toBe('DeviceCode');
  nock.cleanAll();
});
