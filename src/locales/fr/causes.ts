import type {
  CauseMessages,
  CauseText,
  FailedHost,
  ForeignMeaning,
  InvisibleCharacter,
  MismatchInput,
  UrlPartName,
  WhitespaceInput,
} from '../../errors/causes.js';
import { mismatchSentence } from '../shared/mismatch.js';
import { ago, cause, elapsed, number } from './phrases.js';

const clientId = 'L’ID client';
const clientSecret = 'Le secret client';
const code = 'Le code d’autorisation';
const redirectUri = 'L’URI de redirection';

const appPage = 'la page de l’application';
const useClientId = `Utilisez l’ID client de ${appPage}.`;
const generate = `Générez un nouveau secret client sur ${appPage}`;
const generateSecret = `${generate} et utilisez-le.`;
const readCode = 'Lisez le paramètre code du rappel avec URLSearchParams.';
const setPublicUrl = 'Définissez l’URL publique de l’application';
const nothingSent = 'Rien n’a été envoyé.';
const findProxy = 'Cherchez un proxy qui inspecte TLS.';
const useGitHub = 'Indiquez un hôte GitHub dans baseUrl, ou utilisez un client pour ce serveur.';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: 'un saut de ligne',
  'carriage-return': 'un retour chariot',
  'carriage-return-and-newline': 'CR et LF',
  tab: 'une tabulation',
  space: 'une espace',
  'no-break-space': 'une espace insécable',
  'byte-order-mark': 'une marque d’ordre (BOM)',
  'zero-width-space': 'une espace sans chasse',
  other: 'un caractère caché ou échappé',
};

