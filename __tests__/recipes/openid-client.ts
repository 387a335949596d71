import { customFetch, type Configuration, type CustomFetch } from 'openid-client';
import { explainedFetch } from './explained-fetch.js';

export const explain = (configuration: Configuration): void => {
  configuration[customFetch] = explainedFetch as CustomFetch;
};
