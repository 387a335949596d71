import { expect, test } from '@jest/globals';
import * as codecs from '../../src/codecs.js';
import { everyError } from '../support/samples.js';

/** The interface of the specification, version 1: https://standardschema.dev */
interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => Result<Output> | Promise<Result<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}
type Result<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What a library that accepts any Standard Schema does with one. */
const validate = async <Output>(
  schema: StandardSchemaV1<unknown, Output>,
  value: unknown,
): Promise<Result<Output>> => schema['~standard'].validate(value);

const all: Readonly<Record<string, StandardSchemaV1>> = {
  DeviceCode: codecs.DeviceCode,
  DeviceCodeBody: codecs.DeviceCodeBody,
  DeviceCodeResponse: codecs.DeviceCodeResponse,
  ErrorBody: codecs.ErrorBody,
  Success: codecs.Success,
  SuccessBody: codecs.SuccessBody,
  TokenError: codecs.TokenError,
  TokenResponse: codecs.TokenResponse,
};

test('every codec is a Standard Schema of version 1 that rejects null without a path', async () => {
  const results = Object.entries(all).map(async ([name, schema]) => {
    const { version, vendor } = schema['~standard'];
    return [name, version, vendor, (await validate(schema, null)).issues?.[0]?.path];
  });

  expect(await Promise.all(results)).toEqual(
    Object.entries(codecs)
      .filter(([, value]) => typeof value === 'object')
      .map(([name]) => [name, 1, 'github-token-exchange', []])
      .sort(),
  );
});

test('validate() of a Standard Schema returns the decoded, frozen value', async () => {
  const body = {
    access_token: 'gho_x',
    token_type: 'Bearer',
    scope: 'repo,gist',
    expires_in: '60',
  };
  const result = await validate(codecs.SuccessBody, { ...body, other: 1 });

  expect(result).toEqual({
    value: { access_token: 'gho_x', token_type: 'bearer', scope: ['repo', 'gist'], expires_in: 60 },
  });
  expect('value' in result && Object.isFrozen(result.value)).toBe(true);
  for (const error of everyError())
    expect(await validate(codecs.TokenResponse, JSON.parse(JSON.stringify(error)))).toEqual({
      value: error,
    });
});

test('validate() of a Standard Schema returns an issue for each wrong member, with its path and without its value', async () => {
  const [error] = everyError();
  const wrong = {
    ...error,
    retryable: 'swordfish',
    remediation: { ...error?.remediation, likelyCauses: [{ id: 'swordfish', fix: 5 }] },
  };
  const result = await validate(codecs.TokenResponse, wrong);

  expect(result.issues).toEqual(
    expect.arrayContaining([
      { message: '$.retryable: expected boolean', path: ['retryable'] },
      {
        message: '$.remediation.likelyCauses.0.fix: expected string',
        path: ['remediation', 'likelyCauses', '0', 'fix'],
      },
    ]),
  );
  expect(JSON.stringify(result)).not.toContain('swordfish');
});
