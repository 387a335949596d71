// The token endpoint of the bench, in a separate process: responds at once, with the headers
// of github.com, with an error to a code that begins with "f" and with a token to any other.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorBody, headers, tokenBody } from './responses.js';

const server = createServer((incoming, outgoing) => {
  let body = '';
  incoming.setEncoding('utf8');
  incoming.on('data', (chunk: string) => (body += chunk));
  incoming.on('end', () => {
    outgoing.writeHead(200, headers);
    outgoing.end(/(?:^|&)code=f/.test(body) ? errorBody : tokenBody);
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on('disconnect', () => process.exit());
