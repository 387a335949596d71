// Signs in to the built SvelteKit app against a fake GitHub, and uses its relay.
import { createApp, showGuides } from '../support/app.js';

const app = createApp('sveltekit/build/index.js');
try {
  await showGuides('SvelteKit', app, '/oauth/token');
} finally {
  await app.stop();
}
