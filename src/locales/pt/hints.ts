import { hint, isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { duration, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain = 'Este login expirou ou já foi usado. Faça login novamente.';
const newUserCode = 'Este código não é mais válido. Reinicie o login para obter um novo código.';
const readRelayLog = 'Leia o log do relay';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'Falta o ID do cliente ou o segredo do cliente; nada foi enviado.',
    notAvailable,
    'Registre em log, onde este código é executado, se cada um está definido, mas não o valor.',
    `Defina o que falta: ${input.urls.settings} mostra o ID do cliente e gera segredos.`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} não tem nenhum aplicativo com este ID do cliente.`,
    notAvailable,
    'Registre em log o ID do cliente onde este código é executado; sem a variável, ele fica vazio.',
    `Abra ${urls.settings} e copie o ID do cliente, não o ID do aplicativo.`,
    `Se o aplicativo for de uma organização, abra ${urls.organizationSettings}.`,
    'Se o aplicativo estiver registrado em outro host do GitHub, defina baseUrl com esse host.',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'O GitHub rejeitou esta combinação de ID do cliente e segredo do cliente.',
    notAvailable,
    `Abra ${urls.settings} e selecione o aplicativo com este ID do cliente.`,
    `Se ele não aparecer, abra ${urls.organizationSettings}.`,
    'Compare os últimos 8 caracteres em "Client secrets" com os do segredo em uso.',
    'Se forem diferentes, use o segredo deste aplicativo, ou gere um novo e exclua o antigo.',
  );

const rejectedCode = (): HintText =>
  hint(
    'O GitHub não aceita este código de autorização: está errado, expirou ou já foi usado.',
    signInAgain,
    'Peça à pessoa que faça login novamente para obter um novo código.',
    'Troque cada código só uma vez; o recarregamento, o pré-carregamento, React StrictMode e outros workers repetem a troca.',
    'Redirecione depois da troca, para que recarregar a página não a repita.',
    'Se todo login falhar, compare o verificador de código com o armazenado; as credenciais estão corretas.',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'O GitHub não aceita este código do dispositivo: está errado, expirou ou já foi usado.',
    newUserCode,
    'Envie device_code, não o código do usuário que a pessoa digita.',
    'Faça a sondagem em um só programa; outro talvez já tenha recebido o token.',
    'Solicite outro código do dispositivo e mostre o código do usuário; ele vale por 15 minutos.',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'invalid_request',
    'Compare os parâmetros com a documentação; algum falta, é desconhecido ou está repetido.',
  ],
  [
    'invalid_grant',
    'Inicie um novo login; o código ou o token de atualização está errado, expirado ou revogado.',
  ],
  [
    'unauthorized_client',
    'Permita este tipo de concessão nas configurações do aplicativo, por exemplo, o fluxo de dispositivo.',
  ],
  ['invalid_scope', 'Compare os escopos com os que o servidor conhece.'],
  ['server_error', 'Tente novamente mais tarde, porque o servidor falhou.'],
  [
    'temporarily_unavailable',
    'Tente novamente mais tarde, porque o servidor está sobrecarregado ou em manutenção.',
  ],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `Se o GitHub for aberto em uma URL diferente de ${urls.web}, defina baseUrl com ela.`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `Procure, entre este programa e ${urls.host}, um proxy, gateway ou hook que altere as respostas.`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      'A resposta é uma página da Web, não uma resposta com token.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `Um proxy ou gateway respondeu no lugar de ${input.urls.host}.`,
      notAvailable,
      readExcerpt,
      `Pergunte a quem administra a rede do que esta máquina precisa para acessar ${input.urls.host}.`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      'A URL que respondeu não é o ponto de extremidade de tokens do GitHub.',
      notAvailable,
      `Compare a URL da solicitação com ${input.urls.web}/login/oauth/access_token.`,
      setBaseUrl(input),
      input.urls.selfHosted &&
        'Pergunte a quem administra o servidor se esta versão tem esse ponto de extremidade.',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'O GitHub não consegue responder no formato solicitado.',
      notAvailable,
      'Envie Accept: application/json; o GitHub rejeita application/vnd.github+json aqui.',
      'Remova o hook ou o fetch próprio que substitui o cabeçalho Accept.',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'O ponto de extremidade redireciona para outra URL, e redirecionamentos não são seguidos.',
      notAvailable,
      `Execute curl -i -X POST ${input.urls.web}/login/oauth/access_token e leia o cabeçalho Location.`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      'A resposta não tem corpo.',
      notAvailable,
      findProxy(input),
      'Anote o status e, se houver, o ID da solicitação; o suporte do GitHub pode consultá-lo.',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      'A resposta é grande demais para conter um token e não foi lida até o fim.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      'A resposta não pode ser lida como JSON, dados de formulário ou XML.',
      notAvailable,
      'Leia bodyExcerpt; se o texto terminar de repente, a conexão foi interrompida.',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      'A resposta não contém nem um token utilizável nem um erro.',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `Espere ${wait(seconds, 'pelo menos um minuto')} antes da próxima solicitação.`;

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
      'O GitHub rejeitou o URI de redirecionamento.',
      notAvailable,
      `Compare-o com as URLs de retorno de chamada do aplicativo: ${urls.settings}.`,
      urls.selfHosted
        ? 'Esquema, host, porta e caminho devem coincidir; valem subcaminhos e, em loopback, qualquer porta.'
        : 'Deixe-o igual a uma delas, a menos que os curingas estejam habilitados; só a porta de loopback pode variar.',
      operation === 'authorization_code' &&
        'Envie o mesmo URI de redirecionamento nas duas solicitações, ou omita-o ao pedir o token.',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'O e-mail principal da pessoa não está verificado no GitHub.',
      `Verifique seu e-mail principal em ${urls.emails} e faça login novamente.`,
      `Peça à pessoa que abra ${urls.emails} e verifique o e-mail principal.`,
      'Depois, inicie um novo login para obter um novo código.',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'O GitHub suspendeu este aplicativo; ninguém consegue fazer login com ele.',
      'O login com o GitHub não está disponível para este aplicativo.',
      urls.selfHosted
        ? `Se o aplicativo for seu, entre em contato com quem administra ${urls.host}.`
        : 'Se o aplicativo for seu, entre em contato com o suporte do GitHub: https://support.github.com/contact.',
      'Remova o botão de login até o fim da suspensão; até lá, todo login vai falhar.',
    ),
  AccessDenied: () =>
    hint(
      'A pessoa cancelou o login no GitHub.',
      'Você cancelou o login. Para continuar, faça login novamente.',
      'Deixe a pessoa fazer login novamente, o que cria um novo código.',
      'Solicite menos escopos se muitas pessoas cancelarem aqui.',
      'Não informe isso como falha; a pessoa decidiu cancelar.',
    ),
  BadRefreshToken: () =>
    hint(
      'O GitHub não aceita este token de atualização: está errado, expirou ou já foi usado.',
      'Sua sessão expirou. Faça login novamente.',
      'Leia de novo o token de atualização armazenado; outro worker talvez o tenha substituído.',
      'Se não mudou, inicie um novo login; a pessoa talvez tenha revogado o acesso do aplicativo.',
      'Armazene logo o novo token de atualização de cada resposta; cada um funciona só uma vez.',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'O código do usuário ainda não foi digitado, ou o login ainda não foi aprovado.',
      `Abra ${urls.web}/login/device, digite o código e aprove o login.`,
      interval === undefined
        ? 'Espere o intervalo do código do dispositivo e faça uma nova sondagem.'
        : `Espere ${wait(interval, '')} e faça uma nova sondagem.`,
      `Enquanto isso, continue mostrando o código do usuário e ${urls.web}/login/device.`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'O código do dispositivo foi sondado mais vezes do que o intervalo permite.',
      'Aguardando o GitHub. Aprove o login se ainda não fez isso.',
      `De agora em diante, espere ${wait(interval, '5 segundos a mais que o intervalo anterior')} antes de cada sondagem.`,
      'Sonde um código do dispositivo em um só programa; as sondagens de outro também contam.',
      'Some um segundo a cada espera, porque o relógio de máquinas virtuais pode adiantar.',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'O código do dispositivo expirou; ele vale por 15 minutos.',
      newUserCode,
      'Solicite outro código do dispositivo e mostre o código do usuário.',
      'Pare a sondagem depois de expires_in segundos.',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'O GitHub não conhece este código do dispositivo, ou ele já foi trocado.',
      newUserCode,
      'Envie device_code, não o código do usuário que a pessoa digita.',
      'Faça a sondagem com o ID do cliente que solicitou o código do dispositivo.',
      'Faça a sondagem em um só programa; outro talvez já tenha recebido o token.',
      'Solicite outro código do dispositivo.',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'O fluxo de dispositivo está desabilitado para este aplicativo.',
      notAvailable,
      `Abra ${urls.settings}, selecione o aplicativo, marque "Enable Device Flow" e salve.`,
      `Se o aplicativo for de uma organização, abra ${urls.organizationSettings}.`,
      'Depois, solicite outro código do dispositivo.',
    ),
  UnsupportedGrantType: () =>
    hint(
      'O ponto de extremidade de tokens não aceita o grant_type desta solicitação.',
      notAvailable,
      'Para um código do dispositivo, envie grant_type=urn:ietf:params:oauth:grant-type:device_code.',
      'Para atualizar, envie grant_type=refresh_token; para um código, grant_type=authorization_code.',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'O servidor recusou a solicitação com um código de erro que o GitHub não documenta.',
      notAvailable,
      meanings.get(code) ?? 'Procure o código de erro na página da documentação.',
      'Se o servidor enviou uma descrição, faça o que ela diz.',
      urls.selfHosted
        ? `Se ${urls.host} for Gitea, Forgejo, GitLab ou Casdoor, use um cliente para esse servidor.`
        : 'Atualize github-token-exchange; uma versão mais nova talvez conheça o código.',
    ),
  RateLimited: (input) =>
    hint(
      'O GitHub está rejeitando solicitações por enquanto, porque recebeu demais.',
      'Há logins demais no momento. Tente novamente em alguns minutos.',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? 'Procure um laço que solicite códigos do dispositivo; o GitHub permite 50 por hora a um aplicativo.'
        : `Procure um laço que solicite tokens; o GitHub permite ${number(2000)} solicitações por hora e por aplicativo OAuth.`,
      'Reutilize os tokens em vez de solicitar um a cada login ou execução de testes.',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'Um proxy ou gateway falhou ou bloqueou a solicitação.',
        notAvailable,
        readExcerpt,
        `Pergunte a quem administra a rede se as solicitações desta máquina chegam a ${urls.host}.`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `Espere ${wait(retryAfterSeconds, 'um minuto')}; se nada bloquear a solicitação, consulte https://www.githubstatus.com.`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'O GitHub'} está temporariamente indisponível.`,
      'O GitHub está temporariamente indisponível. Tente novamente em alguns minutos.',
      urls.selfHosted
        ? `Pergunte a quem administra ${urls.host} se há manutenção em andamento.`
        : urls.web.endsWith('.ghe.com')
          ? 'Consulte a página de status da sua região; há um link em https://www.githubstatus.com.'
          : 'Consulte https://www.githubstatus.com; se não houver incidente, procure um proxy no caminho até o GitHub.',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `Nenhuma resposta chegou de ${urls.host}, e o navegador não diz por quê.`,
          notAvailable,
          'Use um relay (createTokenRelay), porque esse ponto de extremidade não envia cabeçalhos CORS.',
          `Abra ${urls.web} no mesmo navegador para ver se o host está acessível.`,
          tryAgain(input),
        )
      : hint(
          `Nenhuma resposta chegou de ${urls.host}.`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'Leia cause.message, o erro do ambiente de execução ou do fetch próprio.',
          `Execute curl -I ${urls.web} na máquina que falhou para ver se ela acessa o host.`,
          mayNeedProxy(cause) &&
            'Se for preciso um proxy, defina NODE_USE_ENV_PROXY=1 (Node 22.21, 24 ou superior) ou passe um fetch que o use.',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `Nenhuma resposta chegou em ${duration(input.timeoutMs / 1000)}.`,
      'O GitHub não respondeu a tempo. Tente novamente.',
      `Execute curl -I ${input.urls.web} na máquina que falhou para ver se o host está lento.`,
      tryAgain(input),
      'Aumente timeoutMs se a rede for sabidamente lenta.',
    ),
  RequestAborted: (input) =>
    hint(
      'O programa cancelou a solicitação.',
      'O login foi interrompido. Faça login novamente.',
      'Se isso não foi intencional, procure o código que cancela o sinal.',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        'Não há código de autorização para trocar.',
        'Não foi possível concluir o login. Faça login novamente.',
        'Registre em log os nomes dos parâmetros do retorno de chamada: error ou setup_action diz o motivo.',
        `Primeiro, redirecione a pessoa para ${urls.web}/login/oauth/authorize.`,
        'Passe a exchangeCode, como string, o parâmetro code do retorno de chamada.',
      );
    return setupAction === 'request'
      ? hint(
          'A pessoa pediu à organização que instalasse o aplicativo; ainda não há código.',
          'Um proprietário da sua organização precisa aprovar este aplicativo. Depois disso, faça login novamente.',
          'Avise à pessoa que a instalação aguarda a aprovação de um proprietário da organização.',
          `Após a aprovação, redirecione a pessoa para ${urls.web}/login/oauth/authorize para fazer login.`,
        )
      : hint(
          'Este retorno de chamada informa uma instalação do aplicativo e não contém código.',
          'O aplicativo está instalado. Faça login para continuar.',
          `Redirecione a pessoa para ${urls.web}/login/oauth/authorize para fazer login.`,
          'Ou marque "Request user authorization (OAuth) during installation" nas configurações do aplicativo.',
        );
  },
  StateMismatch: () =>
    hint(
      'Este retorno de chamada é de outro login, ou a sessão foi perdida.',
      'Não foi possível concluir este login aqui. Faça login novamente.',
      'Registre em log se a sessão contém um state quando o retorno de chamada chega; se não, ela foi perdida.',
      'Se contém outro, uma segunda guia ou um segundo login o substituiu: armazene um state por login.',
      'Se ela se perde ao reiniciar ou com várias instâncias, use um armazenamento de sessões compartilhado.',
      'Inicie e conclua um novo login no mesmo nome de host; os cookies de localhost e 127.0.0.1 são separados.',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `O iss do retorno de chamada não é o de ${urls.host}.`,
      'Não foi possível concluir este login. Faça login novamente.',
      'Inicie um novo login, e não troque o código deste.',
      'Defina baseUrl com o host do GitHub do login; se estiver correto, defina issuer com o iss dele.',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `Nenhuma resposta chegou do relay em ${host}.`,
        notAvailable,
        `Execute curl -I ${tokenEndpoint} para ver se o relay está acessível; se não, inicie-o.`,
        input.cause.code === undefined &&
          `${readRelayLog}: ele cita as origens recusadas, que o navegador esconde da página.`,
        input.cause.code === undefined &&
          'Se a origem desta página faltar em allowedOrigins do relay, adicione-a.',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `O relay não respondeu em ${duration(input.timeoutMs / 1000)}.`,
        notAvailable,
        `${readRelayLog}: se ele esperava pelo GitHub, o log diz por quê.`,
        'Dê ao relay um timeoutMs menor que o deste cliente, para que o erro dele chegue primeiro.',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `O relay em ${host} recusou a solicitação e não a enviou ao GitHub.`,
        notAvailable,
        'Leia a descrição: ela diz o que enviar ou o que configurar.',
        `${readRelayLog}: onRefusal é chamado a cada recusa, com o motivo.`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `A resposta de ${host} não é a de um relay.`,
        notAvailable,
        readExcerpt,
        `Monte createTokenRelay na URL de tokenEndpoint, atualmente ${tokenEndpoint}.`,
        tryAgain(input),
      ),
  };
}
