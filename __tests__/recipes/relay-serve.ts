import { relay } from './relay.js';

export default { fetch: (request: Request): Promise<Response> => relay(request) };
