import { readFileSync } from 'node:fs';

/** A recorded response, and the tag of the result that it has to lead to. */
export interface Recorded {
  readonly id: string;
  readonly kind: 'token-answer' | 'device-code-answer' | 'callback';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly url: string;
  readonly expect: string;
}

const file = new URL('../recorded/answers.jsonl', import.meta.url);

export const recorded: readonly Recorded[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);
