export { GET } from '../../../../../next-route-handler/app/oauth/callback/route.mjs';
