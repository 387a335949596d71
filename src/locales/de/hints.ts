import { hint, isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { durationInDative, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain =
  'Diese Anmeldung ist abgelaufen oder wurde schon verwendet. Melde dich erneut an.';
const newUserCode =
  'Dieser Code ist nicht mehr gültig. Starte die Anmeldung neu, um einen neuen Code zu erhalten.';
const readRelayLog = 'Lies das Protokoll des Relays';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'Client-ID oder geheimer Clientschlüssel ist nicht gesetzt; es wurde nichts gesendet.',
    notAvailable,
    'Protokolliere dort, wo dieser Code läuft, ob beide gesetzt sind, aber nicht ihre Werte.',
    `Setze, was fehlt: ${input.urls.settings} zeigt die Client-ID und erzeugt geheime Clientschlüssel.`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} hat keine App mit dieser Client-ID.`,
    notAvailable,
    'Protokolliere die Client-ID dort, wo dieser Code läuft; ist ihre Variable nicht gesetzt, ist sie leer.',
    `Öffne ${urls.settings} und kopiere die Client-ID, nicht die App-ID.`,
    `Gehört die App einer Organisation, öffne ${urls.organizationSettings}.`,
    'Ist die App auf einem anderen GitHub-Host registriert, setze baseUrl auf diesen Host.',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub lehnt diese Kombination aus Client-ID und geheimem Clientschlüssel ab.',
    notAvailable,
    `Öffne ${urls.settings} und wähle die App mit dieser Client-ID.`,
    `Ist sie dort nicht aufgeführt, öffne ${urls.organizationSettings}.`,
    'Vergleiche die letzten 8 Zeichen unter „Client secrets“ mit denen des verwendeten Schlüssels.',
    'Weichen sie ab, verwende den Schlüssel dieser App, oder erzeuge einen neuen und lösche den alten.',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub lehnt diesen Autorisierungscode ab: Er ist falsch, abgelaufen oder verbraucht.',
    signInAgain,
    'Lass die Person sich noch einmal anmelden; so entsteht ein neuer Code.',
    'Tausche jeden Code nur einmal ein; Neuladen, Prefetching, React StrictMode und andere Worker wiederholen den Eintausch.',
    'Leite nach dem Eintausch weiter, damit ihn das Neuladen der Seite nicht wiederholt.',
    'Scheitert jede Anmeldung, vergleiche den Code-Verifier mit dem gespeicherten; die Anmeldedaten stimmen.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub lehnt diesen Gerätecode ab: Er ist falsch, abgelaufen oder verbraucht.',
    newUserCode,
    'Sende device_code, nicht den Benutzercode, den jemand eingibt.',
    'Frage nur mit einem Programm ab; ein anderes hat das Token vielleicht schon erhalten.',
    'Fordere einen neuen Gerätecode an und zeige den Benutzercode; er gilt 15 Minuten.',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'invalid_request',
    'Vergleiche die Parameter mit der Dokumentation; einer fehlt, ist unbekannt oder doppelt.',
  ],
  [
    'invalid_grant',
    'Starte eine neue Anmeldung; Code oder Aktualisierungstoken ist falsch, abgelaufen oder widerrufen.',
  ],
  [
    'unauthorized_client',
    'Erlaube diese Art der Anforderung in den Einstellungen der App, zum Beispiel den Geräteflow.',
  ],
  ['invalid_scope', 'Vergleiche die Bereiche (scopes) mit denen, die der Server kennt.'],
  ['server_error', 'Versuche es später noch einmal, denn der Server hatte einen Fehler.'],
  [
    'temporarily_unavailable',
    'Versuche es später noch einmal, denn der Server ist überlastet oder wird gewartet.',
  ],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `Wird GitHub unter einer anderen URL als ${urls.web} geöffnet, setze baseUrl auf diese URL.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Suche zwischen diesem Programm und ${urls.host} nach einem Proxy, Gateway oder Hook, der Antworten ändert.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'Die Antwort ist eine Webseite und keine Token-Antwort.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `Statt ${input.urls.host} hat ein Proxy oder Gateway geantwortet.`,
      notAvailable,
      readExcerpt,
      `Frage die Netzwerkadministration, was dieser Rechner braucht, um ${input.urls.host} zu erreichen.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      'Die URL, die geantwortet hat, ist nicht der Token-Endpunkt von GitHub.',
      notAvailable,
      `Vergleiche die URL der Anforderung mit ${input.urls.web}/login/oauth/access_token.`,
      setBaseUrl(input),
      input.urls.selfHosted && 'Frage die Administration, ob diese Version den Endpunkt enthält.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub kann nicht im angeforderten Format antworten.',
      notAvailable,
      'Sende Accept: application/json; GitHub lehnt hier application/vnd.github+json ab.',
      'Entferne den Hook oder das eigene fetch, das den Accept-Header ersetzt.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'Der Endpunkt leitet zu einer anderen URL um; der Client folgt Umleitungen nicht.',
      notAvailable,
      `Führe curl -i -X POST ${input.urls.web}/login/oauth/access_token aus und lies den Header Location.`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'Die Antwort hat keinen Inhalt.',
      notAvailable,
      findProxy(input),
      'Notiere den Status und, falls vorhanden, die Anforderungs-ID; der GitHub-Support kann sie nachschlagen.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'Die Antwort ist zu groß für eine Token-Antwort und wurde nicht zu Ende gelesen.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'Die Antwort lässt sich weder als JSON noch als Formulardaten oder XML lesen.',
      notAvailable,
      'Lies bodyExcerpt; bricht der Text plötzlich ab, wurde die Verbindung unterbrochen.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'Die Antwort enthält weder ein brauchbares Token noch einen Fehler.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `Warte ${wait(seconds, 'mindestens eine Minute')} bis zur nächsten Anforderung.`;

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
      'GitHub lehnt den Umleitungs-URI ab.',
      notAvailable,
      `Vergleiche den Umleitungs-URI mit den Rückruf-URLs der App unter ${urls.settings}.`,
      urls.selfHosted
        ? 'Schema, Host, Port und Pfad müssen passen; Unterpfade und bei Loopback jeder Port sind erlaubt.'
        : 'Er muss genau einer davon gleichen, wenn Wildcards nicht aktiviert sind; nur ein Loopback-Port darf abweichen.',
      operation === 'authorization_code' &&
        'Sende in beiden Anforderungen denselben Umleitungs-URI, oder lass ihn in der Token-Anforderung weg.',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'Die primäre E-Mail-Adresse der Person ist auf GitHub nicht bestätigt.',
      `Bestätige deine primäre E-Mail-Adresse unter ${urls.emails} und melde dich dann erneut an.`,
      `Bitte die Person, ${urls.emails} zu öffnen und die primäre E-Mail-Adresse zu bestätigen.`,
      'Starte dann eine neue Anmeldung, um einen neuen Code zu erhalten.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub hat diese App gesperrt; niemand kann sich mit ihr anmelden.',
      'Die Anmeldung mit GitHub ist für diese App nicht verfügbar.',
      urls.selfHosted
        ? `Wende dich als Besitzer*in der App an die Administration von ${urls.host}.`
        : 'Wende dich als Besitzer*in der App an den GitHub-Support: https://support.github.com/contact.',
      'Entferne die Anmeldeschaltfläche bis zum Ende der Sperre; bis dahin scheitert jede Anmeldung.',
    ),
  AccessDenied: () =>
    hint(
      'Die Anmeldung wurde auf GitHub abgebrochen.',
      'Du hast die Anmeldung abgebrochen. Melde dich erneut an, um fortzufahren.',
      'Ermögliche eine neue Anmeldung; so entsteht ein neuer Code.',
      'Fordere weniger Bereiche (scopes) an, wenn hier viele abbrechen.',
      'Melde es nicht als Störung; der Abbruch war eine freie Entscheidung.',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub lehnt das Aktualisierungstoken ab: Es ist falsch, abgelaufen oder verbraucht.',
      'Deine Anmeldung ist abgelaufen. Melde dich erneut an.',
      'Lies das Aktualisierungstoken neu aus dem Speicher; ein anderer Worker hat es vielleicht ersetzt.',
      'Ist es unverändert, starte eine neue Anmeldung; der Zugriff der App wurde vielleicht widerrufen.',
      'Speichere das neue Aktualisierungstoken jeder Antwort sofort; jedes gilt nur einmal.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'Der Benutzercode ist noch nicht eingegeben oder die Anmeldung noch nicht genehmigt.',
      `Öffne ${urls.web}/login/device, gib den Code ein und genehmige die Anmeldung.`,
      interval === undefined
        ? 'Warte das Intervall des Gerätecodes ab, und frage dann erneut ab.'
        : `Warte ${wait(interval, '')}, und frage dann erneut ab.`,
      `Zeige bis dahin weiter den Benutzercode und ${urls.web}/login/device an.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'Der Gerätecode wurde öfter abgefragt, als sein Intervall erlaubt.',
      'Noch einen Moment. Genehmige die Anmeldung auf GitHub, falls noch nicht geschehen.',
      `Warte ab jetzt ${wait(interval, '5 Sekunden länger als bisher')} vor jeder Abfrage.`,
      'Frage einen Gerätecode nur mit einem Programm ab; auch die Abfragen eines zweiten zählen.',
      'Warte jedes Mal eine Sekunde länger, denn Uhren virtueller Maschinen können vorgehen.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'Der Gerätecode ist abgelaufen; ein Gerätecode gilt 15 Minuten.',
      newUserCode,
      'Fordere einen neuen Gerätecode an und zeige den zugehörigen Benutzercode.',
      'Beende die Abfragen nach expires_in Sekunden.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub kennt diesen Gerätecode nicht, oder er wurde bereits eingetauscht.',
      newUserCode,
      'Sende device_code, nicht den Benutzercode, den jemand eingibt.',
      'Frage mit der Client-ID ab, mit der der Gerätecode angefordert wurde.',
      'Frage nur mit einem Programm ab; ein anderes hat das Token vielleicht schon erhalten.',
      'Fordere einen neuen Gerätecode an.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'Der Geräteflow ist für diese App deaktiviert.',
      notAvailable,
      `Öffne ${urls.settings}, wähle die App, aktiviere „Enable Device Flow“ und speichere.`,
      `Gehört die App einer Organisation, öffne ${urls.organizationSettings}.`,
      'Fordere danach einen neuen Gerätecode an.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'Der Token-Endpunkt unterstützt den grant_type dieser Anforderung nicht.',
      notAvailable,
      'Sende für einen Gerätecode grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'Sende zum Aktualisieren grant_type=refresh_token, für einen Code grant_type=authorization_code.',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'Der Server lehnt die Anforderung mit einem Fehlercode ab, den GitHub nicht dokumentiert.',
      notAvailable,
      meanings.get(code) ?? 'Suche den Fehlercode auf der Seite der Dokumentation.',
      'Enthält die Antwort eine Beschreibung, folge ihr.',
      urls.selfHosted
        ? `Ist ${urls.host} Gitea, Forgejo, GitLab oder Casdoor, verwende einen Client für diesen Server.`
        : 'Aktualisiere github-token-exchange; eine neuere Version kennt den Code vielleicht.',
    ),
  RateLimited: (input) =>
    hint(
      'GitHub lehnt vorerst Anforderungen ab, weil es zu viele erhalten hat.',
      'Im Moment gibt es zu viele Anmeldungen. Versuche es in ein paar Minuten noch einmal.',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? 'Suche nach einer Schleife, die Gerätecodes anfordert; GitHub erlaubt einer App 50 pro Stunde.'
        : `Suche nach einer Schleife, die Token anfordert; erlaubt sind ${number(2000)} pro Stunde und OAuth-App.`,
      'Verwende Token mehrfach, statt für jede Anmeldung oder jeden Testlauf ein neues anzufordern.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'Ein Proxy oder Gateway ist gestört oder hat die Anforderung blockiert.',
        notAvailable,
        readExcerpt,
        `Frage die Netzwerkadministration, ob Anforderungen dieses Rechners ${urls.host} erreichen.`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `Warte ${wait(retryAfterSeconds, 'eine Minute')}; ist nichts blockiert, prüfe https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} ist vorübergehend nicht verfügbar.`,
      'GitHub ist vorübergehend nicht verfügbar. Versuche es in ein paar Minuten noch einmal.',
      urls.selfHosted
        ? `Frage die Administration von ${urls.host}, ob der Server gewartet wird.`
        : urls.web.endsWith('.ghe.com')
          ? 'Prüfe die Statusseite deiner Region; https://www.githubstatus.com verweist darauf.'
          : 'Prüfe https://www.githubstatus.com; wird keine Störung gemeldet, suche nach einem Proxy auf dem Weg zu GitHub.',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `Keine Antwort von ${urls.host}, und der Browser nennt keinen Grund.`,
          notAvailable,
          'Verwende ein Relay (createTokenRelay), denn der Token-Endpunkt sendet keine CORS-Header.',
          `Öffne ${urls.web} im selben Browser, um zu sehen, ob der Host erreichbar ist.`,
          tryAgain(input),
        )
      : hint(
          `Es kam keine Antwort von ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Lies cause.message, die Fehlermeldung der Laufzeitumgebung oder des eigenen fetch.',
          `Führe curl -I ${urls.web} auf dem betroffenen Rechner aus: Erreicht er den Host?`,
          mayNeedProxy(cause) &&
            'Ist ein Proxy nötig, setze NODE_USE_ENV_PROXY=1 (Node ab 22.21 oder 24), oder übergib ein fetch, das ihn nutzt.',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `Innerhalb von ${durationInDative(input.timeoutMs / 1000)} kam keine Antwort.`,
      'GitHub hat nicht rechtzeitig geantwortet. Versuche es noch einmal.',
      `Führe curl -I ${input.urls.web} auf dem betroffenen Rechner aus: Ist der Host langsam?`,
      tryAgain(input),
      'Erhöhe timeoutMs, wenn das Netzwerk bekanntermaßen langsam ist.',
    ),
  RequestAborted: (input) =>
    hint(
      'Das Programm hat die Anforderung abgebrochen.',
      'Die Anmeldung wurde beendet. Melde dich erneut an.',
      'War das nicht beabsichtigt, suche den Code, der das Signal abbricht.',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'Es gibt keinen Autorisierungscode zum Eintauschen.',
        'Die Anmeldung konnte nicht abgeschlossen werden. Melde dich erneut an.',
        'Protokolliere die Parameternamen des Rückrufs: error oder setup_action nennt den Grund.',
        `Leite die Person zuerst zu ${urls.web}/login/oauth/authorize weiter.`,
        'Übergib exchangeCode den Parameter code des Rückrufs als String.',
      );
    return setupAction === 'request'
      ? hint(
          'Die Installation der App wurde bei der Organisation beantragt; noch gibt es keinen Code.',
          'Besitzer*innen deiner Organisation müssen diese App erst genehmigen. Melde dich danach erneut an.',
          'Teile der Person mit, dass die Installation auf die Genehmigung durch Organisationsbesitzer*innen wartet.',
          `Leite die Person nach der Genehmigung zur Anmeldung zu ${urls.web}/login/oauth/authorize weiter.`,
        )
      : hint(
          'Dieser Rückruf meldet eine Installation der App und enthält keinen Code.',
          'Die App ist installiert. Melde dich an, um fortzufahren.',
          `Leite die Person zur Anmeldung zu ${urls.web}/login/oauth/authorize weiter.`,
          'Oder wähle in den Einstellungen der App „Request user authorization (OAuth) during installation“.',
        );
  },
  StateMismatch: () =>
    hint(
      'Dieser Rückruf gehört zu einer anderen Anmeldung, oder die Sitzung ging verloren.',
      'Diese Anmeldung konnte hier nicht abgeschlossen werden. Melde dich erneut an.',
      'Protokolliere, ob die Sitzung beim Rückruf einen state enthält; fehlt er, ging sie verloren.',
      'Ist es ein anderer, hat ihn ein zweiter Tab oder eine zweite Anmeldung ersetzt: Speichere je Anmeldung einen state.',
      'Geht sie bei Neustarts oder mehreren Instanzen verloren, nutze einen gemeinsamen Sitzungsspeicher.',
      'Beginne und beende eine neue Anmeldung auf demselben Hostnamen; Cookies von localhost und 127.0.0.1 sind getrennt.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `Der Wert iss des Rückrufs ist nicht der von ${urls.host}.`,
      'Diese Anmeldung konnte nicht abgeschlossen werden. Melde dich erneut an.',
      'Starte eine neue Anmeldung, und tausche den Code dieser Anmeldung nicht ein.',
      'Setze baseUrl auf den GitHub-Host der Anmeldung; stimmt sie, setze issuer auf dessen iss.',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `Es kam keine Antwort vom Relay unter ${host}.`,
        notAvailable,
        `Führe curl -I ${tokenEndpoint} aus; ist das Relay nicht erreichbar, starte es.`,
        input.cause.code === undefined &&
          `${readRelayLog}: Es nennt abgelehnte Ursprünge, die der Browser vor der Seite verbirgt.`,
        input.cause.code === undefined &&
          'Fehlt der Ursprung dieser Seite in allowedOrigins des Relays, füge ihn hinzu.',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `Das Relay hat innerhalb von ${durationInDative(input.timeoutMs / 1000)} nicht geantwortet.`,
        notAvailable,
        `${readRelayLog}: Hat es auf GitHub gewartet, steht dort der Grund.`,
        'Gib dem Relay ein kürzeres timeoutMs als diesem Client, damit sein Fehler zuerst ankommt.',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `Das Relay unter ${host} hat die Anforderung abgelehnt; an GitHub ging nichts.`,
        notAvailable,
        'Lies die Beschreibung: Sie sagt, was zu senden oder zu konfigurieren ist.',
        `${readRelayLog}: onRefusal erhält jede Ablehnung mit ihrem Grund.`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `Die Antwort von ${host} stammt nicht von einem Relay.`,
        notAvailable,
        readExcerpt,
        `Stelle createTokenRelay unter der URL tokenEndpoint bereit, derzeit ${tokenEndpoint}.`,
        tryAgain(input),
      ),
  };
}
