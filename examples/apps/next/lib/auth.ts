export { callback, signIn } from '../../nuxt/server/utils/auth';
