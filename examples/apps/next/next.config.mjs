import { fileURLToPath } from 'node:url';

// The route handlers are those of examples/next-route-handler, outside of this folder.
const root = fileURLToPath(new URL('../../..', import.meta.url));

/** @type {import('next').NextConfig} */
export default { turbopack: { root }, outputFileTracingRoot: root };
