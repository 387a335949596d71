export { callback as GET } from '../../../lib/auth';
