import { customFetch } from '@auth/core'; // or 'next-auth'
import GitHub from '@auth/core/providers/github';
import { explainedFetch } from './explained-fetch.js';

export const providers = [GitHub({ [customFetch]: explainedFetch })];
