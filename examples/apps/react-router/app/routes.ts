import { route, type RouteConfig } from '@react-router/dev/routes';

export default [route('oauth/token', 'routes/oauth.token.ts')] satisfies RouteConfig;
