export { OPTIONS, POST } from '../../../../../next-route-handler/app/oauth/token/route.mjs';
