export { relay as OPTIONS, relay as POST } from '../../../lib/relay';
