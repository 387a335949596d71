import { hint, isDeviceFlow } from '../../errors/hint.js';
import type { HintInput, HintMessages, HintText, RelayHintMessages } from '../../errors/locale.js';
import { isHiddenByBrowser, mayNeedProxy } from '../../errors/network.js';
import type { UnexpectedReason } from '../../errors/types.js';
import { duration, notAvailable, number, readExcerpt, tryAgain, wait } from './phrases.js';

const signInAgain =
  'このサインインは期限切れか、すでに使用されています。もう一度サインインしてください。';
const newUserCode =
  'このコードは無効になりました。サインインをやり直して新しいコードを取得してください。';
const readRelayLog = 'リレーのログを確認してください。';

type CredentialsInput = HintInput<'IncorrectClientCredentials'>;

const notSet = (input: CredentialsInput): HintText =>
  hint(
    'クライアント ID またはクライアント シークレットが未設定のため、何も送信していません。',
    notAvailable,
    'このコードの実行環境で、それぞれが設定されているかをログに記録してください。値は記録しないでください。',
    `${input.urls.settings} でクライアント ID を確認するかシークレットを生成し、設定してください。`,
    tryAgain(input),
  );

const unknownClientId = ({ urls }: CredentialsInput): HintText =>
  hint(
    `${urls.host} には、このクライアント ID のアプリがありません。`,
    notAvailable,
    'このコードの実行環境でクライアント ID をログに記録してください。変数が未設定なら空です。',
    `${urls.settings} を開き、アプリ ID ではなくクライアント ID をコピーしてください。`,
    `アプリが組織に属している場合は、${urls.organizationSettings} を開いてください。`,
    'アプリが別の GitHub ホストに登録されている場合は、baseUrl をそのホストに設定してください。',
  );

const wrongSecret = ({ urls }: CredentialsInput): HintText =>
  hint(
    'GitHub は、このクライアント ID とクライアント シークレットの組み合わせを拒否しました。',
    notAvailable,
    `${urls.settings} を開き、このクライアント ID のアプリを選択してください。`,
    `一覧にない場合は、${urls.organizationSettings} を開いてください。`,
    '「Client secrets」に表示される末尾 8 文字を、デプロイしたシークレットの末尾と比較してください。',
    '異なる場合は、このアプリのシークレットをデプロイするか、新しいものを生成して古いものを削除してください。',
  );

const rejectedCode = (): HintText =>
  hint(
    'GitHub はこの認可コードを受け付けません。誤りか、期限切れか、使用済みです。',
    signInAgain,
    'ユーザーにもう一度サインインしてもらい、新しいコードを取得してください。',
    '各コードは 1 回だけ交換してください。再読み込み、プリフェッチ、React StrictMode、別のワーカーで重複します。',
    '交換後にリダイレクトし、ページの再読み込みで交換が繰り返されないようにしてください。',
    'サインインが毎回失敗する場合は、code_verifier を保存した値と比較してください。資格情報は正しいものです。',
  );

const rejectedDeviceCode = (): HintText =>
  hint(
    'GitHub はこのデバイス コードを受け付けません。誤りか、期限切れか、使用済みです。',
    newUserCode,
    'ユーザーが入力するユーザー コードではなく、device_code を送信してください。',
    'ポーリングは 1 つのプログラムからだけにしてください。別のプログラムがトークンを受信した可能性があります。',
    '新しいデバイス コードを要求し、そのユーザー コードを表示してください。有効期間は 15 分です。',
  );

const meanings: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  [
    'invalid_request',
    'パラメーターをドキュメントと比較してください。不足しているか、不明か、重複しています。',
  ],
  [
    'invalid_grant',
    '新しいサインインを開始してください。コードか更新トークンが、誤りか、期限切れか、取り消し済みです。',
  ],
  [
    'unauthorized_client',
    'アプリの設定で、この許可の種類（デバイス フローなど）を有効にしてください。',
  ],
  ['invalid_scope', 'スコープを、サーバーが認識するスコープと比較してください。'],
  ['server_error', 'サーバーでエラーが発生しました。後で再試行してください。'],
  ['temporarily_unavailable', 'サーバーが過負荷かメンテナンス中です。後で再試行してください。'],
]);

type UnexpectedInput = HintInput<'UnexpectedResponse'>;

