import type { Certainty } from '../../errors/types.js';
import { isGitHubDotCom, type RequestFacts } from '../request.js';
import { defineRules, exceptInDeviceFlow, finding, type Rule, type RuleCheck } from '../rule.js';
import {
  bareText,
  type CredentialForm,
  hasQuotes,
  idForm,
  otherProvider,
  prefixedId,
  privateKey,
  secretForm,
  whitespaceIn,
} from './credential-forms.js';

const shared = {
  tags: ['IncorrectClientCredentials'],
  audience: 'server',
  beforeSending: true,
} as const;

type CommonRule =
  | 'missing'
  | 'has-whitespace'
  | 'is-quoted'
  | 'is-placeholder'
  | 'is-unexpanded-template'
  | 'of-unusual-form';

/** What the rules of the client ID and of the client secret have in common. */
interface Credential {
  readonly field: 'clientId' | 'clientSecret';
  readonly prefix: 'client-id' | 'client-secret';
  readonly parameter: 'client_id' | 'client_secret';
  readonly formOf: (value: string | undefined) => CredentialForm;
  /** The public reports of each rule. */
  readonly sources: Readonly<Record<CommonRule, Rule['sources']>>;
  /** The certainty of a missing value; `isWord` if it is a word such as "undefined". */
  readonly ifMissing: (facts: RequestFacts, isWord: boolean) => Certainty;
}

/** Other hosts may use other forms. */
const certaintyOfForm = (facts: RequestFacts): Certainty =>
  isGitHubDotCom(facts) ? 'certain' : 'likely';

const commonRules = ({
  field,
  prefix,
  parameter,
  formOf,
  sources,
  ifMissing,
}: Credential): readonly Rule[] =>
  defineRules({ ...shared, parameter }, [
    {
      id: `${prefix}-missing`,
      certainty: 'certain',
      sources: sources.missing,
      check: (facts, error) => {
        const word = bareText(facts[field]).toLowerCase();
        // A value that is absent may not be needed, or not be known.
        const isKnown =
          facts[field] !== undefined || (error && ('clientId' in facts || 'clientSecret' in facts));
        return isKnown && formOf(word) === 'missing'
          ? { word, certainty: ifMissing(facts, word !== '') }
          : undefined;
      },
    },
    {
      id: `${prefix}-has-whitespace`,
      certainty: 'certain',
      sources: sources['has-whitespace'],
      check: ({ [field]: value = '' }) => {
        const form = formOf(value);
        // A placeholder, a template or a key may contain blanks, which go away with it.
        const whitespace = whitespaceIn(value, form === 'unusual');
        return form === 'missing' ? undefined : whitespace;
      },
    },
    {
      id: `${prefix}-is-quoted`,
      certainty: 'certain',
      sources: sources['is-quoted'],
      check: ({ [field]: value = '' }) =>
        finding(hasQuotes(value) && formOf(value) !== 'missing', {}),
    },
    {
      id: `${prefix}-is-placeholder`,
      certainty: 'likely',
      sources: sources['is-placeholder'],
      check: ({ [field]: value }) => finding(formOf(value) === 'placeholder', {}),
    },
    {
      id: `${prefix}-is-unexpanded-template`,
      certainty: 'certain',
      sources: sources['is-unexpanded-template'],
      check: (facts) => finding(formOf(facts[field]) === 'template', {}, certaintyOfForm(facts)),
    },
    {
      id: `${prefix}-of-unusual-form`,
      certainty: 'possible',
      sources: sources['of-unusual-form'],
      check: (facts, error) => {
        const { [field]: value = '' } = facts;
        return finding(
          formOf(value) === 'unusual' &&
            bareText(value) === value &&
            !whitespaceIn(value) &&
            // Other hosts may use other forms: no doubt is raised before they refuse.
            (error ?? isGitHubDotCom(facts)) &&
            // If GitHub does not know the client ID, it does not look at the secret.
            (error?.code !== 'Not Found' || field === 'clientId'),
          { length: value.length },
        );
      },
    },
  ]);

const isSwapped: RuleCheck<'client-id-and-secret-swapped'> = (facts) => {
  const { clientId, grant } = facts;
  // The device flow sends no client secret.
  const clientSecret = grant === 'device_code' ? undefined : facts.clientSecret;
  const idIsSecret = idForm(clientId) === 'swapped';
  const secretIsId = secretForm(clientSecret) === 'swapped';
  const both = idIsSecret && secretIsId;
  return finding(
    idIsSecret || secretIsId,
    { swapped: both ? 'both' : idIsSecret ? 'client_id' : 'client_secret' } as const,
    // 20 digits may also be one half of a secret, and other hosts may use other forms.
    both || prefixedId.test(bareText(clientSecret)) || (idIsSecret && isGitHubDotCom(facts))
      ? 'certain'
      : isGitHubDotCom(facts)
        ? 'likely'
        : 'possible',
  );
};

