export { createSignIn } from '../../../../nuxt/server/utils/sign-in';
