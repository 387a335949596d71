import { callbackRules, type CallbackRule } from '../authorize/callback-causes.js';
import { decodeTokenResponse, diagnose, isTokenError, networkFailure } from '../decode.js';
import type { Rule } from '../diagnosis/rule.js';
import { fallbackRules } from '../diagnosis/rules/fallback.js';
import { rules } from '../diagnosis/rules/index.js';
import { wireCodesOf } from '../errors/definitions.js';
import { en } from '../errors/en.js';
import { moduleCauses, rulesNotLoadedCause } from '../errors/en/causes.js';
import { type CauseColumns, type Finding, likelyCause } from '../errors/likely-cause.js';
import type { Actor, LikelyCause, TokenErrorTag } from '../errors/types.js';
import {
  callbackExamples,
  causeExamples,
  type CauseExample,
  rightFacts,
} from './cause-examples.js';

/** A likely cause that the library can report. */
export interface KnownCause extends Pick<
  CauseColumns,
  'id' | 'certainty' | 'parameter' | 'sources'
> {
  /** The errors that it can explain; none if only `check()` returns it. */
  readonly errors: readonly TokenErrorTag[];
  /** Who has to act on it. */
  readonly actor: Actor;
  /** Whether `check()` reports it before anything is sent. */
  readonly beforeSending: boolean;
  /** Whether a relay shows it to the browser. */
  readonly inBrowser: boolean;
  /** What an example of it says, in one sentence. */
  readonly summary: string;
  /** How to fix the example. */
  readonly fix: string;
}

/** The error that a response with the first wire code of an error becomes. */
const errorWithTag = (tag: TokenErrorTag) => {
  const [error] = wireCodesOf(tag);
  const response = decodeTokenResponse({
    status: 200,
    headers: {},
    body: JSON.stringify({ error }),
  });
  return isTokenError(response) ? response : undefined;
};

const textOf = (
  rule: CauseColumns,
  found: Finding | undefined,
): Pick<LikelyCause, 'summary' | 'fix'> => {
  if (found === undefined) throw new Error(`The rule ${rule.id} finds nothing in its example.`);
  const { summary, fix } = likelyCause(rule, found, en.causes, {});
  return { summary, fix };
};

const ofRule = (rule: Rule): KnownCause => {
  const { id, certainty, parameter, sources, tags, actor, audience, check } = rule;
  const examples: Readonly<Partial<Record<string, CauseExample>>> = causeExamples;
  const { facts, error = errorWithTag(tags[0]) } = examples[id] ?? {};
  return {
    id,
    certainty,
    parameter,
    sources,
    errors: tags,
    actor,
    beforeSending: rule.beforeSending === true,
    inBrowser: audience === 'browser',
    ...textOf(rule, check({ ...rightFacts, ...facts }, error)),
  };
};

const ofCallbackRule = (rule: CallbackRule): KnownCause => {
  const { id, certainty, parameter, sources, tag, actor, check } = rule;
  return {
    id,
    certainty,
    parameter,
    sources,
    errors: [tag],
    actor,
    beforeSending: false,
    // A callback is parsed where it arrives: no relay shows its causes.
    inBrowser: false,
    ...textOf(rule, check(callbackExamples[id])),
  };
};

/** The cause that `check()` returns if the rules cannot be loaded. */
const rulesNotLoaded = (): KnownCause => {
  const { summary, fix } = likelyCause(rulesNotLoadedCause, {}, moduleCauses, {});
  return {
    ...rulesNotLoadedCause,
    errors: [],
    actor: 'developer',
    beforeSending: true,
    inBrowser: false,
    summary,
    fix,
  };
};

/** Every likely cause of a request, then those of a callback, and of a missing file. One id can be in both. */
export function knownCauses(): readonly KnownCause[] {
  return [
    ...[...rules, ...fallbackRules].map(ofRule),
    ...callbackRules.map(ofCallbackRule),
    rulesNotLoaded(),
  ];
}

/** The error codes of the system with which a request to GitHub most often fails. */
export const systemCodes = [
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'EACCES',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ETIMEDOUT',
  'HPE_INVALID_CONSTANT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_SOCKET',
] as const;

/** The likely cause of a request to an unknown host that fails with an error code of the system. */
export async function causeOfSystemCode(code: (typeof systemCodes)[number]): Promise<LikelyCause> {
  const cause = Object.assign(new Error(code), { code });
  const failure = networkFailure(new TypeError('fetch failed', { cause }));
  const [first] = (await diagnose(failure, {})).remediation.likelyCauses;
  if (first === undefined) throw new Error(`No rule recognizes ${code}.`);
  return first;
}
