import { createTokenClient } from 'github-token-exchange';
import { createApp } from './app.mjs';

const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, PORT = '3000' } = process.env;

const client = createTokenClient({
  clientId: GITHUB_CLIENT_ID,
  clientSecret: GITHUB_CLIENT_SECRET,
});
const redirectUri = `http://localhost:${PORT}/auth/callback`;

// Report configuration problems before anyone signs in.
for (const { summary, fix } of await client.check({ redirectUri })) console.warn(summary, fix);

createApp({ client, redirectUri }).listen(Number(PORT), () => {
  console.log(`http://localhost:${PORT}/`);
});
