export { signIn as GET } from '../../../lib/server/auth';
