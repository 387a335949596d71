import { Agent, request } from 'node:http';

/** One answer, or why there is none. */
export interface Outcome {
  readonly milliseconds: number;
  readonly status: number;
  readonly body: string;
}

const post = (url: string, agent: Agent, origin: string, code: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const start = performance.now();
    const end = (status: number, body: string) => {
      resolve({ milliseconds: performance.now() - start, status, body });
    };
    request(
      url,
      { agent, method: 'POST', headers: { origin, 'content-type': 'application/json' } },
      (incoming) => {
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => (body += chunk));
        incoming.on('end', () => {
          end(incoming.statusCode ?? 0, body);
        });
        incoming.on('error', (error) => {
          end(0, error.message);
        });
      },
    )
      .on('error', (error) => {
        end(0, error.message);
      })
      .end(JSON.stringify({ code }));
  });

export interface Load {
  readonly url: string;
  readonly origin: string;
  /** How many requests are under way at once, each on a connection that is kept. */
  readonly connections: number;
  /** Gives the code of the next request; `undefined` ends the load. */
  readonly nextCode: () => string | undefined;
}

/** Sends requests until there are no more codes, and tells each answer. */
export const load = async (
  { url, origin, connections, nextCode }: Load,
  onOutcome: (outcome: Outcome, code: string) => void,
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const worker = async (): Promise<void> => {
    for (let code = nextCode(); code !== undefined; code = nextCode())
      onOutcome(await post(url, agent, origin, code), code);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
};
