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

const clientId = 'O ID do cliente';
const clientSecret = 'O segredo do cliente';
const code = 'O código de autorização';
const redirectUri = 'O URI de redirecionamento';

const appPage = 'página do aplicativo';
const useClientId = `Use o ID do cliente da ${appPage}.`;
const generate = `Gere um novo segredo do cliente na ${appPage}`;
const generateSecret = `${generate} e use-o.`;
const readCode = 'Leia o parâmetro code do retorno de chamada com URLSearchParams.';
const setPublicUrl = 'Defina a URL pública do aplicativo';
const nothingSent = 'Nada foi enviado.';
const findProxy = 'Procure um proxy que inspecione TLS.';
const useGitHub = 'Defina baseUrl com um host do GitHub, ou use um cliente desse servidor.';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: 'uma quebra de linha',
  'carriage-return': 'um retorno de carro',
  'carriage-return-and-newline': 'CR e LF',
  tab: 'uma tabulação',
  space: 'um espaço',
  'no-break-space': 'um espaço fixo (NBSP)',
  'byte-order-mark': 'uma marca de ordem (BOM)',
  'zero-width-space': 'um espaço de largura zero',
  other: 'um caractere especial',
};

/** Says where a value has whitespace, for example `termina com uma quebra de linha`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `começa com ${characters[start]}`,
    end && `termina com ${characters[end]}`,
    middle && `contém ${characters[middle]}`,
  ]
    .filter(Boolean)
    .join(' e ');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? '; codifique um Secret do Kubernetes com printf, não echo'
      : '';
    return cause(
      `${subject} ${describeWhitespace(input)}.`,
      `Remova esse caractere onde o valor está armazenado${forKubernetes}.`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(`${subject} ${word ? `é a palavra "${word}"` : 'está vazio'}.`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject} está entre aspas.`,
    'Remova-as onde o valor está armazenado; docker run --env-file as mantém.',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject} parece um texto de exemplo.`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject} é o nome de uma variável, ou uma referência que não foi expandida.`,
    'Coloque o próprio valor, ou expanda a referência antes que o aplicativo inicie.',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(
      `${subject} tem ${number(length)} ${length === 1 ? 'caractere' : 'caracteres'}; no GitHub, ${usual}.`,
      fix,
    );

const partNames: Readonly<Record<UrlPartName, string>> = {
  scheme: 'esquema',
  host: 'host',
  port: 'porta',
  path: 'caminho',
  query: 'consulta',
  fragment: 'fragmento',
};

const listOf = (parts: readonly UrlPartName[]): string =>
  new Intl.ListFormat('pt-BR').format(parts.map((part) => partNames[part]));

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: 'URL registrada:', arrival: 'URL de chegada:' },
  slash: (endsWithSlash) =>
    `; o URI de redirecionamento termina ${endsWithSlash ? 'com' : 'sem'} barra.`,
  differs: (parts) => `; o URI de redirecionamento tem diferenças: ${listOf(parts)}.`,
  sent: (uri) => `; URI de redirecionamento: ${uri}`,
  parts: (parts) => ` (diferença: ${listOf(parts)}).`,
  end: '.',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard:
    'Registre também o URI de redirecionamento, ou habilite curingas na URL de retorno de chamada.',
  register: 'Registre também o URI de redirecionamento, ou envie um registrado.',
  compare:
    'Compare o URI de redirecionamento com a barra de endereços: ela mostra uma URL de retorno de chamada registrada.',
  'public-url': `${setPublicUrl}, ou confie nos cabeçalhos X-Forwarded-* do proxy.`,
  'send-arrival':
    'Envie a URL em que o retorno de chamada chegou, ou registre também o URI de redirecionamento.',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'Ele não conhece o ID do cliente.',
  'credentials-rejected': 'Ele rejeita o ID ou o segredo do cliente.',
  'client-secret-rejected': 'Ele rejeita o segredo do cliente.',
  'code-rejected': 'Ele rejeita o código.',
  'code-or-refresh-token-rejected': 'Ele rejeita o código ou o token de atualização.',
  'redirect-uri-rejected': 'Ele rejeita o URI de redirecionamento.',
  'code-verifier-rejected': 'Ele rejeita o verificador de código.',
  'refresh-token-rejected': 'Ele rejeita o token de atualização.',
  'grant-type-required': 'Ele exige grant_type.',
  'error-in-token': 'Ele envia um erro no lugar do token.',
};

const nameOf = ({ name = 'o host' }: FailedHost): string => name;
const ofHost = ({ name }: FailedHost): string => (name === undefined ? 'do host' : `de ${name}`);
const toHost = ({ name }: FailedHost): string => (name === undefined ? 'ao host' : `a ${name}`);

const showCertificate = ({ address }: FailedHost, object = 'vê-lo'): string =>
  `Execute openssl s_client -connect ${address} para ${object}.`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `Inicie o servidor em ${address}, ou corrija a porta em baseUrl.`;
  if (reason === 'bun') return `Execute curl -I https://${address} na máquina que falhou.`;
  if (target === 'resolves-to-loopback')
    return 'O nome leva a esta máquina; corrija o arquivo hosts ou o servidor DNS.';
  return isOfGitHub
    ? 'Procure um firewall, ou um proxy que precise ser usado.'
    : 'Procure um firewall, um proxy que precise ser usado ou uma porta errada.';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, 'Defina-o no ambiente deste código.'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 hexadecimais ou Iv/Ov no início',
    `Compare-o com o ID do cliente da ${appPage}.`,
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause('O ID do cliente e o segredo do cliente estão trocados.', 'Inverta os dois valores.')
      : swapped === 'client_id'
        ? cause('O ID do cliente tem a forma de um segredo do cliente.', useClientId)
        : cause('O segredo do cliente tem a forma de um ID do cliente.', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'O ID do cliente é um número, como o ID de um aplicativo.',
      `Use o ID do cliente da ${appPage}, não o ID do aplicativo.`,
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'Defina-o no ambiente deste código; no GitHub, PKCE não o substitui.',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 dígitos hexadecimais',
    `Compare os últimos 8 caracteres dele com os de "Client secrets" na ${appPage}.`,
  ),
  'client-secret-is-masked': () =>
    cause(
      'O segredo do cliente é um valor mascarado, não o próprio segredo.',
      'Copie o próprio segredo. Se ele se perdeu, gere um novo segredo do cliente.',
    ),
  'client-secret-is-token': () =>
    cause('O segredo do cliente é um token do GitHub.', `${generate}, use-o e revogue o token.`),
  'client-secret-is-private-key': () =>
    cause(
      'O segredo do cliente é uma chave privada, ou é tão longo quanto uma.',
      `${generate}; uma chave privada só serve para tokens de instalação.`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(
      `O segredo do cliente tem a forma do segredo de outro serviço (${service}).`,
      generateSecret,
    ),
  'client-secret-replaced': () =>
    cause(
      'O segredo do cliente talvez tenha sido gerado de novo, ou seja de outro aplicativo.',
      'Use o ID do cliente e um segredo do cliente atual do mesmo aplicativo, e reinicie cada instância.',
    ),
  'redirect-uri-differs-from-authorization': ({
    parts,
    isShown,
    sent = 'padrão',
    before = 'padrão',
  }) =>
    cause(
      isShown
        ? `URI de redirecionamento: ${listOf(parts)} ${sent}; na autorização, ${before}.`
        : `${redirectUri} não é o da autorização: ${parts.length === 0 ? 'grafia' : listOf(parts)}.`,
      'Envie o mesmo URI de redirecionamento nas duas solicitações, ou omita-o ao pedir o token.',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `O GitHub trata ${sent} e ${before} como dois hosts diferentes.`,
      'Registre e use um só nome de loopback; o GitHub recomenda 127.0.0.1.',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `${redirectUri} leva a ${hostname}, que parece uma prévia.`,
      'Encaminhe as prévias por uma URL de retorno de chamada fixa; curingas só cobrem subdomínios dela.',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri} não começa com um esquema e duas barras.`,
      'Envie a URL completa, que começa com https://.',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri} contém undefined, null ou uma variável que não foi expandida.`,
      'Defina o valor com que ele é montado, em geral a URL pública do aplicativo.',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(
      `${redirectUri} contém a consulta do retorno de chamada.`,
      'Envie-o sem code e sem state.',
    ),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri} começa com http:, que só é comum em loopback.`,
      `${setPublicUrl}, ou confie no cabeçalho X-Forwarded-Proto do proxy.`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `${redirectUri} leva a ${hostname}, mas o aplicativo está em produção.`,
      `${setPublicUrl} neste ambiente.`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'O caminho do URI de redirecionamento contém duas barras seguidas.',
      'Remova a barra no fim da URL pública do aplicativo.',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri} tem uma consulta e, por padrão, o GitHub a compara exatamente.`,
      'Em vez disso, passe os dados em state, ou habilite curingas na URL de retorno de chamada.',
    ),
  'code-missing': () =>
    cause(
      'A solicitação não continha um código de autorização.',
      `${readCode} Se o retorno tiver error, passe-o a parseCallback.`,
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `Este cliente trocou o mesmo código ${ago(secondsAgo)}.`,
      'Troque cada código só uma vez; em desenvolvimento, o StrictMode do React executa efeitos duas vezes.',
    ),
  'code-of-other-client': () =>
    cause(
      `${code} foi emitido para outro ID do cliente.`,
      'Use o ID do cliente com que o login começou.',
    ),
  'code-is-token': () =>
    cause(`${code} é um token.`, 'Use o token como está; não há nada a trocar.'),
  'code-is-state': () =>
    cause(
      `${code} é o valor de state.`,
      'Passe o parâmetro code do retorno de chamada, não state.',
    ),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      since === 'callback'
        ? `O retorno de chamada chegou ${elapsed(seconds)} antes da troca.`
        : `O login começou ${elapsed(seconds)} antes da troca.`,
      'Troque o código assim que o retorno de chamada chegar; ele expira após 10 minutos.',
    ),
  'code-has-query-tail': () =>
    cause(`${code} contém outras partes da URL de retorno de chamada.`, readCode),
  'code-is-percent-encoded': () =>
    cause(`${code} está codificado com sinais de porcentagem.`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code} ${describeWhitespace(input)}.`, 'Remova esse caractere antes da troca.'),
  'code-of-unusual-form': hasUnusualForm(code, '20 dígitos hexadecimais', readCode),
  'code-verifier-missing': () =>
    cause(
      'O login começou com um desafio de código, mas falta o verificador de código.',
      'Armazene o verificador de código com state, e envie-o com o código.',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'O verificador de código não corresponde ao desafio de código deste login.',
      'Armazene um verificador de código por login, com o state dele. O GitHub só aceita S256.',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `O código talvez já tenha sido usado${mayBeExpired ? ', ou tenha mais de 10 minutos' : ''}.`,
      'Registre em log a hora de cada retorno de chamada e troca: duas trocas ou uma longa espera mostram a causa.',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `Este cliente usou o mesmo token de atualização ${ago(secondsAgo)}.`,
      'Armazene o novo token de atualização de cada resposta, e só um processo por vez deve atualizar.',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      'O token de atualização tem a forma de um token de acesso.',
      'Passe o refreshToken da última resposta.',
    ),
  'refresh-token-too-old': () =>
    cause('O token de atualização expirou.', 'Peça à pessoa que faça login novamente.'),
  'device-code-is-user-code': () =>
    cause(
      'O código do dispositivo tem a forma de um código do usuário.',
      'Envie device_code; o código do usuário é só para a pessoa digitar.',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `O mesmo código do dispositivo foi trocado por um token ${ago(secondsAgo)}.`,
      'Faça a sondagem em um só programa, e pare após o primeiro token.',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `A última sondagem foi ${ago(secondsAgo)}; o intervalo é de ${elapsed(interval)}.`,
      'Espere um segundo a mais que o intervalo da última resposta.',
    ),
  'clock-runs-fast': () =>
    cause(
      'O relógio do sistema e o temporizador desta máquina diferem: um deles adianta.',
      'Acerte o relógio, ou some alguns segundos a cada espera; máquinas virtuais se desviam após uma suspensão.',
    ),
  'device-code-has-second-poller': () =>
    cause(
      'Outro programa talvez esteja fazendo a sondagem com o mesmo código do dispositivo.',
      'Deixe um só programa fazer a sondagem, e recomece com outro código do dispositivo.',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'O retorno de chamada não tem state: ele vem de uma instalação, não deste login.',
          'Após a instalação, encaminhe a pessoa por um login do aplicativo.',
        )
      : cause(
          'A sessão contém um state, mas o retorno de chamada não.',
          'Redirecione a pessoa para a url de authorizationUrl sem alterá-la; o GitHub devolve o state que recebe.',
        ),
  'session-without-state': () =>
    cause(
      'A sessão não contém um state.',
      'Use SameSite=Lax no cookie, não Strict, e um só nome de host (com ou sem www); compartilhe sessões entre instâncias.',
    ),
  'installation-awaits-approval': () =>
    cause(
      'A instalação foi solicitada; um proprietário da organização ainda precisa aprová-la.',
      'Avise à pessoa; um evento de webhook de instalação informa a aprovação.',
    ),
  'proxy-answered': ({ product = 'Um proxy', web, requiresAuthentication }) =>
    requiresAuthentication
      ? cause(
          `${product} entre esta máquina e ${web} exige autenticação.`,
          'Coloque o nome de usuário e a senha em HTTPS_PROXY ou no agente do proxy.',
        )
      : cause(
          `${product} entre esta máquina e ${web} enviou a resposta.`,
          'Envie bodyExcerpt a quem administra a rede. Se for preciso outro proxy, passe um fetch que o use.',
        ),
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} talvez seja Gitea ou Forgejo, não o GitHub.`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} não é o GitHub: a página cita outro servidor.`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea ou Forgejo' : String(server);
    return cause(
      `${web} não é o GitHub: este é um erro do ${name}.`,
      `${meaning ? `${meanings[meaning]} ` : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'O GitHub rejeitou a solicitação porque ela não tinha o cabeçalho User-Agent.',
      'Envie um cabeçalho User-Agent, por exemplo, com o nome do aplicativo.',
    ),
  'rest-api-answered': () =>
    cause(
      'A API REST respondeu, não o ponto de extremidade de tokens do GitHub.',
      'Corrija a URL de tokens, ou remova o hook, o fetch próprio ou o proxy que a altera.',
    ),
  'rest-api-refused-token': () =>
    cause(
      'A API REST respondeu, e recusou o token do cabeçalho Authorization.',
      'Remova esse cabeçalho, e corrija a URL de tokens ou o hook, fetch ou proxy que a altera.',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          'A resposta não vem do ponto de extremidade de tokens do GitHub.',
          `Faça POST em https://${web}/login/oauth/access_token; remova o que altera a URL (hook, proxy).`,
        )
      : cause(
          `Não há ponto de extremidade de tokens em ${web}.`,
          'Defina baseUrl com a URL em que o GitHub é aberto.',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `O aplicativo talvez esteja registrado em um host diferente de ${web}.`,
          'Registre o aplicativo lá, ou defina baseUrl com o host em que ele está registrado.',
        )
      : cause(
          `O login começou em ${signIn}, mas a troca foi para ${web}.`,
          'Use a mesma baseUrl para os dois: o host em que o aplicativo está registrado.',
        ),
  'proxy-variable-ignored': () =>
    cause(
      'Uma variável como HTTPS_PROXY está definida, mas o fetch do Node não a usa.',
      'Defina HTTPS_PROXY e NODE_USE_ENV_PROXY=1 (Node 22.21, 24 ou superior), ou passe um fetch que use o proxy.',
    ),
  'browser-without-cors': () =>
    cause(
      'Isto é um navegador, e o ponto de extremidade de tokens não envia cabeçalhos CORS.',
      'Faça a troca por um relay (createTokenRelay); o segredo do cliente não deve ficar no navegador.',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `O proxy exige nome de usuário e senha para se conectar ${toHost(host)}.`,
      `Coloque ambos, codificados com porcentagem, na URL do proxy em HTTPS_PROXY ou no agente do proxy. ${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `O proxy não abriu uma conexão ${toHost(host)}.${status === undefined ? '' : ` Status: ${String(status)}.`}`,
      status !== undefined && status >= 500
        ? `Descubra se o próprio proxy consegue se conectar ${toHost(host)}. ${nothingSent}`
        : `Permita CONNECT a ${host.address} na configuração do proxy. ${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `O proxy ${proxy} desta máquina recusou a conexão.`,
      `Inicie o proxy, ou corrija a variável HTTPS_PROXY ou o agente do proxy. ${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `O proxy ${proxy} está inacessível; nada foi enviado ${toHost(host)}.`,
      'Descubra se ele está em execução, e compare endereço e porta com HTTPS_PROXY e o agente do proxy.',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `O nome do proxy, ${proxy}, não pôde ser resolvido.`,
      `Corrija o nome em HTTPS_PROXY ou no agente do proxy, ou conecte-se à rede dele. ${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      `O nome ${name ?? 'do host'} não pôde ser resolvido.`,
      name !== undefined && name !== 'github.com'
        ? `Corrija o nome em baseUrl, ou execute nslookup ${hostname} na máquina que falhou.`
        : `Execute nslookup ${hostname} na máquina ou no contêiner que falhou. ${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `O Bun não conseguiu se conectar ${toHost(host)}, ou resolver o nome.`
        : `A conexão ${toHost(host)} foi recusada.`,
      `${connectionRefusedFix(host, reason, target)} ${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `A rede informa que ${nameOf(host)} está inacessível a partir desta máquina.`,
      'Procure uma rota ou VPN ausente, um firewall ou uma conexão IPv6 com defeito.',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `Esta máquina não permite que o programa se conecte ${toHost(host)}.`,
      'Procure um firewall local, uma sandbox ou uma política de segurança que bloqueie o programa.',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `Este ambiente de execução bloqueia solicitações à porta ${ofHost(host)}.`,
      `Use outra porta; fetch bloqueia as de serviços como IRC e X11. ${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `A conexão ${toHost(host)} foi fechada antes de estabelecer TLS.`,
          `Procure um firewall ou proxy que bloqueie ${host.hostname}. ${nothingSent}`,
        )
      : cause(
          `A conexão ${toHost(host)} foi fechada antes do fim da resposta.`,
          'Se acontecer de novo, procure um proxy ou firewall que feche conexões.',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `Nenhuma conexão ${toHost(host)} foi estabelecida a tempo.`,
      'Procure um firewall que descarte pacotes em silêncio, ou um proxy que precise ser usado.',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `O servidor ${ofHost(host)} aceitou a conexão, mas não respondeu a tempo.`,
      'A solicitação talvez tenha sido processada. Aumente headersTimeout e bodyTimeout do agente.',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `O certificado ${ofHost(host)} não foi assinado pela autoridade que ele cita.`,
          'Procure um programa ou proxy que inspecione TLS, e instale a autoridade de certificação atual dele.',
        )
      : cause(
          `Aqui não se confia na autoridade de certificação ${ofHost(host)}.`,
          'Coloque o certificado dela em NODE_EXTRA_CA_CERTS, ou defina NODE_USE_SYSTEM_CA=1 (Node 22.19, 24.6 ou superior).',
        ),
  'ca-certificates-missing': () =>
    cause(
      'A imagem talvez não tenha as autoridades de certificação que alguns builds do Node exigem.',
      'Instale o pacote ca-certificates na imagem.',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      'O certificado não é válido na hora atual desta máquina.',
      `Acerte o relógio, se preciso. ${showCertificate(host, 'ver o certificado')}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      `O certificado apresentado não é válido para o nome ${host.name ?? 'do host'}.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'ver o certificado')}`
        : `Defina baseUrl com um nome do certificado. ${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `O certificado ${ofHost(host)}, ou o da autoridade dele, não é aceito aqui.`,
      host.isOfGitHub
        ? `${findProxy} ${showCertificate(host, 'ver o certificado')}`
        : `Substitua o certificado. ${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `A conexão ${toHost(host)} usa https, mas o servidor não usa TLS.`,
      `${host.isOfGitHub ? findProxy : 'Defina baseUrl com a porta https.'} Escreva a URL de um proxy sem TLS com http://.`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `Este ambiente de execução e ${nameOf(host)} não têm uma versão de TLS em comum.`,
      'Habilite TLS 1.2 ou superior nos dois, e em um proxy intermediário que inspecione TLS.',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `O servidor ${ofHost(host)} exige ou rejeita um certificado do cliente.`,
          'Passe um fetch que envie um certificado do cliente que o servidor aceite.',
        )
      : cause(
          `Não houve acordo sobre uma conexão TLS com ${nameOf(host)}.`,
          `Execute openssl s_client -connect ${host.address} na mesma máquina para ver quem recusa.`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `O servidor ${ofHost(host)} não enviou uma resposta HTTP/1.1 válida.`,
      host.isOfGitHub
        ? 'Procure um proxy que altere respostas.'
        : 'Defina baseUrl com a porta do site, ou procure um proxy que altere respostas.',
    ),
  'rules-not-loaded': () =>
    cause(
      'Um arquivo de github-token-exchange não pôde ser carregado; nada foi verificado.',
      'Implante todos os arquivos do pacote, ou recarregue a página se uma nova versão foi implantada.',
    ),
}))();