const clientIdRules = [
  ...commonRules({
    field: 'clientId',
    prefix: 'client-id',
    parameter: 'client_id',
    formOf: idForm,
    sources: {
      missing: [
        'https://github.com/emdash-cms/emdash/issues/157',
        'https://github.com/CodingGarden/entropychat.app/issues/1',
        'https://github.com/Kilo-Org/kilocode/issues/5570',
      ],
      'has-whitespace': [
        'https://github.com/eclipse-che/che/issues/20994',
        'https://github.com/nathonius/obsidian-github-link/issues/148',
      ],
      'is-quoted': ['https://github.com/cloud-native-toolkit/toolkit-charts/issues/419'],
      'is-placeholder': [
        'https://github.com/datopian/datahub.io/issues/285',
        'https://github.com/lelylan/simple-oauth2/issues/209',
      ],
      'is-unexpanded-template': [
        'https://github.com/argoproj/argo-cd/issues/28632',
        'https://github.com/gilesknap/tpi-k3s-ansible/issues/244',
      ],
      'of-unusual-form': ['https://github.com/lelylan/simple-oauth2/issues/347'],
    },
    ifMissing: () => 'certain',
  }),
  ...defineRules(shared, [
    {
      id: 'client-id-and-secret-swapped',
      certainty: 'certain',
      sources: [
        'https://github.com/taniarascia/takenote/issues/442',
        'https://github.com/grafana/grafana/issues/8388',
      ],
      check: isSwapped,
    },
    {
      id: 'client-id-is-app-id',
      certainty: 'certain',
      parameter: 'client_id',
      sources: ['https://github.com/github/docs/issues/6513'],
      check: (facts) => finding(idForm(facts.clientId) === 'app ID', {}, certaintyOfForm(facts)),
    },
  ]),
];

/** A check for one form of the client secret. */
const hasForm =
  (form: CredentialForm) =>
  ({ clientSecret }: RequestFacts) =>
    finding(secretForm(clientSecret) === form, {});

const isPrivateKey: RuleCheck<'client-secret-is-private-key'> = (facts) =>
  finding(
    secretForm(facts.clientSecret) === 'private key',
    {},
    privateKey.test(bareText(facts.clientSecret)) ? 'certain' : certaintyOfForm(facts),
  );

const isOfOtherProvider: RuleCheck<'client-secret-of-other-provider'> = (facts) => {
  const groups = otherProvider.exec(bareText(facts.clientSecret))?.groups ?? {};
  const name = String(Object.keys(groups).find((key) => groups[key]));
  return finding(
    secretForm(facts.clientSecret) === 'foreign',
    { service: name },
    // 32 characters may also be a part of a secret.
    !/^[FD]/.test(name) ? certaintyOfForm(facts) : isGitHubDotCom(facts) ? 'likely' : 'possible',
  );
};

// The device flow sends no client secret.
const clientSecretRules = exceptInDeviceFlow([
  ...commonRules({
    field: 'clientSecret',
    prefix: 'client-secret',
    parameter: 'client_secret',
    formOf: secretForm,
    sources: {
      missing: [
        'https://github.com/grafana/grafana/issues/33655',
        'https://github.com/getsentry/sentry-auth-github/issues/9',
        'https://github.com/woodpecker-ci/woodpecker/issues/3313',
      ],
      'has-whitespace': [
        'https://github.com/go-gitea/gitea/issues/23936',
        'https://github.com/OpenUnison/openunison-k8s/issues/25',
        'https://github.com/supabase/auth/issues/106',
      ],
      'is-quoted': ['https://github.com/cloud-native-toolkit/toolkit-charts/issues/419'],
      'is-placeholder': ['https://github.com/theopenco/llmgateway/issues/972'],
      'is-unexpanded-template': [
        'https://github.com/gilesknap/tpi-k3s-ansible/issues/244',
        'https://github.com/bcgov/issuer-kit/issues/32',
      ],
      'of-unusual-form': ['https://github.com/omab/python-social-auth/issues/138'],
    },
    // The refresh of a token that came from the device flow needs none.
    ifMissing: ({ grant }, isWord) => (grant === 'refresh_token' && !isWord ? 'likely' : 'certain'),
  }),
  ...defineRules({ ...shared, parameter: 'client_secret' }, [
    {
      id: 'client-secret-is-masked',
      certainty: 'certain',
      // A settings form stored the masked value that it had shown.
      sources: ['https://github.com/openilink/openilink-hub/issues/129'],
      check: hasForm('masked'),
    },
    {
      id: 'client-secret-is-token',
      certainty: 'certain',
      sources: ['https://github.com/lynndylanhurley/redux-auth-demo/issues/8'],
      check: hasForm('token'),
    },
    {
      id: 'client-secret-is-private-key',
      certainty: 'certain',
      // It reports the reverse mix-up.
      sources: ['https://github.com/actions/create-github-app-token/issues/113'],
      check: isPrivateKey,
    },
    {
      id: 'client-secret-of-other-provider',
      certainty: 'certain',
      sources: ['https://github.com/getfider/fider/issues/1127'],
      check: isOfOtherProvider,
    },
  ]),
]);

/** What can be wrong with the client ID and the client secret. */
export const credentialRules = [...clientIdRules, ...clientSecretRules];