/** Says where a value has whitespace, for example `finit par un saut de ligne`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `commence par ${characters[start]}`,
    end && `finit par ${characters[end]}`,
    middle && `contient ${characters[middle]}`,
  ]
    .filter(Boolean)
    .join(' et ');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? ' ; encodez un Secret Kubernetes avec printf, pas echo'
      : '';
    return cause(
      `${subject} ${describeWhitespace(input)}.`,
      `Supprimez ce caractère là où la valeur est enregistrée${forKubernetes}.`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(`${subject} est ${word ? `le mot « ${word} »` : 'vide'}.`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject} est entre guillemets.`,
    'Supprimez-les là où la valeur est enregistrée ; docker run --env-file les conserve.',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject} ressemble à un texte d’exemple.`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject} est un nom de variable, ou une référence qui n’a pas été remplacée.`,
    'Mettez la valeur elle-même, ou remplacez la référence avant le démarrage de l’application.',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(
      `${subject} a ${number(length)} ${length === 1 ? 'caractère' : 'caractères'} ; chez GitHub, ${usual}.`,
      fix,
    );

const partNames: Readonly<Record<UrlPartName, string>> = {
  scheme: 'schéma',
  host: 'hôte',
  port: 'port',
  path: 'chemin',
  query: 'requête (query)',
  fragment: 'fragment',
};

const listOf = (parts: readonly UrlPartName[]): string =>
  new Intl.ListFormat('fr').format(parts.map((part) => partNames[part]));

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: 'URL inscrite :', arrival: 'URL d’arrivée :' },
  slash: (endsWithSlash) =>
    ` ; l’URI de redirection finit ${endsWithSlash ? 'par une' : 'sans'} barre oblique.`,
  differs: (parts) => ` ; l’URI de redirection diffère par : ${listOf(parts)}.`,
  sent: (uri) => ` ; URI de redirection : ${uri}`,
  parts: (parts) => ` (différence : ${listOf(parts)}).`,
  end: '.',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard:
    'Inscrivez aussi l’URI de redirection, ou activez les caractères génériques pour l’URL de rappel.',
  register: 'Inscrivez aussi l’URI de redirection, ou envoyez-en un qui est inscrit.',
  compare:
    'Comparez l’URI de redirection à la barre d’adresse du navigateur, qui montre une URL de rappel inscrite.',
  'public-url': `${setPublicUrl}, ou faites confiance aux en-têtes X-Forwarded-* du proxy.`,
  'send-arrival':
    'Envoyez l’URL à laquelle le rappel est arrivé, ou inscrivez aussi l’URI de redirection.',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'Il ne connaît pas l’ID client.',
  'credentials-rejected': 'Il rejette l’ID client ou le secret client.',
  'client-secret-rejected': 'Il rejette le secret client.',
  'code-rejected': 'Il rejette le code.',
  'code-or-refresh-token-rejected': 'Il rejette code ou jeton d’actualisation.',
  'redirect-uri-rejected': 'Il rejette l’URI de redirection.',
  'code-verifier-rejected': 'Il rejette le vérificateur de code.',
  'refresh-token-rejected': 'Il rejette le jeton d’actualisation.',
  'grant-type-required': 'Il exige grant_type.',
  'error-in-token': 'Il envoie une erreur à la place du jeton.',
};

const nameOf = ({ name = 'l’hôte' }: FailedHost): string => name;
const ofHost = ({ name }: FailedHost): string => (name === undefined ? 'de l’hôte' : `de ${name}`);

const showCertificate = ({ address }: FailedHost, object = 'le voir'): string =>
  `Exécutez openssl s_client -connect ${address} pour ${object}.`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `Démarrez le serveur à ${address}, ou corrigez le port dans baseUrl.`;
  if (reason === 'bun') return `Exécutez curl -I https://${address} sur la machine concernée.`;
  if (target === 'resolves-to-loopback')
    return 'Le nom mène à cette machine ; corrigez le fichier hosts ou le serveur DNS.';
  return isOfGitHub
    ? 'Cherchez un pare-feu, ou un proxy à utiliser.'
    : 'Cherchez un pare-feu, un proxy à utiliser ou un port erroné.';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, 'Définissez-le dans l’environnement de ce code.'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 chiffres hexadécimaux ou Iv/Ov au début',
    `Comparez-le à l’ID client de ${appPage}.`,
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause('L’ID client et le secret client sont inversés.', 'Échangez les deux valeurs.')
      : swapped === 'client_id'
        ? cause('L’ID client a la forme d’un secret client.', useClientId)
        : cause('Le secret client a la forme d’un ID client.', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'L’ID client est un nombre, comme un ID d’application.',
      `Utilisez l’ID client de ${appPage}, pas l’ID d’application.`,
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'Définissez-le dans l’environnement de ce code ; chez GitHub, PKCE ne le remplace pas.',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 chiffres hexadécimaux',
    `Comparez ses 8 derniers caractères à ceux sous « Client secrets » sur ${appPage}.`,
  ),
  'client-secret-is-masked': () =>
    cause(
      'Le secret client est une valeur masquée, pas le secret lui-même.',
      'Copiez le secret lui-même. S’il est perdu, générez un nouveau secret client.',
    ),
  'client-secret-is-token': () =>
    cause(
      'Le secret client est un jeton GitHub.',
      `${generate}, utilisez-le et révoquez le jeton.`,
    ),
  'client-secret-is-private-key': () =>
    cause(
      'Le secret client est une clé privée, ou est aussi long qu’une clé.',
      `${generate} ; une clé privée ne sert qu’aux jetons d’installation.`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(`Le secret client a la forme du secret d’un autre service (${service}).`, generateSecret),
  'client-secret-replaced': () =>
    cause(
      'Le secret client a peut-être été régénéré, ou est celui d’une autre application.',
      'Utilisez l’ID client et un secret client actuel de la même application, et redémarrez chaque instance.',
    ),
  'redirect-uri-differs-from-authorization': ({
    parts,
    isShown,
    sent = 'par défaut',
    before = 'par défaut',
  }) =>
    cause(
      isShown
        ? `URI de redirection : ${listOf(parts)} ${sent} ; lors de l’autorisation, ${before}.`
        : `${redirectUri} n’est pas celui de l’autorisation : ${parts.length === 0 ? 'graphie' : listOf(parts)}.`,
      'Envoyez le même URI de redirection dans les deux requêtes, ou omettez-le dans la requête de jeton.',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub traite ${sent} et ${before} comme deux hôtes différents.`,
      'Inscrivez et utilisez un seul nom de bouclage ; GitHub recommande 127.0.0.1.',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `${redirectUri} mène à ${hostname}, qui ressemble à un aperçu.`,
      'Faites passer les aperçus par une URL de rappel fixe ; les caractères génériques ne couvrent que ses sous-domaines.',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri} ne commence pas par un schéma et deux barres obliques.`,
      'Envoyez l’URL complète, qui commence par https://.',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri} contient undefined, null ou une variable non remplacée.`,
      'Définissez la valeur dont il est formé, en général l’URL publique de l’application.',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(
      `${redirectUri} contient la chaîne de requête du rappel.`,
      'Envoyez-le sans code ni state.',
    ),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri} commence par http:, ce qui n’est courant qu’en bouclage.`,
      `${setPublicUrl}, ou faites confiance à l’en-tête X-Forwarded-Proto du proxy.`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `${redirectUri} mène à ${hostname}, mais l’application est en production.`,
      `${setPublicUrl} dans cet environnement.`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'Le chemin de l’URI de redirection contient deux barres obliques de suite.',
      'Supprimez la barre oblique à la fin de l’URL publique de l’application.',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri} a une chaîne de requête, que GitHub compare exactement par défaut.`,
      'Passez plutôt les données dans state, ou activez les caractères génériques pour l’URL de rappel.',
    ),
  'code-missing': () =>
    cause(
      'La requête ne contenait aucun code d’autorisation.',
      `${readCode} Si le rappel contient error, passez-le à parseCallback.`,
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `Ce client a échangé le même code ${ago(secondsAgo)}.`,
      'N’échangez chaque code qu’une fois ; en développement, le StrictMode de React double les effets.',
    ),
  'code-of-other-client': () =>
    cause(
      `${code} a été émis pour un autre ID client.`,
      'Utilisez l’ID client avec lequel l’authentification a commencé.',
    ),
  'code-is-token': () =>
    cause(`${code} est un jeton.`, 'Utilisez le jeton tel quel ; il n’y a rien à échanger.'),
  'code-is-state': () =>
    cause(`${code} est la valeur de state.`, 'Passez le paramètre code du rappel, pas state.'),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      since === 'callback'
        ? `Le rappel est arrivé ${elapsed(seconds)} avant l’échange.`
        : `L’authentification a commencé ${elapsed(seconds)} avant l’échange.`,
      'Échangez le code dès l’arrivée du rappel ; il expire au bout de 10 minutes.',
    ),
  'code-has-query-tail': () =>
    cause(`${code} contient d’autres parties de l’URL de rappel.`, readCode),
  'code-is-percent-encoded': () => cause(`${code} contient un encodage-pourcent.`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code} ${describeWhitespace(input)}.`, 'Supprimez ce caractère avant l’échange.'),
  'code-of-unusual-form': hasUnusualForm(code, '20 chiffres hexadécimaux', readCode),
  'code-verifier-missing': () =>
    cause(
      'L’authentification a commencé avec un défi de code, mais le vérificateur de code manque.',
      'Enregistrez le vérificateur de code avec state, et envoyez-le avec le code.',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'Le vérificateur de code ne correspond pas au défi de code de cette authentification.',
      'Enregistrez un vérificateur de code par authentification, avec son state. GitHub n’accepte que S256.',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `Le code a peut-être déjà servi${mayBeExpired ? ', ou a plus de 10 minutes' : ''}.`,
      'Journalisez l’heure de chaque rappel et échange : deux échanges ou une longue attente montrent la cause.',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `Ce client a utilisé le même jeton d’actualisation ${ago(secondsAgo)}.`,
      'Enregistrez le nouveau jeton d’actualisation de chaque réponse ; n’actualisez que depuis un processus à la fois.',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      'Le jeton d’actualisation a la forme d’un jeton d’accès.',
      'Passez le refreshToken de la dernière réponse.',
    ),
  'refresh-token-too-old': () =>
    cause('Le jeton d’actualisation a expiré.', 'Demandez à la personne de se reconnecter.'),
  'device-code-is-user-code': () =>
    cause(
      'Le code d’appareil a la forme d’un code utilisateur.',
      'Envoyez device_code ; le code utilisateur sert seulement à la saisie par la personne.',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `Le même code d’appareil a été échangé contre un jeton ${ago(secondsAgo)}.`,
      'Interrogez depuis un seul programme, et arrêtez après le premier jeton.',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `La dernière interrogation date d’${ago(secondsAgo)} ; l’intervalle est de ${elapsed(interval)}.`,
      'Attendez une seconde de plus que l’intervalle de la dernière réponse.',
    ),
  'clock-runs-fast': () =>
    cause(
      'L’horloge système et le minuteur de cette machine diffèrent : l’un des deux avance.',
      'Réglez l’horloge, ou allongez chaque attente de quelques secondes ; les machines virtuelles dérivent après une veille.',
    ),
  'device-code-has-second-poller': () =>
    cause(
      'Un autre programme interroge peut-être avec le même code d’appareil.',
      'Laissez un seul programme interroger, et recommencez avec un nouveau code d’appareil.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'Le rappel n’a pas de state : il vient d’une installation, pas de cette authentification.',
          'Après l’installation, faites passer la personne par une authentification de l’application.',
        )
      : cause(
          'La session contient un state, mais le rappel n’en a pas.',
          'Redirigez la personne vers l’url de authorizationUrl sans la modifier ; GitHub renvoie le state qu’il reçoit.',
        ),
  'session-without-state': () =>
    cause(
      'La session ne contient pas de state.',
      'Utilisez SameSite=Lax, pas Strict ; gardez un nom d’hôte (avec ou sans www) ; partagez les sessions entre instances.',
    ),
  'installation-awaits-approval': () =>
    cause(
      'L’installation a été demandée ; un propriétaire de l’organisation doit encore l’approuver.',
      'Indiquez-le à la personne ; un événement de webhook d’installation annonce l’accord.',
    ),
  'proxy-answered': ({ product = 'Un proxy', web, requiresAuthentication }) =>
    requiresAuthentication
      ? cause(
          `${product} entre cette machine et ${web} exige une authentification.`,
          'Mettez le nom d’utilisateur et le mot de passe dans HTTPS_PROXY ou dans l’agent du proxy.',
        )
      : cause(
          `${product} entre cette machine et ${web} a envoyé la réponse.`,
          'Envoyez bodyExcerpt à l’équipe réseau. S’il faut un autre proxy, passez un fetch qui l’utilise.',
        ),
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} est peut-être Gitea ou Forgejo, pas GitHub.`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} n’est pas GitHub : sa page nomme un autre serveur.`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea ou Forgejo' : String(server);
    return cause(
      `${web} n’est pas GitHub : cette erreur est de ${name}.`,
      `${meaning ? `${meanings[meaning]} ` : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'GitHub a rejeté la requête, car elle n’avait pas d’en-tête User-Agent.',
      'Envoyez un en-tête User-Agent, par exemple avec le nom de l’application.',
    ),
  'rest-api-answered': () =>
    cause(
      'L’API REST a répondu, pas le point de terminaison de jetons de GitHub.',
      'Corrigez l’URL de jetons, ou supprimez le hook, le fetch personnalisé ou le proxy qui la change.',
    ),
  'rest-api-refused-token': () =>
    cause(
      'L’API REST a répondu, et elle a refusé le jeton de l’en-tête Authorization.',
      'Supprimez cet en-tête, et corrigez l’URL de jetons ou le hook, fetch ou proxy qui la change.',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          'La réponse ne vient pas du point de terminaison de jetons de GitHub.',
          `Faites un POST vers https://${web}/login/oauth/access_token, sans hook ni proxy qui change l’URL.`,
        )
      : cause(
          `Il n’y a pas de point de terminaison de jetons sous ${web}.`,
          'Indiquez dans baseUrl l’URL à laquelle on ouvre GitHub.',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `L’application est peut-être inscrite sur un autre hôte que ${web}.`,
          'Inscrivez-y l’application, ou indiquez dans baseUrl l’hôte sur lequel elle est inscrite.',
        )
      : cause(
          `L’authentification a commencé sur ${signIn}, mais l’échange visait ${web}.`,
          'Utilisez la même baseUrl pour les deux : l’hôte sur lequel l’application est inscrite.',
        ),
  'proxy-variable-ignored': () =>
    cause(
      'Une variable comme HTTPS_PROXY est définie, mais le fetch de Node ne l’utilise pas.',
      'Définissez HTTPS_PROXY et NODE_USE_ENV_PROXY=1 (Node 22.21, 24 ou plus), ou passez un fetch qui utilise le proxy.',
    ),
  'browser-without-cors': () =>
    cause(
      'C’est un navigateur, et le point de terminaison de jetons n’envoie pas d’en-têtes CORS.',
      'Échangez par un relais (createTokenRelay) ; le secret client n’a pas sa place dans un navigateur.',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `Le proxy exige un nom d’utilisateur et un mot de passe pour joindre ${nameOf(host)}.`,
      `Ajoutez les deux (encodage-pourcent) à l’URL du proxy dans HTTPS_PROXY ou l’agent du proxy. ${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `Le proxy n’a pas ouvert de connexion vers ${nameOf(host)}.${status === undefined ? '' : ` Statut : ${String(status)}.`}`,
      status !== undefined && status >= 500
        ? `Vérifiez si le proxy lui-même peut joindre ${nameOf(host)}. ${nothingSent}`
        : `Autorisez CONNECT vers ${host.address} dans la configuration du proxy. ${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `Le proxy ${proxy} de cette machine a refusé la connexion.`,
      `Démarrez le proxy, ou corrigez la variable HTTPS_PROXY ou l’agent du proxy. ${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `Le proxy ${proxy} est injoignable ; rien n’a été envoyé à ${nameOf(host)}.`,
      'Vérifiez s’il fonctionne, et comparez adresse et port à HTTPS_PROXY et à l’agent du proxy.',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `Le nom du proxy, ${proxy}, n’a pas pu être résolu.`,
      `Corrigez-le dans HTTPS_PROXY ou l’agent du proxy, ou rejoignez son réseau. ${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      `Le nom ${name ?? 'de l’hôte'} n’a pas pu être résolu.`,
      name !== undefined && name !== 'github.com'
        ? `Corrigez le nom dans baseUrl, ou exécutez nslookup ${hostname} sur la machine concernée.`
        : `Exécutez nslookup ${hostname} sur la machine ou dans le conteneur concerné. ${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun n’a pas pu joindre ${nameOf(host)}, ou en résoudre le nom.`
        : `La connexion à ${nameOf(host)} a été refusée.`,
      `${connectionRefusedFix(host, reason, target)} ${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `Le réseau signale que ${nameOf(host)} est injoignable depuis cette machine.`,
      'Cherchez une route ou un VPN manquant, un pare-feu ou une connexion IPv6 défaillante.',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `Cette machine ne permet pas au programme de se connecter à ${nameOf(host)}.`,
      'Cherchez un pare-feu local, un bac à sable ou une stratégie de sécurité qui bloque le programme.',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `Cet environnement d’exécution bloque les requêtes vers le port ${ofHost(host)}.`,
      `Utilisez un autre port ; fetch bloque ceux de services comme IRC et X11. ${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `La connexion à ${nameOf(host)} a été fermée avant l’établissement de TLS.`,
          `Cherchez un pare-feu ou un proxy qui bloque ${host.hostname}. ${nothingSent}`,
        )
      : cause(
          `La connexion à ${nameOf(host)} a été fermée avant la fin de la réponse.`,
          'Si cela se répète, cherchez un proxy ou un pare-feu qui ferme les connexions.',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `Aucune connexion à ${nameOf(host)} n’a été établie à temps.`,
      'Cherchez un pare-feu qui supprime des paquets sans le signaler, ou un proxy à utiliser.',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `Le serveur ${ofHost(host)} a accepté la connexion, mais n’a pas répondu à temps.`,
      'La requête a pu être traitée. Augmentez headersTimeout et bodyTimeout de l’agent.',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `Le certificat ${ofHost(host)} n’est pas signé par l’autorité qu’il nomme.`,
          'Cherchez un programme ou un proxy qui inspecte TLS, et installez son autorité de certification actuelle.',
        )
      : cause(
          `L’autorité de certification ${ofHost(host)} n’est pas approuvée ici.`,
          'Indiquez son certificat dans NODE_EXTRA_CA_CERTS, ou définissez NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 ou plus).',
        ),
  'ca-certificates-missing': () =>
    cause(
      'L’image n’a peut-être pas les autorités de certification dont certains Node ont besoin.',
      'Installez le paquet ca-certificates dans l’image.',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      'Le certificat n’est pas valide à l’heure actuelle de cette machine.',
      `Réglez l’horloge si besoin. ${showCertificate(host, 'voir le certificat')}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      `Le certificat présenté n’est pas valide pour le nom ${host.name ?? 'de l’hôte'}.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'voir le certificat')}`
        : `Mettez un nom du certificat dans baseUrl. ${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `Le certificat ${ofHost(host)}, ou celui de son autorité, n’est pas accepté ici.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'voir le certificat')}`
        : `Remplacez le certificat. ${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `La connexion à ${nameOf(host)} utilise https, mais le serveur n’utilise pas TLS.`,
      `${host.isOfGitHub ? findProxy : 'Mettez le port https dans baseUrl.'} L’URL d’un proxy sans TLS commence par http://.`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `Cet environnement d’exécution et ${nameOf(host)} n’ont aucune version de TLS en commun.`,
      'Activez TLS 1.2 ou plus des deux côtés, et sur un proxy intermédiaire qui inspecte TLS.',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `Le serveur ${ofHost(host)} exige ou rejette un certificat client.`,
          'Passez un fetch qui envoie un certificat client que le serveur accepte.',
        )
      : cause(
          `Aucune connexion TLS n’a pu être négociée avec ${nameOf(host)}.`,
          `Exécutez openssl s_client -connect ${host.address} sur la même machine pour voir qui refuse.`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `Le serveur ${ofHost(host)} n’a pas envoyé de réponse HTTP/1.1 valide.`,
      host.isOfGitHub
        ? 'Cherchez un proxy qui modifie les réponses.'
        : 'Mettez le port du site web dans baseUrl, ou cherchez un proxy qui modifie les réponses.',
    ),
  'rules-not-loaded': () =>
    cause(
      'Un fichier de github-token-exchange n’a pas pu être chargé ; rien n’a été vérifié.',
      'Déployez tous les fichiers du paquet, ou rechargez la page si une nouvelle version a été déployée.',
    ),
}))();