const setBaseUrl = ({ urls }: UnexpectedInput): string | false =>
  urls.web !== 'https://github.com' &&
  `ユーザーが GitHub を開く URL が ${urls.web} でない場合は、baseUrl をその URL に設定してください。`;
const findProxy = ({ urls }: UnexpectedInput): string =>
  `このプログラムと ${urls.host} の間に、応答を変更するプロキシ、ゲートウェイ、フックがないか調べてください。`;

const unexpected: Readonly<Record<UnexpectedReason, (input: UnexpectedInput) => HintText>> = {
  'html-page': (input) =>
    hint(
      '応答はトークン応答ではなく、Web ページです。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'proxy-page': (input) =>
    hint(
      `${input.urls.host} の代わりに、プロキシまたはゲートウェイが応答しました。`,
      notAvailable,
      readExcerpt,
      `このマシンから ${input.urls.host} への到達に何が必要か、ネットワーク管理者に尋ねてください。`,
      tryAgain(input),
    ),
  'wrong-endpoint': (input) =>
    hint(
      '応答した URL は、GitHub のトークン エンドポイントではありません。',
      notAvailable,
      `要求の URL を ${input.urls.web}/login/oauth/access_token と比較してください。`,
      setBaseUrl(input),
      input.urls.selfHosted &&
        'このバージョンにそのエンドポイントがあるか、管理者に尋ねてください。',
      tryAgain(input),
    ),
  'not-acceptable': (input) =>
    hint(
      'GitHub は、要求された形式では応答できません。',
      notAvailable,
      'Accept: application/json を送信してください。application/vnd.github+json はここでは拒否されます。',
      'Accept ヘッダーを置き換えるフックまたは独自の fetch を取り除いてください。',
      tryAgain(input),
    ),
  redirect: (input) =>
    hint(
      'エンドポイントが別の URL にリダイレクトしましたが、リダイレクトには従いません。',
      notAvailable,
      `curl -i -X POST ${input.urls.web}/login/oauth/access_token を実行し、Location ヘッダーを確認してください。`,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  'empty-body': (input) =>
    hint(
      '応答に本文がありません。',
      notAvailable,
      findProxy(input),
      '状態コードと要求 ID（ある場合）を控えてください。GitHub サポートでの調査に使用できます。',
      tryAgain(input),
    ),
  'too-large': (input) =>
    hint(
      '応答がトークン応答としては大きすぎるため、最後まで読み取っていません。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
  undecodable: (input) =>
    hint(
      '応答を JSON、フォーム データ、XML のいずれとしても解析できません。',
      notAvailable,
      'bodyExcerpt を読んでください。テキストが途中で切れていれば、接続が中断されています。',
      findProxy(input),
      tryAgain(input),
    ),
  'neither-token-nor-error': (input) =>
    hint(
      '応答に、使用できるトークンもエラーも含まれていません。',
      notAvailable,
      readExcerpt,
      setBaseUrl(input) || findProxy(input),
      tryAgain(input),
    ),
};

const waitBeforeNext = (seconds: number | undefined): string =>
  `次の要求まで、${wait(seconds, '少なくとも 1 分間')}待ってください。`;

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
      'GitHub がリダイレクト URI を拒否しました。',
      notAvailable,
      `リダイレクト URI を、アプリのコールバック URL と比較してください: ${urls.settings}`,
      urls.selfHosted
        ? 'スキーム、ホスト、ポート、パスを一致させてください。サブパスとループバックの任意のポートは使えます。'
        : 'いずれかと一致させてください（ワイルドカード一致が有効な場合を除く）。異なってよいのはループバックのポートだけです。',
      operation === 'authorization_code' &&
        '両方の要求で同じリダイレクト URI を送信するか、トークン要求では省略してください。',
    ),
  BadVerificationCode: ({ operation }) =>
    isDeviceFlow(operation) ? rejectedDeviceCode() : rejectedCode(),
  UnverifiedUserEmail: ({ urls }) =>
    hint(
      'ユーザーの GitHub のプライマリ メール アドレスが検証されていません。',
      `${urls.emails} でプライマリ メール アドレスを検証してから、もう一度サインインしてください。`,
      `ユーザーに ${urls.emails} を開いてプライマリ メール アドレスを検証してもらってください。`,
      'その後、新しいサインインを開始して新しいコードを取得してください。',
    ),
  ApplicationSuspended: ({ urls }) =>
    hint(
      'GitHub がこのアプリをサスペンドしたため、誰もこのアプリでサインインできません。',
      'このアプリでは GitHub でのサインインを利用できません。',
      urls.selfHosted
        ? `アプリの所有者として、${urls.host} の管理者に連絡してください。`
        : 'アプリの所有者として、GitHub サポートに連絡してください: https://support.github.com/contact',
      'サスペンドが解除されるまで、サインイン ボタンを外してください。それまでのサインインはすべて失敗します。',
    ),
  AccessDenied: () =>
    hint(
      'ユーザーが GitHub でサインインをキャンセルしました。',
      'サインインをキャンセルしました。続行するには、もう一度サインインしてください。',
      'ユーザーがもう一度サインインできるようにしてください。新しいコードが発行されます。',
      'ここでキャンセルするユーザーが多い場合は、要求するスコープを減らしてください。',
      '障害として報告しないでください。キャンセルはユーザーの選択です。',
    ),
  BadRefreshToken: () =>
    hint(
      'GitHub はこの更新トークンを受け付けません。誤りか、期限切れか、使用済みです。',
      'サインインの有効期限が切れました。もう一度サインインしてください。',
      '更新トークンを保存先から読み直してください。別のワーカーが置き換えた可能性があります。',
      '変わっていなければ、新しいサインインを開始してください。ユーザーがアプリのアクセスを取り消した可能性があります。',
      '応答ごとに、新しい更新トークンをすぐに保存してください。それぞれ 1 回しか使えません。',
    ),
  AuthorizationPending: ({ interval, urls }) =>
    hint(
      'ユーザー コードの入力とサインインの承認が、まだ完了していません。',
      `${urls.web}/login/device を開き、コードを入力してサインインを承認してください。`,
      interval === undefined
        ? 'デバイス コードの間隔だけ待ってから、もう一度ポーリングしてください。'
        : `${wait(interval, '')}待ってから、もう一度ポーリングしてください。`,
      `それまでは、ユーザー コードと ${urls.web}/login/device を表示し続けてください。`,
    ),
  SlowDown: ({ interval }) =>
    hint(
      'デバイス コードが、許可された間隔より頻繁にポーリングされました。',
      'GitHub を待っています。サインインをまだ承認していない場合は、承認してください。',
      `今後は、毎回のポーリングの前に、${wait(interval, '以前の間隔より 5 秒長く')}待ってください。`,
      'デバイス コードのポーリングは 1 つのプログラムからだけにしてください。2 つ目の分も回数に含まれます。',
      '仮想マシンの時計は速く進むことがあるため、毎回 1 秒長く待ってください。',
    ),
  ExpiredDeviceCode: () =>
    hint(
      'デバイス コードの有効期限が切れました。有効期間は 15 分です。',
      newUserCode,
      '新しいデバイス コードを要求し、そのユーザー コードを表示してください。',
      'expires_in 秒が過ぎたら、ポーリングを停止してください。',
    ),
  IncorrectDeviceCode: () =>
    hint(
      'このデバイス コードは GitHub で認識されないか、すでに交換されています。',
      newUserCode,
      'ユーザーが入力するユーザー コードではなく、device_code を送信してください。',
      'デバイス コードを要求したときのクライアント ID でポーリングしてください。',
      'ポーリングは 1 つのプログラムからだけにしてください。別のプログラムがトークンを受信した可能性があります。',
      '新しいデバイス コードを要求してください。',
    ),
  DeviceFlowDisabled: ({ urls }) =>
    hint(
      'このアプリではデバイス フローが無効です。',
      notAvailable,
      `${urls.settings} でアプリを選択し、「Enable Device Flow」をオンにして保存してください。`,
      `アプリが組織に属している場合は、${urls.organizationSettings} を開いてください。`,
      'その後、新しいデバイス コードを要求してください。',
    ),
  UnsupportedGrantType: () =>
    hint(
      'トークン エンドポイントは、この要求の grant_type をサポートしていません。',
      notAvailable,
      'デバイス コードには grant_type=urn:ietf:params:oauth:grant-type:device_code を送信してください。',
      '更新には grant_type=refresh_token、コードには grant_type=authorization_code を送信してください。',
    ),
  UnrecognizedOAuthError: ({ code, urls }) =>
    hint(
      'サーバーが、GitHub のドキュメントにないエラー コードで要求を拒否しました。',
      notAvailable,
      meanings.get(code) ?? 'ドキュメントのページでエラー コードを調べてください。',
      'サーバーが説明を送信した場合は、その指示に従ってください。',
      urls.selfHosted
        ? `${urls.host} が Gitea、Forgejo、GitLab、Casdoor の場合は、そのサーバー用のクライアントを使用してください。`
        : 'github-token-exchange を更新してください。新しいバージョンで対応済みの可能性があります。',
    ),
  RateLimited: (input) =>
    hint(
      '受信した要求が多すぎるため、GitHub は当面、要求を拒否しています。',
      '現在、サインインが集中しています。数分後にもう一度お試しください。',
      waitBeforeNext(input.retryAfterSeconds),
      input.operation === 'device_authorization'
        ? 'デバイス コードを要求するループがないか調べてください。上限はアプリごとに 1 時間あたり 50 件です。'
        : `トークンを要求するループがないか調べてください。上限は OAuth アプリごとに 1 時間あたり ${number(2000)} 件です。`,
      'サインインやテストのたびに新しく要求せず、トークンを再利用してください。',
      tryAgain(input),
    ),
  ServerUnavailable: (input) => {
    const { retryAfterSeconds, urls } = input;
    if (input.actor === 'operator')
      return hint(
        'プロキシまたはゲートウェイで障害が発生したか、要求がブロックされました。',
        notAvailable,
        readExcerpt,
        `このマシンからの要求が ${urls.host} に到達するか、ネットワーク管理者に尋ねてください。`,
        urls.selfHosted
          ? waitBeforeNext(retryAfterSeconds)
          : `${wait(retryAfterSeconds, '1 分間')}待ってください。ブロックされていなければ、https://www.githubstatus.com を確認してください。`,
        tryAgain(input),
      );
    return hint(
      `${urls.selfHosted ? urls.host : 'GitHub'} は一時的に利用できません。`,
      'GitHub は一時的に利用できません。数分後にもう一度お試しください。',
      urls.selfHosted
        ? `メンテナンス中かどうかを ${urls.host} の管理者に尋ねてください。`
        : urls.web.endsWith('.ghe.com')
          ? 'お使いのリージョンの状態ページを確認してください（https://www.githubstatus.com にリンクがあります）。'
          : 'https://www.githubstatus.com を確認し、障害がなければ GitHub までのプロキシを調べてください。',
      waitBeforeNext(retryAfterSeconds),
      tryAgain(input),
    );
  },
  UnexpectedResponse: (input) => unexpected[input.reason](input),
  NetworkFailure: (input) => {
    const { cause, urls } = input;
    return isHiddenByBrowser(cause)
      ? hint(
          `${urls.host} から応答がなく、ブラウザーはその理由を示しません。`,
          notAvailable,
          'トークン エンドポイントは CORS ヘッダーを送信しないため、リレー（createTokenRelay）を使用してください。',
          `同じブラウザーで ${urls.web} を開き、ホストに到達できるか確認してください。`,
          tryAgain(input),
        )
      : hint(
          `${urls.host} から応答がありませんでした。`,
          notAvailable,
          cause.code === undefined &&
            cause.message !== undefined &&
            'cause.message（ランタイムまたは独自の fetch のエラー）を読んでください。',
          `失敗したマシンで curl -I ${urls.web} を実行し、ホストに到達できるか確認してください。`,
          mayNeedProxy(cause) &&
            'プロキシが必要なら、NODE_USE_ENV_PROXY=1（Node 22.21、24 以降）を設定するか、プロキシを使う fetch を渡してください。',
          tryAgain(input),
        );
  },
  RequestTimedOut: (input) =>
    hint(
      `${duration(input.timeoutMs / 1000)}以内に応答がありませんでした。`,
      'GitHub が時間内に応答しませんでした。もう一度お試しください。',
      `失敗したマシンで curl -I ${input.urls.web} を実行し、ホストの応答が遅いか確認してください。`,
      tryAgain(input),
      'ネットワークが遅いとわかっている場合は、timeoutMs を大きくしてください。',
    ),
  RequestAborted: (input) =>
    hint(
      'プログラムが要求を中止しました。',
      'サインインが中止されました。もう一度サインインしてください。',
      '意図していない場合は、シグナルを中止しているコードを探してください。',
      tryAgain(input),
    ),
  MissingCode: ({ urls, setupAction }) => {
    if (setupAction === undefined)
      return hint(
        '交換する認可コードがありません。',
        'サインインを完了できませんでした。もう一度サインインしてください。',
        'コールバックのクエリ パラメーター名をログに記録してください。error か setup_action が理由を示します。',
        `先にユーザーを ${urls.web}/login/oauth/authorize にリダイレクトしてください。`,
        'コールバックの code パラメーターを文字列として exchangeCode に渡してください。',
      );
    return setupAction === 'request'
      ? hint(
          'ユーザーが組織の所有者にアプリのインストールを依頼しました。コードはまだありません。',
          '組織の所有者がこのアプリを承認する必要があります。承認後にもう一度サインインしてください。',
          'インストールが組織の所有者の承認待ちであることを、ユーザーに伝えてください。',
          `承認後、ユーザーを ${urls.web}/login/oauth/authorize に送り、サインインしてもらってください。`,
        )
      : hint(
          'このコールバックはアプリのインストールを知らせるもので、コードを含みません。',
          'アプリがインストールされました。続行するにはサインインしてください。',
          `ユーザーを ${urls.web}/login/oauth/authorize にリダイレクトし、サインインしてもらってください。`,
          'または、アプリの設定で「Request user authorization (OAuth) during installation」を選択してください。',
        );
  },
  StateMismatch: () =>
    hint(
      'このコールバックは別のサインインのものか、セッションが失われています。',
      'ここではサインインを完了できませんでした。もう一度サインインしてください。',
      'コールバック時のセッションに state があるかログに記録してください。なければ、セッションは失われています。',
      '別の state がある場合は、別のタブやサインインが置き換えました。サインインごとに 1 つ保存してください。',
      '再起動後や複数インスタンスで失われる場合は、セッションを共有ストアに保存してください。',
      '新しいサインインを同じホスト名で完了してください。localhost と 127.0.0.1 の Cookie は別のものです。',
    ),
  IssuerMismatch: ({ urls }) =>
    hint(
      `コールバックの iss が ${urls.host} のものではありません。`,
      'サインインを完了できませんでした。もう一度サインインしてください。',
      '新しいサインインを開始し、このサインインのコードは交換しないでください。',
      'baseUrl をユーザーがサインインする GitHub ホストにしてください。正しければ、issuer をその iss に設定してください。',
    ),
};

/** The hints of a client of a relay. */
export function relayHints(tokenEndpoint: string): RelayHintMessages {
  const { host } = new URL(tokenEndpoint);
  return {
    NetworkFailure: (input) =>
      hint(
        `${host} のリレーから応答がありませんでした。`,
        notAvailable,
        `curl -I ${tokenEndpoint} を実行し、リレーに到達できなければ起動してください。`,
        input.cause.code === undefined &&
          `${readRelayLog}拒否されたオリジン（ブラウザーはページに示しません）が記録されています。`,
        input.cause.code === undefined &&
          'このページのオリジンがリレーの allowedOrigins になければ、追加してください。',
        tryAgain(input),
      ),
    RequestTimedOut: (input) =>
      hint(
        `リレーが ${duration(input.timeoutMs / 1000)}以内に応答しませんでした。`,
        notAvailable,
        `${readRelayLog}GitHub を待っていた場合は、理由が記録されています。`,
        'リレーのエラーが先に届くように、リレーの timeoutMs をこのクライアントより短くしてください。',
        tryAgain(input),
      ),
    UnrecognizedOAuthError: () =>
      hint(
        `${host} のリレーが要求を拒否し、GitHub に送信しませんでした。`,
        notAvailable,
        '説明を読んでください。送信する内容または構成する内容が書かれています。',
        `${readRelayLog}onRefusal は、拒否のたびに理由とともに呼び出されます。`,
      ),
    UnexpectedResponse: (input) =>
      hint(
        `${host} からの応答は、リレーのものではありません。`,
        notAvailable,
        readExcerpt,
        `createTokenRelay を現在の tokenEndpoint の URL に配置してください: ${tokenEndpoint}`,
        tryAgain(input),
      ),
  };
}
