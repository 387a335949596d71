// Signs in to the built Nuxt app against a fake GitHub, and uses its relay.
import { createApp, showGuides } from '../support/app.js';

const app = createApp('nuxt/.output/server/index.mjs');
try {
  await showGuides('Nuxt', app, '/oauth/token');
} finally {
  await app.stop();
}
