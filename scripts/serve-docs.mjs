// Serves the documentation on loopback: npm run docs:serve. PORT sets the port, and an argument
// another folder.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';

const { PORT = '8000' } = process.env;
const [folder = fileURLToPath(new URL('../docs/api', import.meta.url))] = process.argv.slice(2);

const server = express()
  .use(express.static(path.resolve(folder)))
  .listen(Number(PORT), '127.0.0.1');

server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  console.log(`http://127.0.0.1:${String(address.port)}/`);
});
server.on('error', (error) => {
  console.error(`${error.message}. PORT sets another port.`);
  process.exitCode = 1;
});
process.once('SIGINT', () => {
  server.close();
  server.closeAllConnections();
});
