export const dynamic = 'force-dynamic';
export { signIn as GET } from '../../../lib/auth';
