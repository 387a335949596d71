import { bareOf } from './whitespace.js';

// Forms are hints: GitHub changed them without a word in 2024, and servers keep the old ones.

/** A client ID of the old form: an OAuth App's, and any app's on some servers. */
export const plainId = /^[\da-f]{20}$/;
/** A client ID that tells by its first letters what it is. */
export const prefixedId = /^(?:Iv1\.[\da-f]{16}|[IO]v23[A-Za-z\d]{16})$/;
/** Any token of GitHub's, personal access tokens included. */
export const tokenStart = /^(?:gh[a-z]|github_pat)_/;
/** A private key in PEM, as it is or encoded once more. */
const privateKey = /-----BEGIN|^LS0tLS1CRUdJTi/;
/** Nothing, and what the conversion of a value that is not there leaves in a text. */
export const missing = /^(?:|undefined|null|nan|none|nil|\[object object\])$/i;
/** A variable or a reference to a secret store that nobody expanded. */
export const template =
  /[$#{][{(]|<%|^\$\w+$|^%\w+%$|^(?:process|import\.meta)\.env|^(?:op|vault|arn):/i;
/** The display of a secret instead of the secret. */
const masked = /^[*•●x.]+$|[*•●.]{3}|…|redacted|masked/i;
/** What documentation and examples put where a credential belongs. */
const placeholder =
  /^(?:your|my[-_]|replace|change|insert|xxx|todo|[<[])|^(?:wrong|test|secret)$|client[-_ ]?(?:id|secret)|placeholder|example|dummy/i;

/** The secrets of other services, each under the name of its service. */
export const otherProvider =
  /^(?:(?<Google>GOCSPX-|AIza)|(?<GitLab>gl[a-z]+-)|(?<Slack>xox[a-z]-)|(?<Stripe>[srp]k_(?:live|test)_|whsec_)|(?<JWT>eyJ)|(?<Facebook>[\da-f]{32}$)|(?<Discord>[\w-]{32}$))/;

/** What a credential is: one thing, so that no two rules explain the same fault. */
export type Kind =
  | 'missing'
  | 'regular'
  | 'app ID'
  | 'private key'
  | 'token'
  | "other's"
  | 'template'
  | 'masked'
  | 'foreign'
  | 'placeholder'
  | 'unusual';

/** The first form that fits decides. */
type Forms = readonly (readonly [Kind, RegExp])[];

const secretForm = /^[\da-f]{40}$/;
const idForm = new RegExp(`${plainId.source}|${prefixedId.source}`);

const kindIn =
  (...forms: Forms) =>
  (value: string | undefined): Kind => {
    const bare = bareOf(value);
    return forms.find(([, form]) => form.test(bare))?.[0] ?? 'unusual';
  };

export const idKind = kindIn(
  ['missing', missing],
  ['regular', idForm],
  ['app ID', /^\d{1,10}$/],
  ["other's", secretForm],
  ['template', template],
  ['placeholder', masked],
  ['placeholder', placeholder],
);

export const secretKind = kindIn(
  ['missing', missing],
  ['regular', secretForm],
  ['private key', privateKey],
  ['token', tokenStart],
  ["other's", idForm],
  ['template', template],
  ['masked', masked],
  ['placeholder', placeholder],
  ['foreign', otherProvider],
  ['private key', /^[^]{200}/],
);
