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

const clientId = '客户端 ID ';
const clientSecret = '客户端密码';
const code = '授权代码';
const redirectUri = '重定向 URI ';

const useClientId = '使用应用页面上的客户端 ID。';
const generate = '在应用页面上生成新的客户端密码';
const generateSecret = `${generate}并部署。`;
const readCode = '使用 URLSearchParams 读取回调的 code 参数。';
const setPublicUrl = '设置应用的公共 URL';
const nothingSent = '没有发送任何内容。';
const findProxy = '排查是否有检查 TLS 的代理。';
/** Puts a space at both sides of a value, but none at those of a word. */
const spaced = (value: string | undefined, word: string): string =>
  value === undefined ? word : ` ${value} `;

const useGitHub = '将 baseUrl 设置为 GitHub 主机，或使用适用于该服务器的客户端。';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: '换行符',
  'carriage-return': '回车符',
  'carriage-return-and-newline': '回车符和换行符',
  tab: '制表符',
  space: '空格',
  'no-break-space': '不间断空格',
  'byte-order-mark': '字节顺序标记',
  'zero-width-space': '零宽空格',
  other: '不可见字符或转义字符',
};

/** Says where a value has whitespace, for example `末尾有换行符`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `开头有${characters[start]}`,
    end && `末尾有${characters[end]}`,
    middle && `中间有${characters[middle]}`,
  ]
    .filter(Boolean)
    .join('，');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? '；对于 Kubernetes Secret，请用 printf 而不是 echo 编码'
      : '';
    return cause(
      `${subject}的${describeWhitespace(input)}。`,
      `在存储该值的位置删除此字符${forKubernetes}。`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(word ? `${subject}的值是单词“${word}”。` : `${subject}为空。`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(`${subject}带有引号。`, '在存储该值的位置删除引号；docker run --env-file 会保留引号。');

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject}看起来像占位符。`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject}是变量名，或者是未展开的引用。`,
    '将其设置为实际的值，或者在应用启动前展开引用。',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(`${subject}有 ${number(length)} 个字符；GitHub 的格式是 ${usual}。`, fix);

const partNames: Readonly<Record<UrlPartName, string>> = {
  scheme: '协议',
  host: '主机',
  port: '端口',
  path: '路径',
  query: '查询字符串',
  fragment: '片段',
};

const listOf = (parts: readonly UrlPartName[]): string =>
  new Intl.ListFormat('zh').format(parts.map((part) => partNames[part]));

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: '注册的 URL', arrival: '回调到达的 URL' },
  slash: (endsWithSlash) => ` 与重定向 URI 不同：后者的末尾${endsWithSlash ? '有' : '没有'}斜杠。`,
  differs: (parts) => ` 与重定向 URI 的${listOf(parts)}不同。`,
  sent: (uri) => ` 与重定向 URI ${uri}`,
  parts: (parts) => ` 的${listOf(parts)}不同。`,
  end: ' 不同。',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard: '同时注册该重定向 URI，或者为回调 URL 启用通配符匹配。',
  register: '同时注册该重定向 URI，或者发送已注册的重定向 URI。',
  compare: '将重定向 URI 与浏览器的地址栏进行比较，地址栏显示的是已注册的回调 URL。',
  'public-url': `${setPublicUrl}，或者信任代理的 X-Forwarded-* 标头。`,
  'send-arrival': '发送回调到达的 URL，或者同时注册该重定向 URI。',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': '该服务器上没有使用此客户端 ID 的应用。',
  'credentials-rejected': '该服务器拒绝了客户端 ID 或客户端密码。',
  'client-secret-rejected': '该服务器拒绝了客户端密码。',
  'code-rejected': '该服务器拒绝了代码。',
  'code-or-refresh-token-rejected': '该服务器拒绝了代码或刷新令牌。',
  'redirect-uri-rejected': '该服务器拒绝了重定向 URI。',
  'code-verifier-rejected': '该服务器拒绝了 code_verifier。',
  'refresh-token-rejected': '该服务器拒绝了刷新令牌。',
  'grant-type-required': '该服务器需要 grant_type。',
  'error-in-token': '该服务器没有返回令牌，而是返回了错误。',
};

const nameOf = ({ name }: FailedHost): string => spaced(name, '该主机');

/** The name before a punctuation mark. */
const lastNameOf = (host: FailedHost): string => nameOf(host).trimEnd();

