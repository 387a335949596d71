export { relay } from '../../../nuxt/server/utils/relay';
