import { otherProvider, secretKind, type Kind } from './credential-forms.js';
import { textRules } from './credential-rules.js';
import { beforeSending, rulesFor, when, type Look } from './rule.js';
import { isGitHubDotCom } from './sent-host.js';
import { bareOf } from './whitespace.js';
import { hexDigits, secretsOnPage } from './words.js';

const subject = 'The client secret';
const use = `Use the one on ${secretsOnPage}`;

/** Finds a secret of one kind. */
const is =
  (kind: Kind, what: string, fix: string): Look =>
  ({ clientSecret }) =>
    when(secretKind(clientSecret) === kind, `${subject} is ${what}.`, fix);

const isOfOtherProvider: Look = (sent) => {
  const groups = otherProvider.exec(bareOf(sent.clientSecret))?.groups ?? {};
  const name = String(Object.keys(groups).find((key) => groups[key]));
  return when(
    secretKind(sent.clientSecret) === 'foreign',
    `${subject} has the form of another service's (${name}).`,
    `${use}.`,
    // 32 characters may also be a part of a secret.
    !/^[FD]/.test(name) ? 'certain' : isGitHubDotCom(sent) ? 'likely' : 'possible',
  );
};

/** What can be wrong with the client secret. */
export const clientSecretRules = beforeSending(
  rulesFor('IncorrectClientCredentials')(
    ...textRules({
      field: 'clientSecret',
      name: 'client secret',
      kindOf: secretKind,
      usual: `40 ${hexDigits}`,
      page: secretsOnPage,
      ifMissing: (summary, { grant }, isWord) =>
        when(
          // The device flow needs none, nor does the refresh of a token that came from it.
          grant !== 'device_code',
          summary,
          'Set it where this code runs; PKCE does not replace it on GitHub.',
          grant === 'refresh_token' && !isWord ? 'likely' : 'certain',
        ),
    }),
    [
      'client-secret-is-masked',
      'certain',
      '',
      is(
        'masked',
        'its masked display',
        'Copy the secret itself; if it is lost, generate a new one.',
      ),
    ],
    [
      // lynndylanhurley/redux-auth-demo#8
      'client-secret-is-token',
      'certain',
      '',
      is('token', 'a GitHub token', `${use}, and revoke the token.`),
    ],
    [
      // actions/create-github-app-token#113, the other way about
      'client-secret-is-private-key',
      'certain',
      '',
      is(
        'private key',
        'a private key, or as long as one',
        `${use}; a private key serves installation tokens only.`,
      ),
    ],
    // getfider/fider#1127
    ['client-secret-of-other-provider', 'certain', '', isOfOtherProvider],
  ),
);
