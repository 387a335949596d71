import { fromWebHandler } from 'h3';

export default fromWebHandler((request) => relay(request));