const showCertificate = ({ address }: FailedHost): string =>
  `运行 openssl s_client -connect ${address} 查看证书。`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback') return `启动 ${address} 上的服务器，或更正 baseUrl 中的端口。`;
  if (reason === 'bun') return `在出错的计算机上运行 curl -I https://${address} 进行检查。`;
  if (target === 'resolves-to-loopback')
    return '该名称解析到此计算机；请更正 hosts 文件或 DNS 服务器。';
  return isOfGitHub
    ? '检查是否有防火墙，或是否必须使用代理。'
    : '检查是否有防火墙、是否必须使用代理，或端口是否错误。';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, '在此代码的环境中设置它。'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '20 位十六进制数，或以 Iv/Ov 开头',
    '将其与应用页面上的客户端 ID 进行比较。',
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause('客户端 ID 和客户端密码互换了。', '交换这两个值。')
      : swapped === 'client_id'
        ? cause('客户端 ID 的值符合客户端密码的格式。', useClientId)
        : cause('客户端密码的值符合客户端 ID 的格式。', generateSecret),
  'client-id-is-app-id': () =>
    cause('客户端 ID 是数字，像是应用 ID。', '使用应用页面上的客户端 ID，而不是应用 ID。'),
  'client-secret-missing': isMissing(
    clientSecret,
    '在此代码的环境中设置它；在 GitHub 上，PKCE 不能代替它。',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '40 位十六进制数',
    '将其最后 8 个字符与应用页面上“Client secrets”下显示的字符进行比较。',
  ),
  'client-secret-is-masked': () =>
    cause(
      '客户端密码是被遮盖的值，而不是密码本身。',
      '复制密码本身。如果已丢失，请生成新的客户端密码。',
    ),
  'client-secret-is-token': () =>
    cause('客户端密码是 GitHub 令牌。', `${generate}并部署，然后撤销该令牌。`),
  'client-secret-is-private-key': () =>
    cause('客户端密码是私钥，或者与私钥一样长。', `${generate}；私钥仅用于安装令牌。`),
  'client-secret-of-other-provider': ({ service }) =>
    cause(`客户端密码的值符合其他服务（${service}）的密码格式。`, generateSecret),
  'client-secret-replaced': () =>
    cause(
      '客户端密码可能已重新生成，或者属于另一个应用。',
      '部署同一应用的客户端 ID 和当前的客户端密码，并重启所有实例。',
    ),
  'redirect-uri-differs-from-authorization': ({ parts, isShown, sent, before }) =>
    cause(
      isShown
        ? `重定向 URI 的${listOf(parts)}是${spaced(sent, '默认值').trimEnd()}；授权请求中是${spaced(before, '默认值').trimEnd()}。`
        : `重定向 URI 与授权请求中的不同（${parts.length === 0 ? '写法' : listOf(parts)}）。`,
      '在两个请求中发送相同的重定向 URI，或者在令牌请求中省略它。',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub 将 ${sent} 和 ${before} 视为两个不同的主机。`,
      '只注册和使用一个环回名称；GitHub 建议使用 127.0.0.1。',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `重定向 URI 指向 ${hostname}，看起来是预览环境。`,
      '让预览环境统一经由一个固定的回调 URL；通配符匹配只涵盖回调 URL 的子域。',
    ),
  'redirect-uri-without-scheme': () =>
    cause(`${redirectUri}没有以协议和两个斜杠开头。`, '发送以 https:// 开头的完整 URL。'),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri}包含 undefined、null 或未展开的变量。`,
      '设置用来构造它的值，通常是应用的公共 URL。',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(`${redirectUri}包含回调的查询字符串。`, '发送时不带 code 和 state。'),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri}以 http: 开头，这通常只用于环回地址。`,
      `${setPublicUrl}，或者信任代理的 X-Forwarded-Proto 标头。`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(`重定向 URI 指向 ${hostname}，但应用在生产环境中运行。`, `在此环境中${setPublicUrl}。`),
  'redirect-uri-has-double-slash': () =>
    cause('重定向 URI 的路径包含两个连续的斜杠。', '删除应用的公共 URL 末尾的斜杠。'),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri}带有查询字符串，而 GitHub 默认要求完全一致。`,
      '改用 state 传递数据，或者为回调 URL 启用通配符匹配。',
    ),
  'code-missing': () =>
    cause('请求中没有授权代码。', `${readCode}如果有 error 参数，请将回调传给 parseCallback。`),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `此客户端在 ${ago(secondsAgo)}已交换过同一个代码。`,
      '每个代码只交换一次；React 的 StrictMode 在开发环境中会运行两次 effect。',
    ),
  'code-of-other-client': () =>
    cause(`${code}是为另一个客户端 ID 颁发的。`, '使用开始登录时的客户端 ID。'),
  'code-is-token': () => cause(`${code}是令牌。`, '直接使用该令牌，无需交换。'),
  'code-is-state': () => cause(`${code}是 state 的值。`, '传入回调的 code 参数，而不是 state。'),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      `从${since === 'callback' ? '回调到达' : '登录开始'}至交换，经过了 ${elapsed(seconds)}。`,
      '回调到达后立即交换代码；代码在 10 分钟后过期。',
    ),
  'code-has-query-tail': () => cause(`${code}包含回调 URL 的其他部分。`, readCode),
  'code-is-percent-encoded': () => cause(`${code}经过了百分号编码。`, readCode),
  'code-has-whitespace': (input) =>
    cause(`${code}的${describeWhitespace(input)}。`, '在交换之前删除此字符。'),
  'code-of-unusual-form': hasUnusualForm(code, '20 位十六进制数', readCode),
  'code-verifier-missing': () =>
    cause(
      '登录开始时使用了 code_challenge，但没有发送 code_verifier。',
      '将 code_verifier 与 state 一起存储，并与代码一起发送。',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'code_verifier 与此次登录的 code_challenge 不匹配。',
      '每次登录连同其 state 存储一个 code_verifier。GitHub 只支持 S256。',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `代码可能已被使用过${mayBeExpired ? '，或已超过 10 分钟' : ''}。`,
      '记录每次回调和交换的时间：两次交换或长时间等待会显示原因。',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `此客户端在 ${ago(secondsAgo)}已使用过同一个刷新令牌。`,
      '存储每个响应中的新刷新令牌，并且同一时间只让一个进程刷新。',
    ),
  'refresh-token-is-access-token': () =>
    cause('刷新令牌的值符合访问令牌的格式。', '传入最近一次响应的 refreshToken。'),
  'refresh-token-too-old': () => cause('刷新令牌已过期。', '请用户重新登录。'),
  'device-code-is-user-code': () =>
    cause('设备代码的值符合用户代码的格式。', '发送 device_code；用户代码仅供用户输入。'),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `同一个设备代码在 ${ago(secondsAgo)}已换取令牌。`,
      '只用一个程序轮询，并在收到第一个令牌后停止。',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `上次轮询是在 ${ago(secondsAgo)}；间隔为 ${elapsed(interval)}。`,
      '等待的时间比最近一次响应的间隔多一秒。',
    ),
  'clock-runs-fast': () =>
    cause(
      '此计算机的系统时钟与计时器不一致，其中之一偏快。',
      '校准时钟，或每次多等待几秒；虚拟机在休眠后会出现偏差。',
    ),
  'device-code-has-second-poller': () =>
    cause(
      '可能有另一个程序在用同一个设备代码轮询。',
      '只让一个程序轮询，并用新的设备代码重新开始。',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          '回调没有 state：它来自应用的安装，而不是此次登录。',
          '安装后，让用户通过应用登录一次。',
        )
      : cause(
          '会话中有 state，但回调中没有。',
          '将用户重定向到 authorizationUrl 的 url，不要更改该 URL；GitHub 会返回收到的 state。',
        ),
  'session-without-state': () =>
    cause(
      '会话中没有 state。',
      '将 cookie 设为 SameSite=Lax 而不是 Strict；始终使用同一个主机名（带或不带 www）；在实例之间共享会话。',
    ),
  'installation-awaits-approval': () =>
    cause(
      '用户请求了安装，但必须由组织所有者批准。',
      '告知用户；批准后会有安装的 webhook 事件通知。',
    ),
  'proxy-answered': ({ product, web, requiresAuthentication }) => {
    const subject = `此计算机与 ${web} 之间的${spaced(product, '代理')}`;
    return requiresAuthentication
      ? cause(`${subject}要求身份验证。`, '在 HTTPS_PROXY 或代理的 agent 中设置用户名和密码。')
      : cause(
          `${subject}发送了响应。`,
          '将 bodyExcerpt 发给网络管理员。如果必须使用另一个代理，请传入使用该代理的 fetch。',
        );
  },
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} 可能是 Gitea 或 Forgejo，而不是 GitHub。`, useGitHub);
    if (evidence === 'page')
      return cause(`${web} 不是 GitHub：页面上显示的是另一个服务器的名称。`, useGitHub);
    const name = server === 'Gitea' ? 'Gitea 或 Forgejo' : String(server);
    return cause(
      `${web} 不是 GitHub：这是 ${name} 的错误。`,
      `${meaning ? meanings[meaning] : ''}${useGitHub}`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'GitHub 拒绝了请求，因为没有 User-Agent 标头。',
      '发送 User-Agent 标头，例如使用应用的名称。',
    ),
  'rest-api-answered': () =>
    cause(
      '作出响应的是 REST API，而不是 GitHub 的令牌终结点。',
      '更正令牌 URL，或者删除更改它的钩子、自定义 fetch 或代理。',
    ),
  'rest-api-refused-token': () =>
    cause(
      '作出响应的是 REST API，它拒绝了 Authorization 标头中的令牌。',
      '删除该标头，并更正令牌 URL 或者更改它的钩子、fetch 或代理。',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          '响应不是来自 GitHub 的令牌终结点。',
          `向 https://${web}/login/oauth/access_token 发送 POST；删除更改 URL 的钩子或代理。`,
        )
      : cause(`${web} 下没有令牌终结点。`, '将 baseUrl 设置为用户打开 GitHub 的 URL。'),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `应用可能注册在 ${web} 以外的主机上。`,
          '在该主机上注册应用，或者将 baseUrl 设置为应用注册所在的主机。',
        )
      : cause(
          `登录是在 ${signIn} 开始的，但交换请求发送到了 ${web}。`,
          '两者使用同一个 baseUrl：应用注册所在的主机。',
        ),
  'proxy-variable-ignored': () =>
    cause(
      '设置了 HTTPS_PROXY 之类的变量，但 Node 的 fetch 不使用它。',
      '设置 HTTPS_PROXY 和 NODE_USE_ENV_PROXY=1（Node 22.21、24 或更高版本），或传入使用代理的 fetch。',
    ),
  'browser-without-cors': () =>
    cause(
      '当前环境是浏览器，而令牌终结点不发送 CORS 标头。',
      '通过中继（createTokenRelay）交换；客户端密码不得出现在浏览器中。',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `代理要求用户名和密码才能连接到${lastNameOf(host)}。`,
      `将两者经百分号编码后添加到 HTTPS_PROXY 或代理 agent 的代理 URL 中。${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `代理没有建立到${nameOf(host)}的连接。${status === undefined ? '' : `响应状态为 ${String(status)}。`}`,
      status !== undefined && status >= 500
        ? `查明代理本身能否访问${lastNameOf(host)}。${nothingSent}`
        : `在代理的配置中允许对 ${host.address} 使用 CONNECT。${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `此计算机上的代理 ${proxy} 拒绝了连接。`,
      `启动代理，或更正变量 HTTPS_PROXY 或代理的 agent。${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `无法访问代理 ${proxy}，因此没有向${nameOf(host)}发送任何内容。`,
      '查明代理是否在运行，并将其地址和端口与 HTTPS_PROXY 和代理的 agent 进行比较。',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `无法解析代理的名称 ${proxy}。`,
      `更正 HTTPS_PROXY 或代理 agent 中的名称，或连接到代理所在的网络。${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      name === undefined ? '无法解析主机的名称。' : `无法解析名称 ${name}。`,
      name !== undefined && name !== 'github.com'
        ? `更正 baseUrl 中的名称，或在出错的计算机上运行 nslookup ${hostname} 进行检查。`
        : `在出错的计算机或容器中运行 nslookup ${hostname} 进行检查。${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun 无法连接到${lastNameOf(host)}，或无法解析其名称。`
        : `到${nameOf(host)}的连接被拒绝。`,
      `${connectionRefusedFix(host, reason, target)}${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `网络报告无法从此计算机访问${lastNameOf(host)}。`,
      '检查是否缺少路由或 VPN、是否有防火墙，或 IPv6 连接是否有问题。',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `此计算机不允许该程序连接到${lastNameOf(host)}。`,
      '检查是否有阻止该程序的本地防火墙、沙盒或安全策略。',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `此运行时阻止对${nameOf(host)}的端口的请求。`,
      `使用其他端口；fetch 会阻止 IRC 和 X11 等服务的端口。${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `到${nameOf(host)}的连接在建立 TLS 之前被关闭。`,
          `检查是否有阻止 ${host.hostname} 的防火墙或代理。${nothingSent}`,
        )
      : cause(
          `到${nameOf(host)}的连接在响应完成之前被关闭。`,
          '如果再次发生，请检查是否有关闭连接的代理或防火墙。',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `没有及时建立到${nameOf(host)}的连接。`,
      '检查是否有静默丢弃数据包的防火墙，或是否必须使用代理。',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `${nameOf(host).trimStart()}上的服务器接受了连接，但没有及时响应。`,
      '请求可能已被处理。请增大 agent 的 headersTimeout 和 bodyTimeout。',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `${nameOf(host).trimStart()}的证书不是由其所列的颁发机构签名的。`,
          '排查是否有检查 TLS 的程序或代理，并安装其当前的证书颁发机构。',
        )
      : cause(
          `此运行时不信任${nameOf(host)}的证书颁发机构。`,
          '将 NODE_EXTRA_CA_CERTS 设为颁发机构的证书，或设置 NODE_USE_SYSTEM_CA=1（Node 22.19、24.6 或更高版本）。',
        ),
  'ca-certificates-missing': () =>
    cause(
      '容器映像中可能没有证书颁发机构，而某些 Node 构建需要它们。',
      '在容器映像中安装 ca-certificates 包。',
    ),
  'certificate-expired': ({ host }) =>
    cause('按此计算机的当前时间，证书无效。', `如果时钟有误，请校准。${showCertificate(host)}`),
  'certificate-of-other-name': ({ host }) =>
    cause(
      host.name === undefined
        ? '收到的证书对主机的名称无效。'
        : `收到的证书对名称 ${host.name} 无效。`,
      host.isOfGitHub
        ? `${findProxy}${showCertificate(host)}`
        : `将 baseUrl 设置为证书上的名称。${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `此运行时不接受${nameOf(host)}或其颁发机构的证书。`,
      host.isOfGitHub
        ? `${findProxy}${showCertificate(host)}`
        : `更换证书。${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `到${nameOf(host)}的连接使用 https，但服务器不使用 TLS。`,
      `${host.isOfGitHub ? findProxy : '将 baseUrl 设置为 https 端口。'}不使用 TLS 的代理，其 URL 应以 http:// 开头。`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `此运行时与${nameOf(host)}没有共同的 TLS 版本。`,
      '在双方以及其间检查 TLS 的代理上启用 TLS 1.2 或更高版本。',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `${nameOf(host).trimStart()}上的服务器要求或拒绝了客户端证书。`,
          '传入一个 fetch，由它发送服务器接受的客户端证书。',
        )
      : cause(
          `此运行时与${nameOf(host)}未能协商出 TLS 连接。`,
          `在同一计算机上运行 openssl s_client -connect ${host.address} 以查看是哪一方拒绝。`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `${nameOf(host).trimStart()}上的服务器没有发送有效的 HTTP/1.1 响应。`,
      host.isOfGitHub
        ? '检查是否有更改响应的代理。'
        : '将 baseUrl 设置为网站的端口，或检查是否有更改响应的代理。',
    ),
  'rules-not-loaded': () =>
    cause(
      '无法加载 github-token-exchange 的某个文件；没有进行任何检查。',
      '部署该包的所有文件；如果部署了新版本，请重新加载页面。',
    ),
}))();
