import type { APIRoute } from 'astro';
import { relay } from '../../server/relay';

export const prerender = false;
export const POST: APIRoute = ({ request }) => relay(request);
export const OPTIONS = POST;
