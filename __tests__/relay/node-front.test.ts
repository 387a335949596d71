// Runs the tests of the relay through nodeListener(), without sockets.
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { nodeListener } from '../../src/relay.js';
import { useFront } from './requests.js';

const incomingOf = ({ method, headers, body }: Request) =>
  Object.assign(body === null ? Readable.from([]) : Readable.fromWeb(body as NodeStream), {
    method,
    rawHeaders: [...headers].flat(),
    complete: false,
  });

class Outgoing extends EventEmitter {
  statusCode = 200;
  readonly destroyed = false;
  headersSent = false;
  readonly #headers = new Headers();
  readonly #respond: (response: Response) => void;

  constructor(respond: (response: Response) => void) {
    super();
    this.#respond = respond;
  }

  setHeader(name: string, value: string | readonly string[]): void {
    this.#headers.delete(name);
    for (const one of [value].flat()) this.#headers.append(name, one);
  }

  end(body?: string | Uint8Array): void {
    this.headersSent = true;
    const init = { status: this.statusCode, headers: this.#headers };
    this.#respond(new Response(body as BodyInit | undefined, init));
    this.emit('finish');
  }
}

useFront((relay) => {
  const listener = nodeListener(relay);
  return (request) =>
    new Promise((resolve) => {
      listener(incomingOf(request), new Outgoing(resolve));
    });
});

await import('./any-request.test.js');
await import('./body.test.js');
await import('./cookies.test.js');
await import('./create-token-relay.test.js');
await import('./origins.test.js');
await import('./public-error.test.js');
await import('./refusals.test.js');
