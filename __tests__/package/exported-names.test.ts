import { expect, jest, test } from '@jest/globals';
import ts from 'typescript';
import * as codecs from '../../src/codecs.js';
import * as core from '../../src/core.js';
import * as decode from '../../src/decode.js';
import * as fp from '../../src/fp.js';
import * as index from '../../src/index.js';
import * as node from '../../src/node.js';
import * as relay from '../../src/relay.js';
import * as testing from '../../src/testing.js';
import { parseEntries } from '../support/typescript.js';

jest.setTimeout(120_000);

const ofDecode = [
  'TokenExchangeError',
  'authorizationUrl',
  'compareScopes',
  'decodeDeviceCodeResponse',
  'decodeTokenResponse',
  'diagnose',
  'en',
  'formatTokenError',
  'isTokenError',
  'matchTokenResponse',
  'networkFailure',
  'observeTokenEndpoint',
  'parseCallback',
  'readTokenResponse',
  'redactTokenResponse',
  'unwrap',
];

const typesOfDecode = [
  'AccessDenied',
  'Action',
  'Actor',
  'AppKind',
  'ApplicationSuspended',
  'AuthorizationCode',
  'AuthorizationFacts',
  'AuthorizationPending',
  'AuthorizationRequest',
  'AuthorizationUrlOptions',
  'BadRefreshToken',
  'BadVerificationCode',
  'CallbackError',
  'CallbackInput',
  'CallbackResponse',
  'CallbackUrl',
  'CauseInput',
  'CauseInputs',
  'CauseMessages',
  'CauseText',
  'Certainty',
  'CodeSpent',
  'DecodeOptions',
  'DeviceCode',
  'DeviceCodeResponse',
  'DeviceFlowDisabled',
  'DiagnoseInput',
  'ErrorFields',
  'Exhaustive',
  'ExpiredDeviceCode',
  'FailedHost',
  'FailureCause',
  'ForeignMeaning',
  'Format',
  'FormatOptions',
  'GitHubUrls',
  'HeadersLike',
  'HintInput',
  'HintMessages',
  'HintText',
  'HostInput',
  'IncorrectClientCredentials',
  'IncorrectDeviceCode',
  'InvisibleCharacter',
  'IssuerMismatch',
  'KnownTags',
  'LengthInput',
  'LikelyCause',
  'LikelyCauseId',
  'Locale',
  'MismatchInput',
  'MissingCode',
  'MissingInput',
  'NetworkFailure',
  'OAuthError',
  'ObserveTokenEndpointOptions',
  'ParseCallbackOptions',
  'ProxyInput',
  'RateLimited',
  'RedirectUriMismatch',
  'RelayHintMessages',
  'Remediation',
  'RequestAborted',
  'RequestError',
  'RequestFacts',
  'RequestParameter',
  'RequestTimedOut',
  'ResponseError',
  'ResponseErrorTag',
  'ResponseLike',
  'ResultOf',
  'ScopeComparison',
  'ServerUnavailable',
  'SlowDown',
  'SomeHandlers',
  'StateMismatch',
  'Success',
  'TokenError',
  'TokenErrorBase',
  'TokenErrorOf',
  'TokenErrorTag',
  'TokenErrorWithoutCode',
  'TokenOperation',
  'TokenResponse',
  'TokenResponseHandlers',
  'TransportError',
  'UnexpectedReason',
  'UnexpectedResponse',
  'UnrecognizedOAuthError',
  'UnsupportedGrantType',
  'UnverifiedUserEmail',
  'UrlPartName',
  'UsedInput',
  'WhitespaceInput',
];

const typesOfClient = [
  'AppClientOptions',
  'CheckParams',
  'ClientOptions',
  'Clock',
  'CredentialsAccepted',
  'DeviceFlowResponse',
  'ExchangeCodeParams',
  'OnEvent',
  'Poll',
  'PollForTokenOptions',
  'RefreshTokenParams',
  'RelayClientOptions',
  'RequestDeviceCodeParams',
  'RequestEvent',
  'TokenClient',
  'TokenErrorEvent',
  'TokenEvent',
  'TokenSuccessEvent',
  'VerifyCredentialsParams',
];

const { checker, entries } = parseEntries([
  'decode',
  'index',
  'core',
  'codecs',
  'fp',
  'relay',
  'node',
  'testing',
]);

