import { describe, expect, jest, test } from '@jest/globals';
import { tokenErrorTags } from '../../src/errors/definitions.js';
import { compilers, openEditor } from '../support/typescript.js';

jest.setTimeout(120_000);

const hovers = {
  'const client': 'const client: TokenClient',
  'client.exchangeCode':
    '(property) TokenClient.exchangeCode: (params: ExchangeCodeParams) => Promise<TokenResponse>',
  'client.refreshToken':
    '(property) TokenClient.refreshToken: (params: RefreshTokenParams) => Promise<Success | RequestError>',
  'const response': 'const response: TokenResponse',
  'const device': 'const device: DeviceCodeResponse',
  'const decoded': 'const decoded: Success | ResponseError',
  'const callback': 'const callback: CallbackResponse',
  ...Object.fromEntries(
    ['Success', ...tokenErrorTags].map((tag) => [
      `if (response._tag === '${tag}') response`,
      `const response: ${tag}`,
    ]),
  ),
};

const program = `
import { createTokenClient, decodeTokenResponse, parseCallback } from '../../src/index.js';
const client = createTokenClient({ clientId: 'a', clientSecret: 'b' });
const response = await client.exchangeCode({ code: 'c' });
const refreshed = await client.refreshToken({ refreshToken: 'r' });
const device = await client.requestDeviceCode();
const decoded = decodeTokenResponse({ status: 200 });
const callback = parseCallback('?code=c', undefined);
${Object.keys(hovers)
  .filter((code) => code.startsWith('if'))
  .join(';\n')};
`;

describe.each(compilers)('TypeScript %s', (version, compiler) => {
  const editor = openEditor(compiler);

  /** The messages about a match with some handlers. */
  const problemsOf = (handlers: string): readonly string[] => {
    editor.write(`
import { matchTokenResponse, type TokenResponse, type TokenResponseHandlers } from '../../src/decode.js';
declare const response: TokenResponse;
declare const all: TokenResponseHandlers<string>;
const { SlowDown, RateLimited, ...others } = all;
matchTokenResponse(response, ${handlers});
`);
    return editor.problems();
  };

  test(`an editor with TypeScript ${version} shows the name of each type`, () => {
    editor.write(program);
    const shown = Object.keys(hovers).map((code) => [code, editor.hover(code)]);

    expect(Object.fromEntries(shown)).toEqual(hovers);
    expect(editor.problems()).toEqual([]);
  });

  test(`TypeScript ${version} accepts a handler for every tag, or _ for the other errors`, () => {
    expect(problemsOf('all')).toEqual([]);
    expect(problemsOf('{ Success: () => 1, _: () => 2 }')).toEqual([]);
    expect(problemsOf('{ ...others, SlowDown, _: () => 2 }')).toEqual([]);
  });

  test(`TypeScript ${version} names the missing handlers, without a word about _`, () => {
    for (const [handlers, ...missing] of [
      ['others', 'SlowDown', 'RateLimited'],
      ['{ ...others, SlowDown }', 'RateLimited'],
      ['{ Success: () => 1 }', 'IncorrectClientCredentials', 'RedirectUriMismatch'],
    ] as const) {
      const [message = '', ...more] = problemsOf(handlers);
      const reason = message.split('\n').at(-1) ?? '';

      expect(more).toEqual([]);
      expect(missing.filter((tag) => !reason.includes(tag))).toEqual([]);
      expect(reason).toContain('missing');
      expect(reason).not.toMatch(/\b_\b/);
    }
    expect(problemsOf('{ _: () => 1 }').join()).toContain("Property 'Success' is missing");
  });

  test(`TypeScript ${version} names a misspelt handler`, () => {
    for (const handlers of [
      '{ Success: () => 1, BadVerifcationCode: () => 2, _: () => 3 }',
      "{ ...all, BadVerifcationCode: () => 'x' }",
    ])
      expect(problemsOf(handlers).join()).toContain(
        '"BadVerifcationCode is not a _tag of TokenResponse"',
      );
  });

  test(`TypeScript ${version} names clientSecret if it is missing`, () => {
    editor.write(`
import { createTokenClient } from '../../src/index.js';
createTokenClient({ clientId: 'a' });
`);

    expect(editor.problems().join()).toContain("Property 'clientSecret' is missing");
  });
});
