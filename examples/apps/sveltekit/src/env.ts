import { defineEnvVars } from '@sveltejs/kit/env';

// Without a schema, the build would need the values too.
const optional = { schema: (value?: string) => value };

export const variables = defineEnvVars({
  APP_URL: optional,
  GITHUB_BASE_URL: optional,
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
});
