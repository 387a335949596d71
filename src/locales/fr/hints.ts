import { isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { duration, hint, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain = 'Cette authentification a expiré ou a déjà servi. Reconnectez-vous.';
const newUserCode =
  'Ce code n’est plus valide. Recommencez l’authentification pour obtenir un nouveau code.';
const readRelayLog = 'Lisez le journal du relais';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'L’ID client ou le secret client n’est pas défini ; rien n’a été envoyé.',
    notAvailable,
    'Journalisez, là où ce code s’exécute, si chacun est défini, mais pas sa valeur.',
    `Définissez celui qui manque : ${input.urls.settings} affiche l’ID client et génère des secrets.`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} n’a aucune application avec cet ID client.`,
    notAvailable,
    'Journalisez l’ID client là où ce code s’exécute ; il est vide si sa variable manque.',
    `Ouvrez ${urls.settings} et copiez l’ID client, pas l’ID d’application.`,
    `Si l’application appartient à une organisation, ouvrez ${urls.organizationSettings}.`,
    'Si l’application est inscrite sur un autre hôte GitHub, indiquez cet hôte dans baseUrl.',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub a rejeté cette combinaison d’ID client et de secret client.',
    notAvailable,
    `Ouvrez ${urls.settings} et sélectionnez l’application avec cet ID client.`,
    `Si elle n’y figure pas, ouvrez ${urls.organizationSettings}.`,
    'Comparez les 8 derniers caractères sous « Client secrets » avec ceux du secret utilisé.',
    'S’ils diffèrent, utilisez le secret de cette application, ou générez-en un et supprimez l’ancien.',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub refuse ce code d’autorisation : il est faux, expiré ou déjà utilisé.',
    signInAgain,
    'Faites recommencer l’authentification pour obtenir un nouveau code.',
    'N’échangez chaque code qu’une fois ; rechargement, préchargement, React StrictMode et autres workers répètent l’échange.',
    'Redirigez après l’échange, pour que le rechargement de la page ne le répète pas.',
    'Si toute authentification échoue, comparez le vérificateur de code à la valeur stockée ; les identifiants sont corrects.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub refuse ce code d’appareil : il est faux, expiré ou déjà utilisé.',
    newUserCode,
    'Envoyez device_code, pas le code utilisateur que la personne saisit.',
    'Interrogez depuis un seul programme ; un autre a peut-être déjà reçu le jeton.',
    'Demandez un nouveau code d’appareil et affichez son code utilisateur ; il est valable 15 minutes.',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'invalid_request',
    'Comparez les paramètres à la documentation ; l’un d’eux manque, est inconnu ou répété.',
  ],
  [
    'invalid_grant',
    'Lancez une nouvelle authentification ; le code ou le jeton d’actualisation est faux, expiré ou révoqué.',
  ],
  [
    'unauthorized_client',
    'Autorisez ce type d’octroi dans les paramètres de l’application, par exemple le flux d’appareil.',
  ],
  ['invalid_scope', 'Comparez les étendues (scopes) à celles que le serveur connaît.'],
  ['server_error', 'Réessayez plus tard, car le serveur a échoué.'],
  [
    'temporarily_unavailable',
    'Réessayez plus tard, car le serveur est surchargé ou en maintenance.',
  ],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `Si l’on accède à GitHub par une autre URL que ${urls.web}, indiquez-la dans baseUrl.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Cherchez, entre ce programme et ${urls.host}, un proxy, une passerelle ou un hook qui modifie les réponses.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'La réponse est une page web, pas une réponse contenant un jeton.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `Un proxy ou une passerelle a répondu à la place de ${input.urls.host}.`,
      notAvailable,
      readExcerpt,
      `Demandez à l’équipe réseau ce qu’il faut à cette machine pour atteindre ${input.urls.host}.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      'L’URL qui a répondu n’est pas le point de terminaison de jetons de GitHub.',
      notAvailable,
      `Comparez l’URL de la requête à ${input.urls.web}/login/oauth/access_token.`,
      setBaseUrl(input),
      input.urls.selfHosted &&
        'Demandez à l’administration du serveur si cette version a ce point de terminaison.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub ne peut pas répondre dans le format demandé.',
      notAvailable,
      'Envoyez Accept: application/json ; GitHub rejette ici application/vnd.github+json.',
      'Supprimez le hook ou le fetch personnalisé qui remplace l’en-tête Accept.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'Le point de terminaison redirige ailleurs ; le client ne suit pas les redirections.',
      notAvailable,
      `Exécutez curl -i -X POST ${input.urls.web}/login/oauth/access_token et lisez l’en-tête Location.`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'La réponse n’a pas de corps.',
      notAvailable,
      findProxy(input),
      'Notez le statut et, s’il existe, l’ID de la requête ; le support GitHub peut le rechercher.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'La réponse est trop longue pour contenir un jeton et n’a pas été lue en entier.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'La réponse n’est lisible ni en JSON, ni en données de formulaire, ni en XML.',
      notAvailable,
      'Lisez bodyExcerpt ; si le texte s’arrête net, la connexion a été interrompue.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'La réponse ne contient ni jeton utilisable ni erreur.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `Attendez ${wait(seconds, 'au moins une minute')} avant la prochaine requête.`;

/** The hints of all errors. */
export const hints: HintMessages = {
  IncorrectClientCredentials: (input) => {
    if (input.codeSpent === 'no') return notSet(input);
    return input.code === 'Not Found' || isDeviceFlow(input.operation)
      ? unknownClientId(input)
      : wrongSecret(input);
  },
  RedirectUriMismatch: ({ operation, urls }) =>
    hint(
      'GitHub a rejeté l’URI de redirection.',
      notAvailable,
      `Comparez l’URI de redirection aux URL de rappel de l’application : ${urls.settings}.`,
      urls.selfHosted
        ? 'Schéma, hôte, port et chemin doivent concorder ; sous-chemins et ports de bouclage sont libres.'
        : 'Il doit être égal à l’une d’elles, sauf caractères génériques activés ; seul un port de bouclage peut différer.',
      operation === 'authorization_code' &&
        'Envoyez le même URI de redirection dans les deux requêtes, ou omettez-le dans la requête de jeton.',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'L’adresse e-mail principale de la personne n’est pas vérifiée sur GitHub.',
      `Vérifiez votre adresse e-mail principale sur ${urls.emails}, puis reconnectez-vous.`,
      `Demandez à la personne d’ouvrir ${urls.emails} et d’y vérifier son adresse principale.`,
      'Lancez ensuite une nouvelle authentification pour obtenir un nouveau code.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub a suspendu cette application ; personne ne peut s’authentifier avec elle.',
      'L’authentification avec GitHub n’est pas disponible pour cette application.',
      urls.selfHosted
        ? `En tant que propriétaire de l’application, contactez l’administration de ${urls.host}.`
        : 'En tant que propriétaire de l’application, contactez le support GitHub : https://support.github.com/contact.',
      'Retirez le bouton de connexion jusqu’à la levée de la suspension ; d’ici là, chaque authentification échoue.',
    ),
  AccessDenied: () =>
    hint(
      'La personne a annulé l’authentification sur GitHub.',
      'Vous avez annulé l’authentification. Pour continuer, reconnectez-vous.',
      'Permettez une nouvelle authentification, qui crée un nouveau code.',
      'Demandez moins d’étendues (scopes) si beaucoup annulent ici.',
      'Ne le signalez pas comme une panne ; c’est un choix de la personne.',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub refuse ce jeton d’actualisation : il est faux, expiré ou déjà utilisé.',
      'Votre session a expiré. Reconnectez-vous.',
      'Relisez le jeton d’actualisation enregistré ; un autre worker l’a peut-être remplacé.',
      'S’il n’a pas changé, lancez une nouvelle authentification ; la personne a peut-être révoqué l’accès de l’application.',
      'Enregistrez aussitôt le nouveau jeton d’actualisation de chaque réponse ; chacun ne sert qu’une fois.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'Le code utilisateur n’est pas encore saisi, ou l’authentification pas encore approuvée.',
      `Ouvrez ${urls.web}/login/device, saisissez le code et approuvez l’authentification.`,
      interval === undefined
        ? 'Attendez l’intervalle du code d’appareil, puis interrogez à nouveau.'
        : `Attendez ${wait(interval, '')}, puis interrogez à nouveau.`,
      `D’ici là, continuez d’afficher le code utilisateur et ${urls.web}/login/device.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'Le code d’appareil a été interrogé plus souvent que son intervalle ne le permet.',
      'En attente de GitHub. Approuvez l’authentification si ce n’est pas déjà fait.',
      `Désormais, attendez ${wait(interval, '5 secondes de plus que l’intervalle précédent')} avant chaque interrogation.`,
      'Interrogez chaque code d’appareil depuis un seul programme ; les appels d’un second comptent aussi.',
      'Ajoutez une seconde à chaque attente, car l’horloge d’une machine virtuelle peut avancer.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'Le code d’appareil a expiré ; un code d’appareil est valable 15 minutes.',
      newUserCode,
      'Demandez un nouveau code d’appareil et affichez son code utilisateur.',
      'Arrêtez les interrogations après expires_in secondes.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub ne connaît pas ce code d’appareil, ou il a déjà été échangé.',
      newUserCode,
      'Envoyez device_code, pas le code utilisateur que la personne saisit.',
      'Interrogez avec l’ID client qui a demandé le code d’appareil.',
      'Interrogez depuis un seul programme ; un autre a peut-être déjà reçu le jeton.',
      'Demandez un nouveau code d’appareil.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'Le flux d’appareil est désactivé pour cette application.',
      notAvailable,
      `Ouvrez ${urls.settings}, ouvrez l’application, cochez « Enable Device Flow » et enregistrez.`,
      `Si l’application appartient à une organisation, ouvrez ${urls.organizationSettings}.`,
      'Demandez ensuite un nouveau code d’appareil.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'Le point de terminaison de jetons n’accepte pas le grant_type de cette requête.',
      notAvailable,
      'Pour un code d’appareil, envoyez grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'Pour actualiser, envoyez grant_type=refresh_token ; pour un code, grant_type=authorization_code.',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'Le serveur a refusé la requête avec un code d’erreur que GitHub ne documente pas.',
      notAvailable,
      meanings.get(code) ?? 'Cherchez le code d’erreur sur la page de la documentation.',
      'Si le serveur a envoyé une description, suivez-la.',
      urls.selfHosted
        ? `Si ${urls.host} est Gitea, Forgejo, GitLab ou Casdoor, utilisez un client pour ce serveur.`
        : 'Mettez github-token-exchange à jour ; une version plus récente connaît peut-être ce code.',
    ),
  RateLimited: (input) =>
    hint(
      'GitHub rejette les requêtes pour l’instant, car il en a reçu trop.',
      'Trop d’authentifications en ce moment. Réessayez dans quelques minutes.',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? 'Cherchez une boucle qui demande des codes d’appareil ; GitHub en permet 50 par heure et par application.'
        : `Cherchez une boucle qui demande des jetons ; GitHub permet ${number(2000)} requêtes par heure et application OAuth.`,
      'Réutilisez les jetons au lieu d’en demander un à chaque authentification ou série de tests.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'Un proxy ou une passerelle a échoué ou a bloqué la requête.',
        notAvailable,
        readExcerpt,
        `Demandez à l’équipe réseau si les requêtes de cette machine atteignent ${urls.host}.`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `Attendez ${wait(retryAfterSeconds, 'une minute')} ; si rien ne bloque la requête, consultez https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} est temporairement indisponible.`,
      'GitHub est temporairement indisponible. Réessayez dans quelques minutes.',
      urls.selfHosted
        ? `Demandez à l’administration de ${urls.host} si une maintenance est en cours.`
        : urls.web.endsWith('.ghe.com')
          ? 'Consultez la page d’état de votre région ; https://www.githubstatus.com y renvoie.'
          : 'Consultez https://www.githubstatus.com ; s’il n’y a pas d’incident, cherchez un proxy sur le chemin vers GitHub.',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `Aucune réponse de ${urls.host}, et le navigateur ne dit pas pourquoi.`,
          notAvailable,
          'Utilisez un relais (createTokenRelay), car ce point de terminaison n’envoie pas d’en-têtes CORS.',
          `Ouvrez ${urls.web} dans le même navigateur pour voir si l’hôte est joignable.`,
          tryAgain(input),
        )
      : hint(
          `Aucune réponse n’est arrivée de ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Lisez cause.message, l’erreur de l’environnement d’exécution ou du fetch personnalisé.',
          `Exécutez curl -I ${urls.web} sur la machine concernée pour voir si elle joint l’hôte.`,
          mayNeedProxy(cause) &&
            'S’il faut un proxy, définissez NODE_USE_ENV_PROXY=1 (Node 22.21, 24 ou plus), ou passez un fetch qui l’utilise.',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `Aucune réponse n’est arrivée en ${duration(input.timeoutMs / 1000)}.`,
      'GitHub n’a pas répondu à temps. Réessayez.',
      `Exécutez curl -I ${input.urls.web} sur la machine concernée pour voir si l’hôte est lent.`,
      tryAgain(input),
      'Augmentez timeoutMs si le réseau est connu pour être lent.',
    ),
  RequestAborted: (input) =>
    hint(
      'Le programme a interrompu la requête.',
      'L’authentification a été arrêtée. Reconnectez-vous.',
      'Si ce n’était pas voulu, cherchez le code qui interrompt le signal.',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'Il n’y a aucun code d’autorisation à échanger.',
        'L’authentification n’a pas pu aboutir. Reconnectez-vous.',
        'Journalisez les noms des paramètres du rappel : error ou setup_action en donne la raison.',
        `Redirigez d’abord la personne vers ${urls.web}/login/oauth/authorize.`,
        'Passez à exchangeCode le paramètre code du rappel, sous forme de chaîne.',
      );
    return setupAction === 'request'
      ? hint(
          'La personne a demandé l’installation à son organisation ; il n’y a pas encore de code.',
          'Un propriétaire de votre organisation doit approuver cette application. Reconnectez-vous ensuite.',
          'Indiquez à la personne que l’installation attend l’accord d’un propriétaire de l’organisation.',
          `Après l’accord, redirigez la personne vers ${urls.web}/login/oauth/authorize pour l’authentification.`,
        )
      : hint(
          'Ce rappel annonce une installation de l’application et ne contient pas de code.',
          'L’application est installée. Connectez-vous pour continuer.',
          `Redirigez la personne vers ${urls.web}/login/oauth/authorize pour l’authentification.`,
          'Ou cochez « Request user authorization (OAuth) during installation » dans les paramètres de l’application.',
        );
  },
  StateMismatch: () =>
    hint(
      'Ce rappel vient d’une autre authentification, ou la session a été perdue.',
      'Cette authentification n’a pas pu aboutir ici. Reconnectez-vous.',
      'Journalisez si la session contient un state à l’arrivée du rappel ; sinon, elle a été perdue.',
      'S’il est différent, un second onglet ou une autre authentification l’a remplacé : stockez un state par authentification.',
      'Si elle se perd après un redémarrage ou entre instances, partagez le stockage des sessions.',
      'Recommencez l’authentification et terminez-la sur le même nom d’hôte : localhost et 127.0.0.1 ont des cookies distincts.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `Le iss du rappel n’est pas celui de ${urls.host}.`,
      'Cette authentification n’a pas pu aboutir. Reconnectez-vous.',
      'Lancez une nouvelle authentification, et n’échangez pas le code de celle-ci.',
      'Indiquez l’hôte GitHub de l’authentification dans baseUrl ; s’il est correct, mettez son iss dans issuer.',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `Aucune réponse n’est arrivée du relais ${host}.`,
        notAvailable,
        `Exécutez curl -I ${tokenEndpoint} pour voir si le relais est joignable ; sinon, démarrez-le.`,
        input.cause.code === undefined &&
          `${readRelayLog} : il nomme les origines refusées, que le navigateur cache à la page.`,
        input.cause.code === undefined &&
          'Si l’origine de cette page manque dans allowedOrigins du relais, ajoutez-la.',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `Le relais n’a pas répondu en ${duration(input.timeoutMs / 1000)}.`,
        notAvailable,
        `${readRelayLog} : s’il attendait GitHub, le journal dit pourquoi.`,
        'Donnez au relais un timeoutMs plus court que celui de ce client : son erreur arrivera d’abord.',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `Le relais ${host} a refusé la requête et ne l’a pas envoyée à GitHub.`,
        notAvailable,
        'Lisez la description : elle dit quoi envoyer ou quoi configurer.',
        `${readRelayLog} : onRefusal est appelé à chaque refus, avec sa raison.`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `La réponse de ${host} n’est pas celle d’un relais.`,
        notAvailable,
        readExcerpt,
        `Installez createTokenRelay à l’URL de tokenEndpoint, actuellement ${tokenEndpoint}.`,
        tryAgain(input),
      ),
  };
}
