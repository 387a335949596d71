import { callback } from '../../../lib/server/auth';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request }) => callback(request);
