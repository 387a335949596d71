import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  adapter: node({ mode: 'standalone' }),
  // next-auth, which is installed in the same folder, needs an older version.
  vite: { ssr: { noExternal: ['cookie'] } },
});
