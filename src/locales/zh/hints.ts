import { hint, isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { duration, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain = '此次登录已过期或已被使用。请重新登录。';
const newUserCode = '此代码已失效。请重新开始登录以获取新代码。';
const readRelayLog = '查看中继的日志';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    '未设置客户端 ID 或客户端密码；没有发送任何内容。',
    notAvailable,
    '在此代码的运行环境中，将两者是否已设置写入日志，但不要写入它们的值。',
    `设置缺少的值：在 ${input.urls.settings} 可以查看客户端 ID 和生成客户端密码。`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} 上没有使用此客户端 ID 的应用。`,
    notAvailable,
    '在此代码的运行环境中，将客户端 ID 写入日志；如果未设置相应的变量，它就是空的。',
    `打开 ${urls.settings} 并复制客户端 ID，而不是应用 ID。`,
    `如果应用属于某个组织，请打开此页面：${urls.organizationSettings}`,
    '如果应用注册在其他 GitHub 主机上，请将 baseUrl 设置为该主机。',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub 拒绝了客户端 ID 与客户端密码的这一组合。',
    notAvailable,
    `打开 ${urls.settings} 并选择使用此客户端 ID 的应用。`,
    `如果其中没有列出，请打开此页面：${urls.organizationSettings}`,
    '将“Client secrets”下显示的最后 8 个字符与已部署的客户端密码进行比较。',
    '如果不同，请部署此应用的客户端密码，或者生成新的客户端密码并删除旧的。',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub 不接受此授权代码：它不正确、已过期或已被使用。',
    signInAgain,
    '让用户重新登录以获取新代码。',
    '每个代码只交换一次；页面刷新、预提取、React StrictMode 和其他 worker 都会导致重复交换。',
    '交换后进行重定向，以免刷新页面时重复交换。',
    '如果每次登录都失败，请将 code_verifier 与存储的值进行比较；凭据是正确的。',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub 不接受此设备代码：它不正确、已过期或已被使用。',
    newUserCode,
    '发送 device_code，而不是用户输入的用户代码。',
    '只用一个程序轮询；令牌可能已被另一个程序接收。',
    '请求新的设备代码并显示其用户代码；有效期为 15 分钟。',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['invalid_request', '将参数与文档进行比较；某个参数缺失、未知或重复。'],
  ['invalid_grant', '发起新的登录；代码或刷新令牌不正确、已过期或已被撤销。'],
  ['unauthorized_client', '在应用的设置中允许此授权类型，例如设备流。'],
  ['invalid_scope', '将范围（scope）与服务器支持的范围进行比较。'],
  ['server_error', '服务器出错，请稍后重试。'],
  ['temporarily_unavailable', '服务器过载或正在维护，请稍后重试。'],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `如果用户不是通过 ${urls.web} 打开 GitHub，请将 baseUrl 设置为用户打开的 URL。`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `检查此程序与 ${urls.host} 之间是否有更改响应的代理、网关或钩子。`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      '响应是网页，而不是令牌响应。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `响应来自代理或网关，而不是 ${input.urls.host}。`,
      notAvailable,
      readExcerpt,
      `询问网络管理员，此计算机需要什么才能访问 ${input.urls.host}。`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      '作出响应的 URL 不是 GitHub 的令牌终结点。',
      notAvailable,
      `将请求的 URL 与 ${input.urls.web}/login/oauth/access_token 进行比较。`,
      setBaseUrl(input),
      input.urls.selfHosted && '询问管理员此版本是否有该终结点。',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub 无法以请求的格式响应。',
      notAvailable,
      '发送 Accept: application/json；GitHub 在此处拒绝 application/vnd.github+json。',
      '删除替换 Accept 标头的钩子或自定义 fetch。',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      '终结点重定向到了另一个 URL，而程序不会跟随重定向。',
      notAvailable,
      `运行 curl -i -X POST ${input.urls.web}/login/oauth/access_token 并查看 Location 标头。`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      '响应没有正文。',
      notAvailable,
      findProxy(input),
      '记下状态和请求 ID（如果有）；GitHub 支持人员可以据此查询。',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      '响应过大，不可能是令牌响应，因此没有读完。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      '无法将响应解析为 JSON、表单数据或 XML。',
      notAvailable,
      '查看 bodyExcerpt；如果文本在中途截断，说明连接已中断。',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      '响应既不包含可用的令牌，也不包含错误。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `等待${wait(seconds, '至少一分钟')}再发送下一个请求。`;

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
      'GitHub 拒绝了重定向 URI。',
      notAvailable,
      `将重定向 URI 与应用的回调 URL 进行比较：${urls.settings}`,
      urls.selfHosted
        ? '协议、主机、端口和路径必须匹配；允许使用子路径，环回地址允许任意端口。'
        : '使其与其中之一相同，除非启用了通配符匹配；只有环回端口可以不同。',
      operation === 'authorization_code' &&
        '在两个请求中发送相同的重定向 URI，或者在令牌请求中省略它。',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      '用户在 GitHub 上的主电子邮件地址未经验证。',
      `请在 ${urls.emails} 验证你的主电子邮件地址，然后重新登录。`,
      `请用户打开 ${urls.emails} 并验证主电子邮件地址。`,
      '然后发起新的登录以获取新代码。',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub 已挂起此应用；任何人都无法用它登录。',
      '此应用无法使用 GitHub 登录。',
      urls.selfHosted
        ? `以应用所有者的身份联系 ${urls.host} 的管理员。`
        : '以应用所有者的身份联系 GitHub 支持：https://support.github.com/contact',
      '在解除挂起之前移除登录按钮；在此之前每次登录都会失败。',
    ),
  AccessDenied: () =>
    hint(
      '用户在 GitHub 上取消了登录。',
      '你已取消登录。若要继续，请重新登录。',
      '让用户重新登录，这会创建新代码。',
      '如果很多用户在此处取消，请减少请求的范围（scope）。',
      '不要将其报告为故障；这是用户的选择。',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub 不接受此刷新令牌：它不正确、已过期或已被使用。',
      '你的登录已过期。请重新登录。',
      '从存储中重新读取刷新令牌；另一个 worker 可能已将其替换。',
      '如果没有变化，请发起新的登录；用户可能已撤销应用的访问权限。',
      '立即存储每个响应中的新刷新令牌；每个刷新令牌只能使用一次。',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      '用户尚未输入用户代码并批准登录。',
      `请在 ${urls.web}/login/device 输入代码并批准登录。`,
      `等待${wait(interval, '设备代码的间隔时间')}，然后再次轮询。`,
      `在此之前，继续显示 ${urls.web}/login/device 和用户代码。`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      '轮询设备代码的频率超出了其间隔的限制。',
      '正在等待 GitHub。如果尚未批准登录，请批准。',
      `从现在起，每次轮询前等待${wait(interval, '的时间比之前的间隔多 5 秒')}。`,
      '每个设备代码只用一个程序轮询；第二个程序的轮询也会计算在内。',
      '每次多等待一秒，因为虚拟机的时钟可能偏快。',
    ),
  ExpiredDeviceCode: () =>
    hint(
      '设备代码已过期；设备代码的有效期为 15 分钟。',
      newUserCode,
      '请求新的设备代码并显示其用户代码。',
      '在 expires_in 秒后停止轮询。',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'GitHub 无法识别此设备代码，或者该代码已被交换。',
      newUserCode,
      '发送 device_code，而不是用户输入的用户代码。',
      '使用请求设备代码时的客户端 ID 进行轮询。',
      '只用一个程序轮询；令牌可能已被另一个程序接收。',
      '请求新的设备代码。',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      '此应用已禁用设备流。',
      notAvailable,
      `在 ${urls.settings} 中选择应用，勾选“Enable Device Flow”并保存。`,
      `如果应用属于某个组织，请打开此页面：${urls.organizationSettings}`,
      '然后请求新的设备代码。',
    ),
  UnsupportedGrantType: () =>
    hint(
      '令牌终结点不支持此请求的 grant_type。',
      notAvailable,
      '对于设备代码，发送 grant_type=urn:ietf:params:oauth:grant-type:device_code。',
      '刷新时，发送 grant_type=refresh_token；交换代码时，发送 grant_type=authorization_code。',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      '服务器拒绝了请求，返回的错误代码不在 GitHub 的文档中。',
      notAvailable,
      meanings.get(code) ?? '在文档页面上查找该错误代码。',
      '如果服务器发送了说明，请按说明操作。',
      urls.selfHosted
        ? `如果 ${urls.host} 是 Gitea、Forgejo、GitLab 或 Casdoor，请使用适用于该服务器的客户端。`
        : '更新 github-token-exchange；较新的版本可能能识别该代码。',
    ),
  RateLimited: (input) =>
    hint(
      'GitHub 收到的请求过多，目前拒绝请求。',
      '当前登录过多。请在几分钟后重试。',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? '检查是否有循环在请求设备代码；GitHub 允许每个应用每小时请求 50 个。'
        : `检查是否有循环在请求令牌；GitHub 允许每个 OAuth 应用每小时发送 ${number(2000)} 个请求。`,
      '重复使用令牌，而不是为每次登录或测试运行请求新令牌。',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        '代理或网关发生故障，或者阻止了请求。',
        notAvailable,
        readExcerpt,
        `询问网络管理员，此计算机的请求能否到达 ${urls.host}。`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `等待${wait(retryAfterSeconds, '一分钟')}；如果请求没有被阻止，请查看状态页面：https://www.githubstatus.com`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} 暂时不可用。`,
      'GitHub 暂时不可用。请在几分钟后重试。',
      urls.selfHosted
        ? `询问 ${urls.host} 的管理员，服务器是否正在维护。`
        : urls.web.endsWith('.ghe.com')
          ? '查看你所在区域的状态页面，其链接位于 https://www.githubstatus.com 上。'
          : '在 https://www.githubstatus.com 上查看状态；如果没有故障，请检查通往 GitHub 的路径上是否有代理。',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `没有收到 ${urls.host} 的响应，浏览器也没有说明原因。`,
          notAvailable,
          '使用中继（createTokenRelay），因为令牌终结点不发送 CORS 标头。',
          `在同一浏览器中打开 ${urls.web} 以查看能否访问该主机。`,
          tryAgain(input),
        )
      : hint(
          `没有收到 ${urls.host} 的响应。`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            '查看 cause.message，即运行时或自定义 fetch 的错误。',
          `在出错的计算机上运行 curl -I ${urls.web} 以查看它能否访问该主机。`,
          mayNeedProxy(cause) &&
            '如果需要代理，请设置 NODE_USE_ENV_PROXY=1（Node 22.21、24 或更高版本），或传入使用代理的 fetch。',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `在 ${duration(input.timeoutMs / 1000)}内没有收到响应。`,
      'GitHub 没有及时响应。请重试。',
      `在出错的计算机上运行 curl -I ${input.urls.web} 以查看该主机的响应是否缓慢。`,
      tryAgain(input),
      '如果已知网络缓慢，请增大 timeoutMs。',
    ),
  RequestAborted: (input) =>
    hint(
      '程序中止了请求。',
      '登录已中止。请重新登录。',
      '如果这不是有意的，请找到中止信号的代码。',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        '没有可交换的授权代码。',
        '无法完成登录。请重新登录。',
        '记录回调的查询参数名称：error 或 setup_action 会说明原因。',
        `先将用户重定向到此 URL：${urls.web}/login/oauth/authorize`,
        '将回调的 code 参数以字符串形式传给 exchangeCode。',
      );
    return setupAction === 'request'
      ? hint(
          '用户已请求组织所有者安装此应用；目前还没有代码。',
          '你的组织的所有者需要批准此应用。之后请重新登录。',
          '告知用户，安装正在等待组织所有者批准。',
          `批准后，将用户重定向到 ${urls.web}/login/oauth/authorize 进行登录。`,
        )
      : hint(
          '此回调报告的是应用的安装，不包含代码。',
          '应用已安装。请登录以继续。',
          `将用户重定向到 ${urls.web}/login/oauth/authorize 进行登录。`,
          '或者在应用的设置中勾选“Request user authorization (OAuth) during installation”。',
        );
  },
  StateMismatch: () =>
    hint(
      '此回调属于另一次登录，或者会话已丢失。',
      '无法在此处完成登录。请重新登录。',
      '记录回调到达时会话中是否有 state；如果没有，说明会话已丢失。',
      '如果是另一个 state，说明它已被另一个标签页或另一次登录替换；请为每次登录存储一个 state。',
      '如果在重启后或有多个实例时丢失，请将会话保存在共享存储中。',
      '重新登录，并在同一主机名上完成登录：localhost 与 127.0.0.1 的 cookie 互不相通。',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `回调的 iss 不是 ${urls.host} 的 iss。`,
      '无法完成此次登录。请重新登录。',
      '发起新的登录，不要交换此次登录的代码。',
      '将 baseUrl 设置为用户登录的 GitHub 主机；如果正确，请将 issuer 设置为其 iss。',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `没有收到 ${host} 上的中继的响应。`,
        notAvailable,
        `运行 curl -I ${tokenEndpoint} 以查看能否访问中继；如果不能，请启动它。`,
        input.cause.code === undefined &&
          `${readRelayLog}：其中列出了被拒绝的来源（浏览器不会向页面透露）。`,
        input.cause.code === undefined && '如果中继的 allowedOrigins 中没有此页面的来源，请添加。',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `中继在 ${duration(input.timeoutMs / 1000)}内没有响应。`,
        notAvailable,
        `${readRelayLog}：如果它在等待 GitHub，日志会说明原因。`,
        '为中继设置比此客户端更短的 timeoutMs，使中继自己的错误先到达。',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `${host} 上的中继拒绝了请求，没有将其发送到 GitHub。`,
        notAvailable,
        '阅读说明：其中指出了要发送或配置的内容。',
        `${readRelayLog}：每次拒绝时都会调用 onRefusal 并传入原因。`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `来自 ${host} 的响应不是中继发出的。`,
        notAvailable,
        readExcerpt,
        `将 createTokenRelay 挂载到 tokenEndpoint 当前的 URL：${tokenEndpoint}`,
        tryAgain(input),
      ),
  };
}
