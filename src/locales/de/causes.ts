import {
  cause,
  type CauseMessages,
  type CauseText,
  type FailedHost,
  type ForeignMeaning,
  type InvisibleCharacter,
  type MismatchInput,
  type UrlPartName,
  type WhitespaceInput,
} from '../../errors/causes.js';
import { mismatchSentence } from '../shared/mismatch.js';
import { ago, elapsed, number } from './phrases.js';

const clientId = 'Die Client-ID';
const clientSecret = 'Der geheime Clientschlüssel';
const code = 'Der Autorisierungscode';
const redirectUri = 'Der Umleitungs-URI';

const appPage = 'der Seite der App';
const useClientId = `Verwende die Client-ID auf ${appPage}.`;
const generate = `Erzeuge auf ${appPage} einen neuen geheimen Clientschlüssel`;
const generateSecret = `${generate}, und verwende ihn.`;
const readCode = 'Lies den Parameter code des Rückrufs mit URLSearchParams.';
const setPublicUrl = 'Setze die öffentliche URL der App';
const nothingSent = 'Es wurde nichts gesendet.';
const findProxy = 'Suche nach einem Proxy, der TLS prüft.';
const useGitHub = 'Setze baseUrl auf GitHub oder nutze einen Client für diesen Server.';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: 'einen Zeilenumbruch',
  'carriage-return': 'einen Wagenrücklauf',
  'carriage-return-and-newline': 'CR und LF',
  tab: 'einen Tabulator',
  space: 'ein Leerzeichen',
  'no-break-space': 'ein geschütztes Leerzeichen',
  'byte-order-mark': 'eine Byte-Order-Mark',
  'zero-width-space': 'ein Leerzeichen ohne Breite',
  other: 'Steuer- oder Escapezeichen',
};

