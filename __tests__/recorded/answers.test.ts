import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  decodeDeviceCodeResponse,
  decodeTokenResponse,
  parseCallback,
} from '../../src/entries/decode.js';

interface Recorded {
  readonly id: string;
  readonly kind: 'token-answer' | 'device-code-answer' | 'callback';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly url: string;
  readonly expect: string;
}

const recorded = readFileSync(new URL('answers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Recorded);

const byKind = (kind: Recorded['kind']) =>
  recorded.filter((answer) => answer.kind === kind).map((answer) => [answer.id, answer] as const);

// Where each comes from stands beside it in answers.jsonl.
describe('answers as public sources recorded them', () => {
  test.each(byKind('token-answer'))('token endpoint: %s', (_, answer) => {
    expect(decodeTokenResponse(answer)._tag).toBe(answer.expect);
  });

  test.each(byKind('device-code-answer'))('device code endpoint: %s', (_, answer) => {
    expect(decodeDeviceCodeResponse(answer)._tag).toBe(answer.expect);
  });

  test.each(byKind('callback'))('callback: %s', (_, answer) => {
    const state = new URL(answer.url).searchParams.get('state');

    expect(parseCallback(answer.url, { state, withoutState: state === null })._tag).toBe(
      answer.expect,
    );
  });
});
