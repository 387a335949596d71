import { Octokit } from '@octokit/core';
import { explainedFetch } from './explained-fetch.js';

export const octokit = new Octokit({ request: { fetch: explainedFetch } });
