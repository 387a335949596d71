import type { Locale } from '../errors/locale.js';
import type { LikelyCause, TokenError } from '../errors/types.js';

/**
 * The words of the library in texts of hints, and what they are called on the command line. An entry
 * comes before the ones that match a part of it.
 */
const replacements: readonly (readonly [library: RegExp | string, commandLine: string])[] = [
  ['; if it is correct, set issuer to its iss', ''],
  [/\bbaseUrl\b/g, '--base-url'],
  [', the error of the runtime or the custom fetch', ''],
  [/, or pass a fetch that uses (?:it|the proxy)\b/, ''],
  ['pass a fetch that uses it', 'set HTTPS_PROXY and NODE_USE_ENV_PROXY=1'],
  [' or to the agent of its fetch', ''],
  [/ (?:or|and) (?:in )?the proxy agent\b/, ''],
  ['the custom fetch that replaces', 'the proxy that replaces'],
  // The deadline of this program cannot be changed.
  [
    'Increase timeoutMs if the network is known to be slow',
    'Try another network if this one is known to be slow',
  ],
  ['to exchangeCode as a string', 'to exchange --code'],
  ['Pass the refreshToken', 'Send the refresh token'],
  ['the url of authorizationUrl', 'the authorization URL'],

  [', die Fehlermeldung der Laufzeitumgebung oder des eigenen fetch', ''],
  [', oder übergib ein fetch dafür', ''],
  ['übergib ein passendes fetch', 'setze HTTPS_PROXY und NODE_USE_ENV_PROXY=1'],
  ['; stimmt sie, setze issuer auf dessen iss', ''],
  ['oder das eigene fetch, das', 'oder den Proxy, der'],
  [', das fetch oder den Proxy, der sie', ' oder den Proxy, der sie'],

  [', el error del entorno de ejecución o del fetch propio', ''],
  [' o usa un fetch con él', ''],
  ['pasa un fetch que lo use', 'define HTTPS_PROXY y NODE_USE_ENV_PROXY=1'],
  ['; si es correcto, define issuer con su iss', ''],
  ['o el fetch propio que', 'o el proxy que'],
  [', el fetch propio o el proxy que la', ' o el proxy que la'],

  [', l’erreur de l’environnement d’exécution ou du fetch personnalisé', ''],
  [', ou passez un fetch adapté', ''],
  ['passez un fetch qui l’utilise', 'définissez HTTPS_PROXY et NODE_USE_ENV_PROXY=1'],
  [/[ \u00a0\u202f]; s’il est correct, mettez son iss dans issuer/, ''],
  ['ou le fetch personnalisé qui', 'ou le proxy qui'],
  [', le fetch personnalisé ou le proxy qui la', ' ou le proxy qui la'],

  ['（ランタイムまたは独自の fetch のエラー）', ''],
  ['を設定するか、対応する fetch を渡してください', 'を設定してください'],
  ['対応する fetch を渡してください', 'HTTPS_PROXY と NODE_USE_ENV_PROXY=1 を設定してください'],
  ['正しければ、issuer をその iss に設定してください。', ''],
  ['フックまたは独自の fetch', 'フックまたはプロキシ'],
  ['、独自の fetch、プロキシ', '、プロキシ'],

  [', o erro do ambiente de execução ou do fetch próprio', ''],
  [' ou use um fetch com ele', ''],
  ['passe um fetch que o use', 'defina HTTPS_PROXY e NODE_USE_ENV_PROXY=1'],
  ['; se estiver correto, defina issuer com o iss dele', ''],
  ['ou o fetch próprio que', 'ou o proxy que'],
  [', o fetch próprio ou o proxy que a', ' ou o proxy que a'],

  ['，即运行时或自定义 fetch 的错误', ''],
  ['，或传入使用代理的 fetch', ''],
  ['请传入使用该代理的 fetch', '请设置 HTTPS_PROXY 和 NODE_USE_ENV_PROXY=1'],
  ['；如果正确，请将 issuer 设置为其 iss', ''],
  ['的钩子或自定义 fetch', '的钩子或代理'],
  ['、自定义 fetch 或代理', '或代理'],

  [/\btimeoutMs\b/g, 'timeout'],
  [/\bexchangeCode\b/g, 'exchange --code'],
  [/\brefreshToken\b/g, 'refresh_token'],
];

/** A text in the words of the command line. `got` is what it calls the text that was received. */
const inWordsOfCommandLine = (text: string, got: string): string =>
  replacements
    .reduce((changed, [library, words]) => changed.replace(library, words), text)
    .replace(/\b(?:bodyExcerpt|cause\.message)\b/g, got);

/** What a language calls the text that was received: its label, as it is shown. */
const gotIn = (locale: Pick<Locale, 'labels'> | undefined): string =>
  locale === undefined ? 'the text after Got' : `"${locale.labels.got}"`;

const gotOf = (error: TokenError, locale: Pick<Locale, 'labels'> | undefined): string =>
  locale === undefined && 'bodyExcerpt' in error && error.bodyExcerpt === ''
    ? 'the response'
    : gotIn(locale);

const variables: Readonly<Record<string, string>> = {
  client_id: 'GITHUB_CLIENT_ID',
  client_secret: 'GITHUB_CLIENT_SECRET',
};

/** A likely cause in the words of the command line. `got` is what they call the text that was received. */
export function causeForCommandLine<
  C extends Pick<LikelyCause, 'summary' | 'fix'> & { readonly parameter?: string | undefined },
>(cause: C, got = gotIn(undefined)): C {
  const variable = variables[cause.parameter ?? ''] ?? 'it';
  return {
    ...cause,
    summary: inWordsOfCommandLine(cause.summary, got),
    fix: inWordsOfCommandLine(cause.fix, got).replace(
      /\bSet it in the environment of this code\b/,
      `Set ${variable} in the environment or in .env`,
    ),
  };
}

/** An error whose hint is in the words of the command line, in English or in another language. */
export function errorForCommandLine<E extends TokenError>(
  error: E,
  locale?: Pick<Locale, 'labels'>,
): E {
  const { remediation } = error;
  const got = gotOf(error, locale);
  return {
    ...error,
    remediation: {
      ...remediation,
      steps: remediation.steps.map((step) => inWordsOfCommandLine(step, got)),
      likelyCauses: remediation.likelyCauses.map((cause) => causeForCommandLine(cause, got)),
    },
  };
}