test('each entry exports these values and no others', () => {
  expect(Object.keys(decode).sort()).toEqual(ofDecode);
  expect(Object.keys(index).sort()).toEqual([...ofDecode, 'createTokenClient'].sort());
  expect(Object.keys(codecs).sort()).toEqual([
    'DeviceCode',
    'DeviceCodeBody',
    'DeviceCodeResponse',
    'ErrorBody',
    'Success',
    'SuccessBody',
    'TokenError',
    'TokenResponse',
    'describeErrors',
  ]);
  expect(Object.keys(core).sort()).toEqual([
    'compareScopes',
    'createTokenClient',
    'fetchTransport',
  ]);
  expect(Object.keys(relay)).toEqual(['createTokenRelay', 'nodeListener']);
  expect(Object.keys(node)).toEqual(['nodeTransport']);
  expect(Object.keys(fp).sort()).toEqual([
    'catchTag',
    'decodeDeviceCodeResponse',
    'decodeTokenResponse',
    'exchangeCode',
    'fromEither',
    'matchTokenError',
    'matchTokenResponse',
    'parseCallback',
    'pollForToken',
    'refreshToken',
    'requestDeviceCode',
    'toEither',
    'verifyCredentials',
  ]);
  expect(Object.keys(testing)).toEqual(['createFakeTokenEndpoint']);
});

test('each entry exports these types and no others', () => {
  const types = Object.fromEntries(
    entries.map(({ name, symbols }) => [
      name,
      symbols
        .filter(({ symbol }) => (symbol.flags & ts.SymbolFlags.Value) === 0)
        .map((exported) => exported.name)
        .sort(),
    ]),
  );

  expect(types).toEqual({
    decode: typesOfDecode,
    index: [
      ...typesOfDecode,
      ...typesOfClient,
      'RelayTokenClientOptions',
      'TokenClientOptions',
    ].sort(),
    core: [
      ...typesOfClient,
      'CallbackUrl',
      'ScopeComparison',
      'Transport',
      'TransportClientOptions',
      'TransportRelayClientOptions',
      'TransportRequest',
    ].sort(),
    codecs: [
      'StandardCodec',
      'StandardIssue',
      'StandardProps',
      'StandardResult',
      'SuccessBodyOnTheWire',
    ],
    fp: ['SuccessValue', 'TokenErrorHandlers', 'TokenErrorHandlersAndOthers'],
    relay: [
      'NodeRequest',
      'NodeResponse',
      'RefusalReason',
      'RelayCookies',
      'RelayRefusal',
      'TokenRelay',
      'TokenRelayOptions',
    ],
    node: ['NodeAgent', 'NodeTransportOptions', 'Transport', 'TransportRequest'],
    testing: [
      'FakeApp',
      'FakeCallbackUrl',
      'FakeCode',
      'FakeError',
      'FakeRawResponse',
      'FakeRequest',
      'FakeResponse',
      'FakeServer',
      'FakeTokenEndpoint',
      'FakeTokenEndpointOptions',
      'FakeUser',
      'ResponseMembers',
    ],
  });
});

/** The members of an exported object type or class that its own declaration lists. */
const membersOf = (symbol: ts.Symbol): readonly ts.Symbol[] => {
  if ((symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0)
    return [...(symbol.members?.values() ?? [])];
  const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration);
  const literals: ts.TypeLiteralNode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeLiteralNode(node)) literals.push(node);
    else if (ts.isIntersectionTypeNode(node) || ts.isUnionTypeNode(node)) node.types.forEach(visit);
  };
  if (alias !== undefined) visit(alias.type);
  return literals.flatMap((literal) => [
    ...(checker.getTypeAtLocation(literal).symbol.members?.values() ?? []),
  ]);
};

const hasComment = (symbol: ts.Symbol): boolean =>
  symbol.getDocumentationComment(checker).length > 0;

/** Constructors and index signatures have no name to describe. */
const isDocumentable = (symbol: ts.Symbol): boolean =>
  (symbol.flags & (ts.SymbolFlags.Property | ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) !==
  0;

test('every exported name, and every member of an exported type, has a doc comment', () => {
  const fileOf = (symbol: ts.Symbol): string =>
    symbol.declarations?.[0]?.getSourceFile().fileName.replace(/^.*\/src\//, '') ?? '';
  const exported = new Set(entries.flatMap(({ symbols }) => symbols.map(({ symbol }) => symbol)));
  const violations = [...exported].flatMap((symbol) => [
    ...(hasComment(symbol) ? [] : [`${fileOf(symbol)}: ${symbol.name}`]),
    ...membersOf(symbol)
      .filter((member) => isDocumentable(member) && !hasComment(member))
      .map((member) => `${fileOf(symbol)}: ${symbol.name}.${member.name}`),
  ]);

  expect(violations).toEqual([]);
});
