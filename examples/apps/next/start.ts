// Signs in to the built Next.js app against a fake GitHub: with next-auth 4, as it is and explained, with
// the files of the guides, and with the route handlers of examples/next-route-handler.
import { compare } from '../../support/compare.mjs';
import { createUser } from '../../support/user.mjs';
import { createApp, pathOf, showGuides } from '../support/app.js';

const app = createApp('node_modules/next/dist/bin/next', 'start', 'next');
try {
  await compare('next-auth 4', async (github, explained) => {
    const origin = await app.originOf(github, {
      NEXTAUTH_SECRET: 'the-secret-of-the-session-cookie',
      EXPLAINED: String(explained),
    });
    const user = createUser();
    const { text } = await user.visit(`${origin}/api/auth/csrf`);
    const { csrfToken } = JSON.parse(text) as { readonly csrfToken: string };
    const consent = await user.submit(`${origin}/api/auth/signin/github`, { csrfToken });
    return pathOf(await user.press(consent, 'authorize'));
  });
  await showGuides('Next.js', app, '/auth/token');
  await compare('Next.js', (github) => app.signInAt('/oauth/sign-in', github), [true]);
} finally {
  await app.stop();
}
