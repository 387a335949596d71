import { relay } from '../../../lib/server/relay';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = ({ request }) => relay(request);
export const OPTIONS = POST;
