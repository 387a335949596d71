import { hint, isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { duration, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain = 'Este inicio de sesión ha caducado o ya se ha usado. Vuelve a iniciar sesión.';
const newUserCode =
  'Este código ya no es válido. Empieza de nuevo el inicio de sesión para obtener otro.';
const readRelayLog = 'Lee el registro del relay';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'Falta el id. de cliente o el secreto de cliente; no se envió nada.',
    notAvailable,
    'Registra, donde se ejecuta este código, si ambos están definidos, pero no sus valores.',
    `Define el que falta: ${input.urls.settings} muestra el id. de cliente y genera secretos.`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} no tiene ninguna aplicación con este id. de cliente.`,
    notAvailable,
    'Registra el id. de cliente donde se ejecuta este código; sin su variable, está vacío.',
    `Abre ${urls.settings} y copia el id. de cliente, no el id. de la aplicación.`,
    `Si la aplicación es de una organización, abre ${urls.organizationSettings}.`,
    'Si la aplicación está registrada en otro host de GitHub, define baseUrl con ese host.',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub rechazó esta combinación de id. de cliente y secreto de cliente.',
    notAvailable,
    `Abre ${urls.settings} y selecciona la aplicación con este id. de cliente.`,
    `Si no aparece ahí, abre ${urls.organizationSettings}.`,
    'Compara los últimos 8 caracteres en «Client secrets» con los del secreto que está en uso.',
    'Si difieren, usa el secreto de esta aplicación, o genera uno nuevo y elimina el anterior.',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub no acepta este código de autorización: es incorrecto, ha caducado o ya se usó.',
    signInAgain,
    'Haz que la persona vuelva a iniciar sesión para obtener un código nuevo.',
    'Canjea cada código una sola vez; las recargas, la precarga, React StrictMode y otros workers repiten el canje.',
    'Redirige después del canje, para que recargar la página no lo repita.',
    'Si falla cada inicio de sesión, compara el verificador de código con el guardado; las credenciales son correctas.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub no acepta este código de dispositivo: es incorrecto, ha caducado o ya se usó.',
    newUserCode,
    'Envía device_code, no el código de usuario que escribe la persona.',
    'Sondea desde un solo programa; puede que otro ya haya recibido el token.',
    'Solicita otro código de dispositivo y muestra su código de usuario; es válido durante 15 minutos.',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'invalid_request',
    'Compara los parámetros con la documentación; alguno falta, no se conoce o está repetido.',
  ],
  [
    'invalid_grant',
    'Empieza un nuevo inicio de sesión; el código o el token de actualización es incorrecto, ha caducado o se revocó.',
  ],
  [
    'unauthorized_client',
    'Permite este tipo de concesión en la configuración de la aplicación, p. ej., el flujo de dispositivo.',
  ],
  ['invalid_scope', 'Compara los ámbitos (scopes) con los que conoce el servidor.'],
  ['server_error', 'Vuelve a intentarlo más tarde, porque el servidor tuvo un error.'],
  [
    'temporarily_unavailable',
    'Vuelve a intentarlo más tarde, porque el servidor está sobrecargado o en mantenimiento.',
  ],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `Si GitHub se abre en una URL distinta de ${urls.web}, define baseUrl con ella.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Busca, entre este programa y ${urls.host}, un proxy, una puerta de enlace o un hook que cambie las respuestas.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'La respuesta es una página web, no una respuesta con un token.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `Respondió un proxy o una puerta de enlace en lugar de ${input.urls.host}.`,
      notAvailable,
      readExcerpt,
      `Pregunta a quien administra la red qué necesita esta máquina para llegar a ${input.urls.host}.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      'La URL que respondió no es el punto de conexión de tokens de GitHub.',
      notAvailable,
      `Compara la URL de la solicitud con ${input.urls.web}/login/oauth/access_token.`,
      setBaseUrl(input),
      input.urls.selfHosted &&
        'Pregunta a quien administra el servidor si esta versión tiene ese punto de conexión.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub no puede responder en el formato solicitado.',
      notAvailable,
      'Envía Accept: application/json; GitHub rechaza aquí application/vnd.github+json.',
      'Quita el hook o el fetch propio que sustituye el encabezado Accept.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'El punto de conexión redirige a otra URL, y las redirecciones no se siguen.',
      notAvailable,
      `Ejecuta curl -i -X POST ${input.urls.web}/login/oauth/access_token y lee el encabezado Location.`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'La respuesta no tiene cuerpo.',
      notAvailable,
      findProxy(input),
      'Anota el estado y, si lo hay, el id. de la solicitud; el soporte de GitHub puede buscarlo.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'La respuesta es demasiado grande para contener un token y no se leyó entera.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'La respuesta no se puede leer como JSON, datos de formulario ni XML.',
      notAvailable,
      'Lee bodyExcerpt; si el texto termina de repente, se interrumpió la conexión.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'La respuesta no contiene ni un token utilizable ni un error.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `Espera ${wait(seconds, 'al menos un minuto')} antes de la siguiente solicitud.`;

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
      'GitHub rechazó el URI de redireccionamiento.',
      notAvailable,
      `Compáralo con las URL de devolución de llamada de la aplicación: ${urls.settings}.`,
      urls.selfHosted
        ? 'Deben coincidir esquema, host, puerto y ruta; se admite una subruta y, en loopback, cualquier puerto.'
        : 'Debe ser igual a una de ellas, salvo que los comodines estén habilitados; solo puede variar un puerto de loopback.',
      operation === 'authorization_code' &&
        'Envía el mismo URI de redireccionamiento en las dos solicitudes, u omítelo al pedir el token.',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'El correo electrónico principal de la persona no está verificado en GitHub.',
      `Verifica tu correo electrónico principal en ${urls.emails} y vuelve a iniciar sesión.`,
      `Pide a la persona que abra ${urls.emails} y verifique su correo electrónico principal.`,
      'Después, empieza un nuevo inicio de sesión para obtener un código nuevo.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub ha suspendido esta aplicación; nadie puede iniciar sesión con ella.',
      'El inicio de sesión con GitHub no está disponible para esta aplicación.',
      urls.selfHosted
        ? `Si la aplicación es tuya, contacta con quienes administran ${urls.host}.`
        : 'Si la aplicación es tuya, contacta con el soporte de GitHub: https://support.github.com/contact.',
      'Quita el botón de inicio de sesión hasta que termine la suspensión; hasta entonces, siempre fallará.',
    ),
  AccessDenied: () =>
    hint(
      'La persona canceló el inicio de sesión en GitHub.',
      'Has cancelado el inicio de sesión. Para continuar, vuelve a iniciar sesión.',
      'Permite que la persona vuelva a iniciar sesión; así se crea un código nuevo.',
      'Solicita menos ámbitos (scopes) si aquí cancelan muchas personas.',
      'No lo notifiques como un fallo; la persona decidió cancelar.',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub no acepta este token de actualización: es incorrecto, ha caducado o ya se usó.',
      'Tu sesión ha caducado. Vuelve a iniciar sesión.',
      'Vuelve a leer el token de actualización guardado; puede que otro worker lo haya sustituido.',
      'Si no ha cambiado, empieza un nuevo inicio de sesión; la persona puede haber revocado el acceso de la aplicación.',
      'Guarda enseguida el nuevo token de actualización de cada respuesta; cada uno sirve una sola vez.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'Aún no se ha escrito el código de usuario ni se ha aprobado el inicio de sesión.',
      `Abre ${urls.web}/login/device, escribe el código y aprueba el inicio de sesión.`,
      interval === undefined
        ? 'Espera el intervalo del código de dispositivo y vuelve a sondear.'
        : `Espera ${wait(interval, '')} y vuelve a sondear.`,
      `Mientras tanto, sigue mostrando el código de usuario y ${urls.web}/login/device.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'El código de dispositivo se sondeó más a menudo de lo que permite su intervalo.',
      'Esperando a GitHub. Aprueba el inicio de sesión si aún no lo has hecho.',
      `A partir de ahora, espera ${wait(interval, '5 segundos más que el intervalo anterior')} antes de cada sondeo.`,
      'Sondea cada código de dispositivo desde un solo programa; los sondeos de otro también cuentan.',
      'Añade un segundo a cada espera, porque los relojes de las máquinas virtuales pueden adelantarse.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'El código de dispositivo ha caducado; es válido durante 15 minutos.',
      newUserCode,
      'Solicita otro código de dispositivo y muestra su código de usuario.',
      'Deja de sondear después de expires_in segundos.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub no conoce este código de dispositivo, o ya se canjeó.',
      newUserCode,
      'Envía device_code, no el código de usuario que escribe la persona.',
      'Sondea con el id. de cliente que solicitó el código de dispositivo.',
      'Sondea desde un solo programa; puede que otro ya haya recibido el token.',
      'Solicita otro código de dispositivo.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'El flujo de dispositivo está deshabilitado para esta aplicación.',
      notAvailable,
      `Abre ${urls.settings}, elige la aplicación, marca «Enable Device Flow» y guarda.`,
      `Si la aplicación es de una organización, abre ${urls.organizationSettings}.`,
      'Después, solicita otro código de dispositivo.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'El punto de conexión de tokens no admite el grant_type de esta solicitud.',
      notAvailable,
      'Para un código de dispositivo, envía grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'Para actualizar, envía grant_type=refresh_token; para un código, grant_type=authorization_code.',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'El servidor rechazó la solicitud con un código de error que GitHub no documenta.',
      notAvailable,
      meanings.get(code) ?? 'Busca el código de error en la página de la documentación.',
      'Si el servidor envió una descripción, haz lo que dice.',
      urls.selfHosted
        ? `Si ${urls.host} es Gitea, Forgejo, GitLab o Casdoor, usa un cliente para ese servidor.`
        : 'Actualiza github-token-exchange; puede que una versión más reciente conozca el código.',
    ),
  RateLimited: (input) =>
    hint(
      'GitHub rechaza solicitudes por ahora, porque ha recibido demasiadas.',
      'Hay demasiados inicios de sesión en este momento. Vuelve a intentarlo en unos minutos.',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? 'Busca un bucle que pida códigos de dispositivo; GitHub permite 50 por hora a una aplicación.'
        : `Busca un bucle que pida tokens; GitHub permite ${number(2000)} solicitudes por hora y aplicación OAuth.`,
      'Reutiliza los tokens en vez de pedir uno por cada inicio de sesión o ejecución de pruebas.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'Un proxy o una puerta de enlace falló o bloqueó la solicitud.',
        notAvailable,
        readExcerpt,
        `Pregunta a quien administra la red si las solicitudes de esta máquina llegan a ${urls.host}.`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `Espera ${wait(retryAfterSeconds, 'un minuto')}; si nada bloquea la solicitud, consulta https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} no está disponible temporalmente.`,
      'GitHub no está disponible temporalmente. Vuelve a intentarlo en unos minutos.',
      urls.selfHosted
        ? `Pregunta a quienes administran ${urls.host} si está en mantenimiento.`
        : urls.web.endsWith('.ghe.com')
          ? 'Consulta la página de estado de tu región; está enlazada en https://www.githubstatus.com.'
          : 'Consulta https://www.githubstatus.com; si no hay incidencias, busca un proxy en el camino a GitHub.',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `No llegó ninguna respuesta de ${urls.host}, y el navegador no dice por qué.`,
          notAvailable,
          'Usa un relay (createTokenRelay), porque el punto de conexión de tokens no envía encabezados CORS.',
          `Abre ${urls.web} en el mismo navegador para ver si se puede llegar al host.`,
          tryAgain(input),
        )
      : hint(
          `No llegó ninguna respuesta de ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Lee cause.message, el error del entorno de ejecución o del fetch propio.',
          `Ejecuta curl -I ${urls.web} en la máquina que falló para ver si llega al host.`,
          mayNeedProxy(cause) &&
            'Si hace falta un proxy, define NODE_USE_ENV_PROXY=1 (Node 22.21, 24 o posterior) o pasa un fetch que lo use.',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `No llegó ninguna respuesta en ${duration(input.timeoutMs / 1000)}.`,
      'GitHub no respondió a tiempo. Vuelve a intentarlo.',
      `Ejecuta curl -I ${input.urls.web} en la máquina que falló para ver si el host es lento.`,
      tryAgain(input),
      'Aumenta timeoutMs si se sabe que la red es lenta.',
    ),
  RequestAborted: (input) =>
    hint(
      'El programa anuló la solicitud.',
      'El inicio de sesión se detuvo. Vuelve a iniciar sesión.',
      'Si no era la intención, busca el código que anula la señal.',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'No hay ningún código de autorización que canjear.',
        'No se pudo completar el inicio de sesión. Vuelve a iniciar sesión.',
        'Registra los nombres de los parámetros de la devolución de llamada: error o setup_action indica el motivo.',
        `Redirige primero a la persona a ${urls.web}/login/oauth/authorize.`,
        'Pasa a exchangeCode, como cadena, el parámetro code de la devolución de llamada.',
      );
    return setupAction === 'request'
      ? hint(
          'La persona pidió a su organización que instalara la aplicación; aún no hay código.',
          'Un propietario de tu organización debe aprobar esta aplicación. Después, vuelve a iniciar sesión.',
          'Avisa a la persona de que la instalación espera a un propietario de la organización.',
          `Tras la aprobación, redirige a la persona a ${urls.web}/login/oauth/authorize para que inicie sesión.`,
        )
      : hint(
          'Esta devolución de llamada avisa de una instalación de la aplicación y no trae código.',
          'La aplicación está instalada. Inicia sesión para continuar.',
          `Redirige a la persona a ${urls.web}/login/oauth/authorize para que inicie sesión.`,
          'O marca en la configuración de la aplicación «Request user authorization (OAuth) during installation».',
        );
  },
  StateMismatch: () =>
    hint(
      'Esta devolución de llamada es de otro inicio de sesión, o se perdió la sesión.',
      'Este inicio de sesión no se pudo completar aquí. Vuelve a iniciar sesión.',
      'Registra si la sesión contiene un state cuando llega la devolución de llamada; si no, se perdió.',
      'Si contiene otro, lo sustituyó otra pestaña u otro inicio de sesión: guarda un state por cada inicio de sesión.',
      'Si se pierde tras reinicios o con varias instancias, guarda las sesiones en un almacén compartido.',
      'Empieza y termina un nuevo inicio de sesión en el mismo nombre de host: localhost y 127.0.0.1 tienen cookies distintas.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `El iss de la devolución de llamada no es el de ${urls.host}.`,
      'No se pudo completar este inicio de sesión. Vuelve a iniciar sesión.',
      'Empieza un nuevo inicio de sesión, y no canjees el código de este.',
      'Define baseUrl con el host de GitHub donde se inicia sesión; si es correcto, define issuer con su iss.',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `No llegó ninguna respuesta del relay en ${host}.`,
        notAvailable,
        `Ejecuta curl -I ${tokenEndpoint} para ver si se puede llegar al relay; si no, inícialo.`,
        input.cause.code === undefined &&
          `${readRelayLog}: nombra los orígenes rechazados, que el navegador oculta a la página.`,
        input.cause.code === undefined &&
          'Si el origen de esta página falta en allowedOrigins del relay, añádelo.',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `El relay no respondió en ${duration(input.timeoutMs / 1000)}.`,
        notAvailable,
        `${readRelayLog}: si estaba esperando a GitHub, dice por qué.`,
        'Da al relay un timeoutMs menor que el de este cliente, para que su propio error llegue antes.',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `El relay en ${host} rechazó la solicitud y no la envió a GitHub.`,
        notAvailable,
        'Lee la descripción: dice qué enviar o qué configurar.',
        `${readRelayLog}: onRefusal recibe cada rechazo con su motivo.`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `La respuesta de ${host} no es la de un relay.`,
        notAvailable,
        readExcerpt,
        `Monta createTokenRelay en la URL de tokenEndpoint, que ahora es ${tokenEndpoint}.`,
        tryAgain(input),
      ),
  };
}
