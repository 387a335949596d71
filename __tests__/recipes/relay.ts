// What the recipes mount: a relay to the fake.
import { createTokenClient } from 'github-token-exchange';
import { createTokenRelay } from 'github-token-exchange/relay';
import { createFakeTokenEndpoint } from 'github-token-exchange/testing';

const app = { clientId: 'Ov23liFakeFakeFake00', clientSecret: 'f'.repeat(40) };

export const origin = 'https://app.example.com';
export const fake = createFakeTokenEndpoint({ apps: [app] });
export const relay = createTokenRelay({
  client: createTokenClient({ ...app, fetch: fake.fetch }),
  allowedOrigins: [origin],
});
