export { GET } from '../../../../../next-route-handler/app/oauth/sign-in/route.mjs';

// Next.js reads this from the file itself.
export const dynamic = 'force-dynamic';
