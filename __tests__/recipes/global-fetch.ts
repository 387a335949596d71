import { explainedFetch } from './explained-fetch.js';

globalThis.fetch = explainedFetch;
