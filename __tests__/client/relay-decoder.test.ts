import { expect, jest, test } from '@jest/globals';
import { readOptions } from '../../src/client/options.js';
import { app } from '../support/app.js';

jest.unstable_mockModule('../../src/decode/decode.js', () => {
  throw new TypeError('Failed to fetch dynamically imported module: https://a.example/x');
});
const { createRelayedRequests } = await import('../../src/client/relay-endpoint.js');

test('exchangeCode() resolves to UnexpectedResponse if neither a relay responds nor the decoder can be loaded', async () => {
  const { clientId } = app;
  const options = readOptions({ clientId, tokenEndpoint: 'https://app.example.com/token' }, []);
  const body = '<html>Cannot POST /token?code=s3cr3t-s3cr3t</html>';
  const { exchangeCode } = createRelayedRequests(options, () =>
    Promise.resolve({ status: 404, body }),
  );

  expect(await exchangeCode({ code: 's3cr3t-s3cr3t' })).toMatchObject({
    _tag: 'UnexpectedResponse',
    status: 404,
    bodyLength: body.length,
    bodyExcerpt: 'Cannot POST /token?code=***',
    remediation: { summary: 'The response from app.example.com is not that of a relay.' },
  });
});
