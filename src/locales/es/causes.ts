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

const clientId = 'El id. de cliente';
const clientSecret = 'El secreto de cliente';
const code = 'El código de autorización';
const redirectUri = 'El URI de redireccionamiento';

const appPage = 'la página de la aplicación';
const useClientId = `Usa el id. de cliente de ${appPage}.`;
const generate = `Genera otro secreto de cliente en ${appPage}`;
const generateSecret = `${generate} y úsalo.`;
const readCode = 'Lee el parámetro code de la devolución de llamada con URLSearchParams.';
const setPublicUrl = 'Define la URL pública de la aplicación';
const nothingSent = 'No se envió nada.';
const findProxy = 'Busca un proxy que inspeccione TLS.';
const useGitHub = 'Define baseUrl con un host de GitHub, o usa un cliente para ese servidor.';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: 'un salto de línea',
  'carriage-return': 'un retorno de carro',
  'carriage-return-and-newline': 'CR y LF',
  tab: 'un tabulador',
  space: 'un espacio',
  'no-break-space': 'un espacio duro (NBSP)',
  'byte-order-mark': 'una marca de orden (BOM)',
  'zero-width-space': 'un espacio de ancho cero',
  other: 'un carácter especial',
};

/** Says where a value has whitespace, for example `termina con un salto de línea`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `empieza con ${characters[start]}`,
    end && `termina con ${characters[end]}`,
    middle && `contiene ${characters[middle]}`,
  ]
    .filter(Boolean)
    .join(' y ');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? '; codifica un Secret de Kubernetes con printf, no con echo'
      : '';
    return cause(
      `${subject} ${describeWhitespace(input)}.`,
      `Elimina ese carácter donde se guarda el valor${forKubernetes}.`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(`${subject} ${word ? `es la palabra «${word}»` : 'está vacío'}.`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject} está entre comillas.`,
    'Quítalas donde se guarda el valor; docker run --env-file las conserva.',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject} parece un texto de ejemplo.`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject} es el nombre de una variable o una referencia sin expandir.`,
    'Pon el valor mismo, o expande la referencia antes de que arranque la aplicación.',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(
      `${subject} tiene ${number(length)} ${length === 1 ? 'carácter' : 'caracteres'}; en GitHub, ${usual}.`,
      fix,
    );

const partNames: Readonly<Record<UrlPartName, string>> = {
  scheme: 'esquema',
  host: 'host',
  port: 'puerto',
  path: 'ruta',
  query: 'consulta',
  fragment: 'fragmento',
};

const listOf = (parts: readonly UrlPartName[]): string =>
  new Intl.ListFormat('es').format(parts.map((part) => partNames[part]));

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: 'URL registrada:', arrival: 'URL de llegada:' },
  slash: (endsWithSlash) =>
    `; el URI de redireccionamiento termina ${endsWithSlash ? 'con' : 'sin'} barra.`,
  differs: (parts) => `; el URI de redireccionamiento difiere en: ${listOf(parts)}.`,
  sent: (uri) => `; URI de redireccionamiento: ${uri}`,
  parts: (parts) => ` (no coincide: ${listOf(parts)}).`,
  end: '.',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard:
    'Registra también el URI de redireccionamiento, o habilita comodines para la URL de devolución de llamada.',
  register: 'Registra también el URI de redireccionamiento, o envía uno registrado.',
  compare:
    'Compara el URI de redireccionamiento con la barra de direcciones: muestra una URL de devolución de llamada registrada.',
  'public-url': `${setPublicUrl}, o confía en los encabezados X-Forwarded-* del proxy.`,
  'send-arrival':
    'Envía la URL a la que llegó la devolución de llamada, o registra también el URI de redireccionamiento.',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'No conoce el id. de cliente.',
  'credentials-rejected': 'Rechaza el id. o el secreto de cliente.',
  'client-secret-rejected': 'Rechaza el secreto de cliente.',
  'code-rejected': 'Rechaza el código.',
  'code-or-refresh-token-rejected': 'Rechaza el código o el token de actualización.',
  'redirect-uri-rejected': 'Rechaza el URI de redireccionamiento.',
  'code-verifier-rejected': 'Rechaza el verificador de código.',
  'refresh-token-rejected': 'Rechaza el token de actualización.',
  'grant-type-required': 'Exige grant_type.',
  'error-in-token': 'Envía un error en lugar del token.',
};

const nameOf = ({ name = 'el host' }: FailedHost): string => name;
const ofHost = ({ name }: FailedHost): string => (name === undefined ? 'del host' : `de ${name}`);
const toHost = ({ name }: FailedHost): string => (name === undefined ? 'al host' : `a ${name}`);

const showCertificate = ({ address }: FailedHost, object = 'verlo'): string =>
  `Ejecuta openssl s_client -connect ${address} para ${object}.`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `Inicia el servidor en ${address}, o corrige el puerto en baseUrl.`;
  if (reason === 'bun') return `Ejecuta curl -I https://${address} en la máquina que falló.`;
  if (target === 'resolves-to-loopback')
    return 'El nombre lleva a esta máquina; corrige el archivo hosts o el servidor DNS.';
  return isOfGitHub
    ? 'Busca un cortafuegos, o un proxy que haya que usar.'
    : 'Busca un cortafuegos, un proxy que haya que usar o un puerto equivocado.';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, 'Defínelo en el entorno de este código.'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 hexadecimales o empieza por Iv/Ov',
    `Compáralo con el id. de cliente de ${appPage}.`,
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause(
          'El id. de cliente y el secreto de cliente están intercambiados.',
          'Intercambia los dos valores.',
        )
      : swapped === 'client_id'
        ? cause('El id. de cliente tiene la forma de un secreto de cliente.', useClientId)
        : cause('El secreto de cliente tiene la forma de un id. de cliente.', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'El id. de cliente es un número, como el id. de una aplicación.',
      `Usa el id. de cliente de ${appPage}, no el id. de la aplicación.`,
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'Defínelo en el entorno de este código; en GitHub, PKCE no lo sustituye.',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 dígitos hexadecimales',
    `Compara sus últimos 8 caracteres con los de «Client secrets» en ${appPage}.`,
  ),
  'client-secret-is-masked': () =>
    cause(
      'El secreto de cliente es un valor enmascarado, no el secreto mismo.',
      'Copia el secreto mismo. Si se ha perdido, genera otro secreto de cliente.',
    ),
  'client-secret-is-token': () =>
    cause('El secreto de cliente es un token de GitHub.', `${generate}, úsalo y revoca el token.`),
  'client-secret-is-private-key': () =>
    cause(
      'El secreto de cliente es una clave privada, o es igual de largo.',
      `${generate}; una clave privada solo sirve para tokens de instalación.`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(
      `El secreto de cliente tiene la forma del secreto de otro servicio (${service}).`,
      generateSecret,
    ),
  'client-secret-replaced': () =>
    cause(
      'Puede que el secreto de cliente se haya regenerado, o que sea de otra aplicación.',
      'Usa el id. de cliente y un secreto de cliente vigente de la misma aplicación, y reinicia cada instancia.',
    ),
  'redirect-uri-differs-from-authorization': ({
    parts,
    isShown,
    sent = 'predeterminado',
    before = 'predeterminado',
  }) =>
    cause(
      isShown
        ? `URI de redireccionamiento: ${listOf(parts)} ${sent}; al autorizar, ${before}.`
        : `${redirectUri} no es el de la autorización: ${parts.length === 0 ? 'grafía' : listOf(parts)}.`,
      'Envía el mismo URI de redireccionamiento en las dos solicitudes, u omítelo al pedir el token.',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub trata ${sent} y ${before} como dos hosts distintos.`,
      'Registra y usa un solo nombre de loopback; GitHub recomienda 127.0.0.1.',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `${redirectUri} lleva a ${hostname}, que parece una vista previa.`,
      'Dirige las vistas previas por una URL de devolución de llamada fija; los comodines solo cubren sus subdominios.',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri} no empieza con un esquema y dos barras.`,
      'Envía la URL completa, que empieza por https://.',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri} contiene undefined, null o una variable sin expandir.`,
      'Define el valor con el que se forma; suele ser la URL pública de la aplicación.',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(
      `${redirectUri} contiene la consulta de la devolución de llamada.`,
      'Envíalo sin code ni state.',
    ),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri} empieza por http:, que solo es habitual en loopback.`,
      `${setPublicUrl}, o confía en el encabezado X-Forwarded-Proto del proxy.`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `${redirectUri} lleva a ${hostname}, pero la aplicación está en producción.`,
      `${setPublicUrl} en este entorno.`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'La ruta del URI de redireccionamiento contiene dos barras seguidas.',
      'Quita la barra final de la URL pública de la aplicación.',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri} tiene una consulta; por defecto, GitHub la compara tal cual.`,
      'En su lugar, pasa los datos en state, o habilita comodines para la URL de devolución de llamada.',
    ),
  'code-missing': () =>
    cause(
      'La solicitud no contenía ningún código de autorización.',
      `${readCode} Si trae error, pásala a parseCallback.`,
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `Este cliente canjeó el mismo código ${ago(secondsAgo)}.`,
      'Canjea cada código una sola vez; el StrictMode de React ejecuta los efectos dos veces en desarrollo.',
    ),
  'code-of-other-client': () =>
    cause(
      `${code} se emitió para otro id. de cliente.`,
      'Usa el id. de cliente con el que empezó el inicio de sesión.',
    ),
  'code-is-token': () =>
    cause(`${code} es un token.`, 'Usa el token tal cual; no hay nada que canjear.'),
  'code-is-state': () =>
    cause(
      `${code} es el valor de state.`,
      'Pasa el parámetro code de la devolución de llamada, no state.',
    ),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      since === 'callback'
        ? `La devolución de llamada llegó ${elapsed(seconds)} antes del canje.`
        : `El inicio de sesión empezó ${elapsed(seconds)} antes del canje.`,
      'Canjea el código en cuanto llegue la devolución de llamada; caduca a los 10 minutos.',
    ),
  'code-has-query-tail': () =>
    cause(`${code} contiene otras partes de la URL de devolución de llamada.`, readCode),
  'code-is-percent-encoded': () => cause(`${code} está codificado con porcentajes.`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code} ${describeWhitespace(input)}.`, 'Elimina ese carácter antes del canje.'),
  'code-of-unusual-form': hasUnusualForm(code, '20 dígitos hexadecimales', readCode),
  'code-verifier-missing': () =>
    cause(
      'El inicio de sesión empezó con un desafío de código, pero falta el verificador de código.',
      'Guarda el verificador de código con state, y envíalo con el código.',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'El verificador de código no corresponde al desafío de código de este inicio de sesión.',
      'Guarda un verificador de código por inicio de sesión, con su state. GitHub solo admite S256.',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `Puede que el código ya se haya usado${mayBeExpired ? ', o que tenga más de 10 minutos' : ''}.`,
      'Registra la hora de cada devolución de llamada y cada canje: dos canjes o una espera larga muestran la causa.',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `Este cliente usó el mismo token de actualización ${ago(secondsAgo)}.`,
      'Guarda el nuevo token de actualización de cada respuesta, y actualiza desde un solo proceso a la vez.',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      'El token de actualización tiene la forma de un token de acceso.',
      'Pasa el refreshToken de la última respuesta.',
    ),
  'refresh-token-too-old': () =>
    cause(
      'El token de actualización ha caducado.',
      'Pide a la persona que vuelva a iniciar sesión.',
    ),
  'device-code-is-user-code': () =>
    cause(
      'El código de dispositivo tiene la forma de un código de usuario.',
      'Envía device_code; el código de usuario es solo para que lo escriba la persona.',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `El mismo código de dispositivo se canjeó por un token ${ago(secondsAgo)}.`,
      'Sondea desde un solo programa, y para tras el primer token.',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `El último sondeo fue ${ago(secondsAgo)}; el intervalo es de ${elapsed(interval)}.`,
      'Espera un segundo más que el intervalo de la última respuesta.',
    ),
  'clock-runs-fast': () =>
    cause(
      'El reloj del sistema y el temporizador de esta máquina difieren: uno se adelanta.',
      'Ajusta el reloj, o alarga cada espera unos segundos; las máquinas virtuales se desvían tras una pausa.',
    ),
  'device-code-has-second-poller': () =>
    cause(
      'Puede que otro programa esté sondeando con el mismo código de dispositivo.',
      'Deja que sondee un solo programa, y empieza de nuevo con otro código de dispositivo.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'La devolución de llamada, sin state, es de una instalación, no de este inicio de sesión.',
          'Tras la instalación, dirige a la persona a un inicio de sesión de la aplicación.',
        )
      : cause(
          'La sesión contiene un state, pero la devolución de llamada no.',
          'Redirige a la persona a la url de authorizationUrl sin cambiarla; GitHub devuelve el state que recibe.',
        ),
  'session-without-state': () =>
    cause(
      'La sesión no contiene ningún state.',
      'Pon la cookie en SameSite=Lax, no Strict; usa un solo host (con o sin www); comparte sesiones entre instancias.',
    ),
  'installation-awaits-approval': () =>
    cause(
      'Se pidió la instalación; la debe aprobar un propietario de la organización.',
      'Avisa a la persona; un evento de webhook de instalación informa de la aprobación.',
    ),
  'proxy-answered': ({ product = 'Un proxy', web, requiresAuthentication }) =>
    requiresAuthentication
      ? cause(
          `${product} entre esta máquina y ${web} exige autenticación.`,
          'Pon el nombre de usuario y la contraseña en HTTPS_PROXY o en el agente del proxy.',
        )
      : cause(
          `${product} entre esta máquina y ${web} envió la respuesta.`,
          'Envía bodyExcerpt a quien administra la red. Si hay que usar otro proxy, pasa un fetch que lo use.',
        ),
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} puede ser Gitea o Forgejo, no GitHub.`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} no es GitHub: su página nombra otro servidor.`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea o Forgejo' : String(server);
    return cause(
      `${web} no es GitHub: este error es de ${name}.`,
      `${meaning ? `${meanings[meaning]} ` : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'GitHub rechazó la solicitud porque no tenía el encabezado User-Agent.',
      'Envía un encabezado User-Agent, por ejemplo con el nombre de la aplicación.',
    ),
  'rest-api-answered': () =>
    cause(
      'Respondió la API REST, no el punto de conexión de tokens de GitHub.',
      'Corrige la URL de tokens, o quita el hook, el fetch propio o el proxy que la cambia.',
    ),
  'rest-api-refused-token': () =>
    cause(
      'Respondió la API REST, y rechazó el token del encabezado Authorization.',
      'Quita ese encabezado, y corrige la URL de tokens o el hook, fetch o proxy que la cambia.',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          'La respuesta no viene del punto de conexión de tokens de GitHub.',
          `Haz POST a https://${web}/login/oauth/access_token; quita lo que cambie la URL (hook, proxy).`,
        )
      : cause(
          `No hay ningún punto de conexión de tokens en ${web}.`,
          'Define baseUrl con la URL en la que se abre GitHub.',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `Puede que la aplicación esté registrada en un host distinto de ${web}.`,
          'Registra ahí la aplicación, o define baseUrl con el host en el que está registrada.',
        )
      : cause(
          `El inicio de sesión empezó en ${signIn}, pero el canje fue a ${web}.`,
          'Usa la misma baseUrl para los dos: el host en el que está registrada la aplicación.',
        ),
  'proxy-variable-ignored': () =>
    cause(
      'Hay una variable como HTTPS_PROXY, pero el fetch de Node no la usa.',
      'Define HTTPS_PROXY y NODE_USE_ENV_PROXY=1 (Node 22.21, 24 o posterior), o pasa un fetch que use el proxy.',
    ),
  'browser-without-cors': () =>
    cause(
      'Esto es un navegador, y el punto de conexión de tokens no envía encabezados CORS.',
      'Canjea con un relay (createTokenRelay); el secreto de cliente no debe estar en un navegador.',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `El proxy exige usuario y contraseña para conectarse ${toHost(host)}.`,
      `Añade ambos, codificados con porcentajes, a la URL del proxy en HTTPS_PROXY o en su agente. ${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `El proxy no abrió ninguna conexión ${toHost(host)}.${status === undefined ? '' : ` Estado: ${String(status)}.`}`,
      status !== undefined && status >= 500
        ? `Averigua si el propio proxy llega ${toHost(host)}. ${nothingSent}`
        : `Permite CONNECT a ${host.address} en la configuración del proxy. ${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `El proxy ${proxy} de esta máquina rechazó la conexión.`,
      `Inicia el proxy, o corrige la variable HTTPS_PROXY o el agente del proxy. ${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `No se puede llegar al proxy ${proxy}; no se envió nada ${toHost(host)}.`,
      'Averigua si está en marcha, y compara dirección y puerto con HTTPS_PROXY y el agente del proxy.',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `No se pudo resolver el nombre del proxy, ${proxy}.`,
      `Corrige el nombre en HTTPS_PROXY o en el agente del proxy, o conéctate a su red. ${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      `No se pudo resolver el nombre ${name ?? 'del host'}.`,
      name !== undefined && name !== 'github.com'
        ? `Corrige el nombre en baseUrl, o ejecuta nslookup ${hostname} en la máquina que falló.`
        : `Ejecuta nslookup ${hostname} en la máquina o el contenedor que falló. ${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun no pudo conectarse ${toHost(host)}, o no pudo resolver su nombre.`
        : `Se rechazó la conexión ${toHost(host)}.`,
      `${connectionRefusedFix(host, reason, target)} ${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `La red informa de que no se puede llegar ${toHost(host)} desde esta máquina.`,
      'Busca una ruta o una VPN que falte, un cortafuegos o una conexión IPv6 averiada.',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `Esta máquina no permite que el programa se conecte ${toHost(host)}.`,
      'Busca un cortafuegos local, un sandbox o una directiva de seguridad que bloquee el programa.',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `Este entorno de ejecución bloquea las solicitudes al puerto ${ofHost(host)}.`,
      `Usa otro puerto; fetch bloquea los de servicios como IRC y X11. ${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `La conexión ${toHost(host)} se cerró antes de establecer TLS.`,
          `Busca un cortafuegos o un proxy que bloquee ${host.hostname}. ${nothingSent}`,
        )
      : cause(
          `La conexión ${toHost(host)} se cerró antes del final de la respuesta.`,
          'Si vuelve a ocurrir, busca un proxy o un cortafuegos que cierre conexiones.',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `No se estableció a tiempo ninguna conexión ${toHost(host)}.`,
      'Busca un cortafuegos que descarte paquetes en silencio, o un proxy que haya que usar.',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `El servidor ${ofHost(host)} aceptó la conexión, pero no respondió a tiempo.`,
      'Puede que la solicitud se procesara. Aumenta headersTimeout y bodyTimeout del agente.',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `El certificado ${ofHost(host)} no está firmado por la autoridad que nombra.`,
          'Busca un programa o un proxy que inspeccione TLS, e instala su autoridad de certificación actual.',
        )
      : cause(
          `Aquí no se confía en la autoridad de certificación ${ofHost(host)}.`,
          'Indica su certificado en NODE_EXTRA_CA_CERTS, o define NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 o posterior).',
        ),
  'ca-certificates-missing': () =>
    cause(
      'Puede que la imagen no tenga certificados de CA, que exigen algunas compilaciones de Node.',
      'Instala el paquete ca-certificates en la imagen.',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      'El certificado no es válido a la hora actual de esta máquina.',
      `Ajusta el reloj si está mal. ${showCertificate(host, 'ver el certificado')}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      `El certificado presentado no es válido para el nombre ${host.name ?? 'del host'}.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'ver el certificado')}`
        : `Define baseUrl con un nombre del certificado. ${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `Aquí no se acepta el certificado ${ofHost(host)}, o el de su autoridad.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'ver el certificado')}`
        : `Sustituye el certificado. ${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `La conexión ${toHost(host)} usa https, pero el servidor no usa TLS.`,
      `${host.isOfGitHub ? findProxy : 'Define baseUrl con el puerto https.'} Escribe la URL de un proxy sin TLS con http://.`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `Este entorno de ejecución y ${nameOf(host)} no comparten ninguna versión de TLS.`,
      'Habilita TLS 1.2 o posterior en ambos, y en un proxy intermedio que inspeccione TLS.',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `El servidor ${ofHost(host)} exige o rechaza un certificado de cliente.`,
          'Pasa un fetch que envíe un certificado de cliente que el servidor acepte.',
        )
      : cause(
          `Este entorno de ejecución y ${nameOf(host)} no acordaron una conexión TLS.`,
          `Ejecuta openssl s_client -connect ${host.address} en la misma máquina para ver quién la rechaza.`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `El servidor ${ofHost(host)} no envió una respuesta HTTP/1.1 válida.`,
      host.isOfGitHub
        ? 'Busca un proxy que cambie las respuestas.'
        : 'Define baseUrl con el puerto del sitio web, o busca un proxy que cambie las respuestas.',
    ),
  'rules-not-loaded': () =>
    cause(
      'No se pudo cargar un archivo de github-token-exchange; no se comprobó nada.',
      'Despliega todos los archivos del paquete, o recarga la página si se desplegó otra versión.',
    ),
}))();