/** Says where a value has whitespace, for example `hat am Ende einen Zeilenumbruch`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string => {
  if (start && end) return `hat vorn ${characters[start]}, hinten ${characters[end]}`;
  if (start) return `hat am Anfang ${characters[start]}`;
  return end ? `hat am Ende ${characters[end]}` : `enthält ${characters[middle ?? 'other']}`;
};

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? '; kodiere ein Kubernetes-Secret mit printf statt echo'
      : '';
    return cause(
      `${subject} ${describeWhitespace(input)}.`,
      `Entferne das Zeichen dort, wo der Wert gespeichert ist${forKubernetes}.`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(`${subject} ist ${word ? `das Wort „${word}“` : 'leer'}.`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject} steht in Anführungszeichen.`,
    'Entferne sie dort, wo der Wert gespeichert ist; docker run --env-file behält sie bei.',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject} sieht wie ein Platzhalter aus.`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject} ist ein Variablenname oder ein nicht ersetzter Verweis.`,
    'Trage den Wert selbst ein, oder löse den Verweis auf, bevor die App startet.',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(`${subject} hat ${number(length)} Zeichen; bei GitHub sind es ${usual}.`, fix);

const partNames: Readonly<Record<UrlPartName, readonly [article: string, noun: string]>> = {
  scheme: ['das', 'Schema'],
  host: ['der', 'Host'],
  port: ['der', 'Port'],
  path: ['der', 'Pfad'],
  query: ['die', 'Abfrage'],
  fragment: ['das', 'Fragment'],
};

const format = (names: readonly string[]): string => new Intl.ListFormat('de').format(names);

const listOf = (parts: readonly UrlPartName[]): string =>
  format(parts.map((part) => partNames[part].join(' ')));

const differ = (parts: readonly UrlPartName[], owner = ''): string =>
  `${listOf(parts)}${owner} ${parts.length === 1 ? 'weicht' : 'weichen'} ab`;

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: 'Registriert ist', arrival: 'Der Rückruf erreichte' },
  slash: (endsWithSlash) =>
    `; der Umleitungs-URI endet ${endsWithSlash ? 'mit' : 'ohne'} Schrägstrich.`,
  differs: (parts) => `; ${differ(parts, ' des Umleitungs-URIs')}.`,
  sent: (uri) => `; Umleitungs-URI: ${uri}`,
  parts: (parts) => ` (${differ(parts)}).`,
  end: '.',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard: 'Registriere auch den Umleitungs-URI, oder aktiviere Wildcards für die Rückruf-URL.',
  register: 'Registriere auch den Umleitungs-URI, oder sende einen registrierten.',
  compare:
    'Vergleiche den Umleitungs-URI mit der Adressleiste des Browsers; sie zeigt eine registrierte Rückruf-URL.',
  'public-url': `${setPublicUrl}, oder vertraue den X-Forwarded-*-Headern des Proxys.`,
  'send-arrival':
    'Sende die URL, bei der der Rückruf eintraf, oder registriere auch den Umleitungs-URI.',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'Er kennt die Client-ID nicht.',
  'credentials-rejected': 'Er lehnt Client-ID oder geheimen Clientschlüssel ab.',
  'client-secret-rejected': 'Er lehnt den geheimen Clientschlüssel ab.',
  'code-rejected': 'Er lehnt den Code ab.',
  'code-or-refresh-token-rejected': 'Er lehnt Code oder Aktualisierungstoken ab.',
  'redirect-uri-rejected': 'Er lehnt den Umleitungs-URI ab.',
  'code-verifier-rejected': 'Er lehnt den Code-Verifier ab.',
  'refresh-token-rejected': 'Er lehnt das Aktualisierungstoken ab.',
  'grant-type-required': 'Er verlangt grant_type.',
  'error-in-token': 'Er sendet Fehler als Token.',
};

const nameOf = ({ name = 'dem Host' }: FailedHost): string => name;
const toHost = ({ name }: FailedHost): string => (name === undefined ? 'zum Host' : `zu ${name}`);
const ofHost = ({ name }: FailedHost): string => (name === undefined ? 'des Hosts' : `von ${name}`);

const showCertificate = ({ address }: FailedHost, object = 'es'): string =>
  `Führe openssl s_client -connect ${address} aus, um ${object} zu sehen.`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `Starte den Server unter ${address}, oder korrigiere den Port in baseUrl.`;
  if (reason === 'bun') return `Führe curl -I https://${address} auf dem betroffenen Rechner aus.`;
  if (target === 'resolves-to-loopback')
    return 'Der Name führt zu diesem Rechner; korrigiere die hosts-Datei oder den DNS-Server.';
  return isOfGitHub
    ? 'Suche nach einer Firewall oder einem erforderlichen Proxy.'
    : 'Suche nach einer Firewall, einem erforderlichen Proxy oder einem falschen Port.';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, 'Setze sie in der Umgebung dieses Codes.'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 Hexziffern oder Iv/Ov am Anfang',
    `Vergleiche sie mit der Client-ID auf ${appPage}.`,
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause(
          'Client-ID und geheimer Clientschlüssel sind vertauscht.',
          'Vertausche die beiden Werte.',
        )
      : swapped === 'client_id'
        ? cause('Die Client-ID hat die Form eines geheimen Clientschlüssels.', useClientId)
        : cause('Der geheime Clientschlüssel hat die Form einer Client-ID.', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'Die Client-ID ist eine Zahl wie eine App-ID.',
      `Verwende die Client-ID auf ${appPage}, nicht die App-ID.`,
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'Setze ihn in der Umgebung dieses Codes; PKCE ersetzt ihn bei GitHub nicht.',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 Hexziffern',
    `Vergleiche seine letzten 8 Zeichen mit denen unter „Client secrets“ auf ${appPage}.`,
  ),
  'client-secret-is-masked': () =>
    cause(
      'Der geheime Clientschlüssel ist ein maskierter Wert, nicht der Schlüssel selbst.',
      'Kopiere den Schlüssel selbst. Ist er verloren, erzeuge einen neuen geheimen Clientschlüssel.',
    ),
  'client-secret-is-token': () =>
    cause(
      'Der geheime Clientschlüssel ist ein GitHub-Token.',
      `${generate}, verwende ihn, und widerrufe das Token.`,
    ),
  'client-secret-is-private-key': () =>
    cause(
      'Der geheime Clientschlüssel ist ein privater Schlüssel oder so lang wie einer.',
      `${generate}; private Schlüssel sind nur für Installationstoken.`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(
      `Der geheime Clientschlüssel sieht aus wie der eines anderen Dienstes (${service}).`,
      generateSecret,
    ),
  'client-secret-replaced': () =>
    cause(
      'Der geheime Clientschlüssel wurde vielleicht neu erzeugt oder gehört zu einer anderen App.',
      'Verwende die Client-ID und einen aktuellen geheimen Clientschlüssel derselben App; starte alle Instanzen neu.',
    ),
  'redirect-uri-differs-from-authorization': ({
    parts,
    isShown,
    sent = 'der Standard',
    before = 'der Standard',
  }) =>
    cause(
      isShown
        ? `Im Umleitungs-URI ist ${listOf(parts)} ${sent}; bei der Autorisierung war es ${before}.`
        : `${redirectUri} weicht von dem der Autorisierung ab: ${parts.length === 0 ? 'Schreibweise' : format(parts.map((part) => partNames[part][1]))}.`,
      'Sende in beiden Anforderungen denselben Umleitungs-URI, oder lass ihn in der Token-Anforderung weg.',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub behandelt ${sent} und ${before} als zwei verschiedene Hosts.`,
      'Registriere und verwende nur einen Loopback-Namen; GitHub empfiehlt 127.0.0.1.',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `${redirectUri} führt zu ${hostname}; das sieht nach einer Vorschau aus.`,
      'Leite Vorschauen über eine feste Rückruf-URL; Wildcards umfassen nur Subdomains einer Rückruf-URL.',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri} beginnt nicht mit einem Schema und zwei Schrägstrichen.`,
      'Sende die vollständige URL, beginnend mit https://.',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri} enthält undefined, null oder eine nicht ersetzte Variable.`,
      'Setze den Wert, aus dem er gebildet wird, meist die öffentliche URL der App.',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(`${redirectUri} enthält die Abfrage des Rückrufs.`, 'Sende ihn ohne code und state.'),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri} beginnt mit http:, was nur bei Loopback-Adressen üblich ist.`,
      `${setPublicUrl}, oder vertraue dem Header X-Forwarded-Proto des Proxys.`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `${redirectUri} führt zu ${hostname}, aber die App läuft in der Produktion.`,
      `${setPublicUrl} in dieser Umgebung.`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'Der Pfad des Umleitungs-URIs enthält zwei Schrägstriche nacheinander.',
      'Entferne den Schrägstrich am Ende der öffentlichen URL der App.',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri} hat eine Abfrage, und GitHub vergleicht sie standardmäßig genau.`,
      'Übergib die Daten stattdessen in state, oder aktiviere Wildcards für die Rückruf-URL.',
    ),
  'code-missing': () =>
    cause(
      'Die Anforderung enthielt keinen Autorisierungscode.',
      `${readCode} Enthält der Rückruf error, übergib ihn an parseCallback.`,
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `Dieser Client hat denselben Code schon ${ago(secondsAgo)} eingetauscht.`,
      'Tausche jeden Code nur einmal ein; StrictMode von React führt Effekte in der Entwicklung doppelt aus.',
    ),
  'code-of-other-client': () =>
    cause(
      `${code} wurde für eine andere Client-ID ausgestellt.`,
      'Verwende die Client-ID, mit der die Anmeldung begann.',
    ),
  'code-is-token': () =>
    cause(
      `${code} ist ein Token.`,
      'Verwende das Token, wie es ist; es gibt nichts einzutauschen.',
    ),
  'code-is-state': () =>
    cause(
      `${code} ist der Wert von state.`,
      'Übergib den Parameter code des Rückrufs, nicht state.',
    ),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      `${since === 'callback' ? 'Der Rückruf kam' : 'Die Anmeldung begann'} ${elapsed(seconds)} vor dem Eintausch.`,
      'Tausche den Code ein, sobald der Rückruf eintrifft; nach 10 Minuten läuft er ab.',
    ),
  'code-has-query-tail': () => cause(`${code} enthält andere Teile der Rückruf-URL.`, readCode),
  'code-is-percent-encoded': () => cause(`${code} ist prozentkodiert.`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code} ${describeWhitespace(input)}.`, 'Entferne das Zeichen vor dem Eintausch.'),
  'code-of-unusual-form': hasUnusualForm(code, '20 Hexziffern', readCode),
  'code-verifier-missing': () =>
    cause(
      'Die Anmeldung begann mit einer Code-Challenge, aber der Code-Verifier fehlt.',
      'Speichere den Code-Verifier zusammen mit state, und sende ihn mit dem Code.',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'Der Code-Verifier passt nicht zur Code-Challenge dieser Anmeldung.',
      'Speichere je Anmeldung einen Code-Verifier mit ihrem state. GitHub unterstützt nur S256.',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `Der Code wurde vielleicht schon verwendet${mayBeExpired ? ', oder er ist älter als 10 Minuten' : ''}.`,
      'Protokolliere Rückruf und Eintausch mit Uhrzeit: Ein doppelter Eintausch oder langes Warten zeigt die Ursache.',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `Dieser Client hat dasselbe Aktualisierungstoken schon ${ago(secondsAgo)} verwendet.`,
      'Speichere das neue Aktualisierungstoken jeder Antwort; immer nur ein Prozess darf aktualisieren.',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      'Das Aktualisierungstoken hat die Form eines Zugriffstokens.',
      'Übergib das refreshToken der letzten Antwort.',
    ),
  'refresh-token-too-old': () =>
    cause('Das Aktualisierungstoken ist abgelaufen.', 'Bitte die Person, sich erneut anzumelden.'),
  'device-code-is-user-code': () =>
    cause(
      'Der Gerätecode hat die Form eines Benutzercodes.',
      'Sende device_code; der Benutzercode ist nur zum Eingeben bestimmt.',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `Derselbe Gerätecode wurde ${ago(secondsAgo)} gegen ein Token eingetauscht.`,
      'Frage nur mit einem Programm ab, und höre nach dem ersten Token auf.',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `Die letzte Abfrage war ${ago(secondsAgo)}; das Intervall beträgt ${elapsed(interval)}.`,
      'Warte eine Sekunde länger als das Intervall der letzten Antwort.',
    ),
  'clock-runs-fast': () =>
    cause(
      'Systemuhr und Zeitgeber dieses Rechners weichen voneinander ab; einer von beiden geht vor.',
      'Stelle die Uhr, oder warte jedes Mal ein paar Sekunden länger; in virtuellen Maschinen geht sie nach Pausen falsch.',
    ),
  'device-code-has-second-poller': () =>
    cause(
      'Vielleicht fragt ein weiteres Programm denselben Gerätecode ab.',
      'Lass nur ein Programm abfragen, und beginne von vorn mit einem neuen Gerätecode.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'Der Rückruf hat keinen state: Er stammt von einer Installation, nicht der Anmeldung.',
          'Leite die Person nach der Installation durch eine Anmeldung bei der App.',
        )
      : cause(
          'Die Sitzung enthält einen state, der Rückruf aber nicht.',
          'Leite die Person zur unveränderten url von authorizationUrl weiter; GitHub gibt den state zurück, den es erhält.',
        ),
  'session-without-state': () =>
    cause(
      'Die Sitzung enthält keinen state.',
      'Setze SameSite=Lax statt Strict; nutze nur einen Hostnamen (mit oder ohne www); teile Sitzungen zwischen Instanzen.',
    ),
  'installation-awaits-approval': () =>
    cause(
      'Die Installation wurde beantragt; Organisationsbesitzer*innen müssen sie noch genehmigen.',
      'Teile das der Person mit; ein Webhook-Ereignis zur Installation meldet die Genehmigung.',
    ),
  'proxy-answered': ({ product = 'Ein Proxy', web, requiresAuthentication }) =>
    requiresAuthentication
      ? cause(
          `${product} vor ${web} verlangt eine Authentifizierung.`,
          'Trage Benutzername und Kennwort in HTTPS_PROXY oder im Proxy-Agent ein.',
        )
      : cause(
          `${product} zwischen diesem Rechner und ${web} hat geantwortet.`,
          'Sende bodyExcerpt der Netzwerkadministration. Ist ein anderer Proxy nötig, übergib ein fetch, das ihn nutzt.',
        ),
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} ist vielleicht Gitea oder Forgejo, nicht GitHub.`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} ist nicht GitHub: Die Seite nennt einen anderen Server.`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea oder Forgejo' : String(server);
    return cause(
      `${web} ist nicht GitHub: Der Fehler stammt von ${name}.`,
      `${meaning ? `${meanings[meaning]} ` : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'GitHub hat die Anforderung abgelehnt, weil ihr der Header User-Agent fehlte.',
      'Sende einen Header User-Agent, zum Beispiel mit dem Namen der App.',
    ),
  'rest-api-answered': () =>
    cause(
      'Die REST-API hat geantwortet, nicht der Token-Endpunkt von GitHub.',
      'Korrigiere die Token-URL, oder entferne den Hook, das eigene fetch oder den Proxy, der sie ändert.',
    ),
  'rest-api-refused-token': () =>
    cause(
      'Die REST-API hat geantwortet und das Token im Header Authorization abgelehnt.',
      'Entferne diesen Header, und korrigiere die Token-URL oder das, was sie ändert (Hook, fetch, Proxy).',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          'Die Antwort stammt nicht vom Token-Endpunkt von GitHub.',
          `Sende POST an https://${web}/login/oauth/access_token; entferne den Hook oder Proxy, der die URL ändert.`,
        )
      : cause(
          `Unter ${web} gibt es keinen Token-Endpunkt.`,
          'Setze baseUrl auf die URL, unter der GitHub geöffnet wird.',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `Die App ist vielleicht auf einem anderen Host als ${web} registriert.`,
          'Registriere die App dort, oder setze baseUrl auf den Host, auf dem sie registriert ist.',
        )
      : cause(
          `Die Anmeldung begann auf ${signIn}, aber der Eintausch ging an ${web}.`,
          'Verwende für beides dieselbe baseUrl: den Host, auf dem die App registriert ist.',
        ),
  'proxy-variable-ignored': () =>
    cause(
      'Eine Variable wie HTTPS_PROXY ist gesetzt, aber fetch von Node verwendet sie nicht.',
      'Setze HTTPS_PROXY und NODE_USE_ENV_PROXY=1 (Node ab 22.21 oder 24), oder übergib ein fetch, das den Proxy nutzt.',
    ),
  'browser-without-cors': () =>
    cause(
      'Dies ist ein Browser, und der Token-Endpunkt sendet keine CORS-Header.',
      'Nutze ein Relay (createTokenRelay); der geheime Clientschlüssel gehört nicht in einen Browser.',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `Der Proxy verlangt für ${host.name ?? 'den Host'} Benutzername und Kennwort.`,
      `Trage beides prozentkodiert in die Proxy-URL ein (HTTPS_PROXY oder Proxy-Agent). ${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `Der Proxy hat keine Verbindung ${toHost(host)} geöffnet.${status === undefined ? '' : ` Status: ${String(status)}.`}`,
      status !== undefined && status >= 500
        ? `Finde heraus, ob der Proxy selbst ${host.name ?? 'den Host'} erreicht. ${nothingSent}`
        : `Erlaube CONNECT zu ${host.address} in der Konfiguration des Proxys. ${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `Der Proxy ${proxy} auf diesem Rechner hat die Verbindung abgelehnt.`,
      `Starte den Proxy, oder korrigiere HTTPS_PROXY oder den Proxy-Agent. ${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `Der Proxy ${proxy} ist nicht erreichbar; an ${host.name ?? 'den Host'} ging nichts.`,
      'Prüfe, ob er läuft, und vergleiche Adresse und Port mit HTTPS_PROXY und dem Proxy-Agent.',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `Der Name des Proxys, ${proxy}, ließ sich nicht auflösen.`,
      `Korrigiere ihn in HTTPS_PROXY oder im Proxy-Agent, oder verbinde dich mit seinem Netzwerk. ${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      `Der Name ${name ?? 'des Hosts'} ließ sich nicht auflösen.`,
      name !== undefined && name !== 'github.com'
        ? `Korrigiere den Namen in baseUrl, oder führe nslookup ${hostname} auf dem betroffenen Rechner aus.`
        : `Führe nslookup ${hostname} auf dem betroffenen Rechner oder im Container aus. ${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun konnte ${host.name ?? 'den Host'} nicht erreichen oder den Namen nicht auflösen.`
        : `Die Verbindung ${toHost(host)} wurde abgelehnt.`,
      `${connectionRefusedFix(host, reason, target)} ${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `Das Netzwerk meldet, dass ${host.name ?? 'der Host'} von diesem Rechner aus nicht erreichbar ist.`,
      'Suche nach einer fehlenden Route, einem fehlenden VPN, einer Firewall oder einer gestörten IPv6-Verbindung.',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `Dieser Rechner erlaubt dem Programm keine Verbindung ${toHost(host)}.`,
      'Suche nach einer lokalen Firewall, einer Sandbox oder einer Sicherheitsrichtlinie, die das Programm blockiert.',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `Diese Laufzeitumgebung blockiert Anforderungen an den Port ${ofHost(host)}.`,
      `Nutze einen anderen Port; fetch blockiert die von Diensten wie IRC und X11. ${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `Die Verbindung ${toHost(host)} wurde vor dem Aufbau von TLS geschlossen.`,
          `Suche nach einer Firewall oder einem Proxy, der ${host.hostname} blockiert. ${nothingSent}`,
        )
      : cause(
          `Die Verbindung ${toHost(host)} wurde vor dem Ende der Antwort geschlossen.`,
          'Geschieht es wieder, suche nach einem Proxy oder einer Firewall, die Verbindungen schließt.',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `Die Verbindung ${toHost(host)} kam nicht rechtzeitig zustande.`,
      'Suche nach einer Firewall, die Pakete stillschweigend verwirft, oder einem erforderlichen Proxy.',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `Die Verbindung ${toHost(host)} stand, aber die Antwort kam nicht rechtzeitig.`,
      'Die Anforderung wurde vielleicht ausgeführt. Erhöhe headersTimeout und bodyTimeout des Agents.',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `Das Zertifikat ${ofHost(host)} ist nicht vom angegebenen Aussteller signiert.`,
          'Suche nach einem Programm oder Proxy, das TLS prüft, und installiere dessen aktuelles CA-Zertifikat.',
        )
      : cause(
          `Diese Laufzeitumgebung vertraut der Zertifizierungsstelle ${ofHost(host)} nicht.`,
          'Setze NODE_EXTRA_CA_CERTS auf ihr Zertifikat oder NODE_USE_SYSTEM_CA=1 (Node ab 22.19 oder 24.6).',
        ),
  'ca-certificates-missing': () =>
    cause(
      'Dem Image fehlen vielleicht die Zertifizierungsstellen, die manche Node-Builds brauchen.',
      'Installiere das Paket ca-certificates im Image.',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      'Das Zertifikat ist zur aktuellen Uhrzeit dieses Rechners nicht gültig.',
      `Stelle die Uhr, falls nötig. ${showCertificate(host, 'das Zertifikat')}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      `Das vorgelegte Zertifikat gilt nicht für den Namen ${host.name ?? 'des Hosts'}.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'das Zertifikat')}`
        : `Setze baseUrl auf einen Namen im Zertifikat. ${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `Das Zertifikat ${ofHost(host)} oder das des Ausstellers wird hier nicht akzeptiert.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'das Zertifikat')}`
        : `Ersetze das Zertifikat. ${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `Die Verbindung ${toHost(host)} nutzt https, aber der Server kein TLS.`,
      `${host.isOfGitHub ? findProxy : 'Setze baseUrl auf den https-Port.'} Schreibe die URL eines Proxys ohne TLS mit http://.`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `Diese Laufzeitumgebung hat mit ${nameOf(host)} keine TLS-Version gemeinsam.`,
      'Aktiviere auf beiden Seiten TLS ab 1.2, auch auf einem Proxy dazwischen, der TLS prüft.',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `Der Server unter ${nameOf(host)} verlangt ein Clientzertifikat oder lehnt es ab.`,
          'Übergib ein fetch, das ein Clientzertifikat sendet, das der Server akzeptiert.',
        )
      : cause(
          `Mit ${nameOf(host)} kam keine TLS-Verbindung zustande.`,
          `Führe openssl s_client -connect ${host.address} auf demselben Rechner aus: Wer lehnt ab?`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `Der Server unter ${nameOf(host)} hat nicht mit gültigem HTTP/1.1 geantwortet.`,
      host.isOfGitHub
        ? 'Suche nach einem Proxy, der Antworten ändert.'
        : 'Setze baseUrl auf den Port der Website, oder suche nach einem Proxy, der Antworten ändert.',
    ),
  'rules-not-loaded': () =>
    cause(
      'Eine Datei von github-token-exchange ließ sich nicht laden; nichts wurde geprüft.',
      'Stelle alle Dateien des Pakets bereit, oder lade die Seite neu, falls eine neue Version bereitgestellt wurde.',
    ),
}))();
