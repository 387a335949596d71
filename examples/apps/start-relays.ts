// Uses the relay in the apps that have nothing else, against a fake GitHub.
import { compare } from '../support/compare.mjs';
import { createApp } from './support/app.js';

const srvx = ['node_modules/srvx/bin/srvx.mjs', 'serve', '--prod', '--entry'];
const servers = {
  Astro: ['astro/dist/server/entry.mjs'],
  'React Router': [...srvx, 'react-router/server.js'],
  'TanStack Start': [...srvx, 'tanstack-start/dist/server/server.js'],
};

for (const [name, args] of Object.entries(servers)) {
  const app = createApp(...args);
  try {
    await compare(`the relay in ${name}`, (github) => app.exchangeAt('/oauth/token', github), [
      true,
    ]);
  } finally {
    await app.stop();
  }
}
