import { customFetch } from 'oauth4webapi';
import { explainedFetch } from './explained-fetch.js';

export const requestOptions = { [customFetch]: explainedFetch };
