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

const clientId = 'クライアント ID ';
const clientSecret = 'クライアント シークレット';
const code = '認可コード';
const redirectUri = 'リダイレクト URI ';

const useClientId = 'アプリのページのクライアント ID を使用してください。';
const generate = 'アプリのページで新しいクライアント シークレットを生成し';
const generateSecret = `${generate}、デプロイしてください。`;
const readCode = 'コールバックの code パラメーターを URLSearchParams で読み取ってください。';
const setPublicUrl = 'アプリの公開 URL を設定';
const nothingSent = '何も送信していません。';
const findProxy = 'TLS を検査するプロキシがないか調べてください。';
/** Puts a space at both sides of a value, but none at those of a word. */
const spaced = (value: string | undefined, word: string): string =>
  value === undefined ? word : ` ${value} `;

const useGitHub =
  'baseUrl を GitHub ホストに設定するか、そのサーバー用のクライアントを使用してください。';

const characters: Readonly<Record<InvisibleCharacter, string>> = {
  newline: '改行',
  'carriage-return': '復帰文字',
  'carriage-return-and-newline': '復帰文字と改行',
  tab: 'タブ',
  space: '空白',
  'no-break-space': '改行なしスペース',
  'byte-order-mark': 'バイト順マーク',
  'zero-width-space': 'ゼロ幅スペース',
  other: '不可視文字またはエスケープ文字',
};

/** Says where a value has whitespace, for example `末尾に改行`. */
const describeWhitespace = ({ start, end, middle }: WhitespaceInput): string =>
  [
    start && `先頭に${characters[start]}`,
    end && `末尾に${characters[end]}`,
    middle && `途中に${characters[middle]}`,
  ]
    .filter(Boolean)
    .join('、');

const hasWhitespace =
  (subject: string) =>
  (input: WhitespaceInput): CauseText => {
    const { start, middle, end = start ?? middle } = input;
    const forKubernetes = end?.endsWith('newline')
      ? 'Kubernetes の Secret は echo ではなく printf でエンコードしてください。'
      : '';
    return cause(
      `${subject}の${describeWhitespace(input)}があります。`,
      `値の保存場所でその文字を削除してください。${forKubernetes}`,
    );
  };

const isMissing =
  (subject: string, fix: string) =>
  ({ word }: { readonly word: string }): CauseText =>
    cause(word ? `${subject}が「${word}」という文字列です。` : `${subject}が空です。`, fix);

const isQuoted = (subject: string) => (): CauseText =>
  cause(
    `${subject}が引用符で囲まれています。`,
    '値の保存場所で引用符を削除してください。docker run --env-file は引用符を残します。',
  );

const isPlaceholder = (subject: string, fix: string) => (): CauseText =>
  cause(`${subject}がプレースホルダーのようです。`, fix);

const isTemplate = (subject: string) => (): CauseText =>
  cause(
    `${subject}が変数名か、展開されていない参照です。`,
    '値そのものを設定するか、アプリの起動前に参照を展開してください。',
  );

const hasUnusualForm =
  (subject: string, usual: string, fix: string) =>
  ({ length }: { readonly length: number }): CauseText =>
    cause(`${subject}が ${number(length)} 文字です。GitHub では ${usual}です。`, fix);

const partNames: Readonly<Record<UrlPartName, string>> = {
  scheme: 'スキーム',
  host: 'ホスト',
  port: 'ポート',
  path: 'パス',
  query: 'クエリ',
  fragment: 'フラグメント',
};

const listOf = (parts: readonly UrlPartName[]): string =>
  new Intl.ListFormat('ja').format(parts.map((part) => partNames[part]));

const describeMismatch = /* @__PURE__ */ mismatchSentence({
  start: { registered: '登録済み:', arrival: 'コールバック先:' },
  slash: (endsWithSlash) =>
    `（リダイレクト URI の末尾にはスラッシュが${endsWithSlash ? 'あります' : 'ありません'}）。`,
  differs: (parts) => `（リダイレクト URI とは${listOf(parts)}が異なります）。`,
  sent: (uri) => `、リダイレクト URI: ${uri}`,
  parts: (parts) => `（${listOf(parts)}が異なります）。`,
  end: '。',
});

const mismatchFixes: Readonly<Record<MismatchInput['fix'], string>> = {
  wildcard:
    'リダイレクト URI も登録するか、コールバック URL のワイルドカード一致を有効にしてください。',
  register: 'リダイレクト URI も登録するか、登録済みのものを送信してください。',
  compare:
    'リダイレクト URI を、ブラウザーのアドレス バー（登録済みのコールバック URL）と比較してください。',
  'public-url': `${setPublicUrl}するか、プロキシの X-Forwarded-* ヘッダーを信頼してください。`,
  'send-arrival': 'コールバックが到着した URL を送信するか、リダイレクト URI も登録してください。',
};

const meanings: Readonly<Record<ForeignMeaning, string>> = {
  'client-id-unknown': 'クライアント ID が登録されていません。',
  'credentials-rejected': 'クライアント ID かクライアント シークレットが拒否されました。',
  'client-secret-rejected': 'クライアント シークレットが拒否されました。',
  'code-rejected': 'コードが拒否されました。',
  'code-or-refresh-token-rejected': 'コードか更新トークンが拒否されました。',
  'redirect-uri-rejected': 'リダイレクト URI が拒否されました。',
  'code-verifier-rejected': 'code_verifier が拒否されました。',
  'refresh-token-rejected': '更新トークンが拒否されました。',
  'grant-type-required': 'grant_type が必要です。',
  'error-in-token': 'トークンの代わりにエラーが返されました。',
};

const spacedNameOf = ({ name }: FailedHost): string => spaced(name, 'ホスト');

const nameOf = (host: FailedHost): string => spacedNameOf(host).trimStart();

const showCertificate = ({ address }: FailedHost): string =>
  `openssl s_client -connect ${address} で証明書を確認してください。`;

const connectionRefusedFix = (
  { address, isOfGitHub }: FailedHost,
  reason: 'refused' | 'bun',
  target: 'loopback' | 'resolves-to-loopback' | 'other',
): string => {
  if (target === 'loopback')
    return `${address} のサーバーを起動するか、baseUrl のポートを修正してください。`;
  if (reason === 'bun') return `失敗したマシンで curl -I https://${address} を実行してください。`;
  if (target === 'resolves-to-loopback')
    return 'この名前の解決先はこのマシンです。hosts ファイルか DNS サーバーを修正してください。';
  return isOfGitHub
    ? 'ファイアウォールや、必要なプロキシがないか調べてください。'
    : 'ファイアウォール、必要なプロキシ、誤ったポートがないか調べてください。';
};

// Marked as pure, so that bundlers drop what an app does not use.
/** The texts of all likely causes. */
export const causes: CauseMessages = /* @__PURE__ */ (() => ({
  'client-id-missing': isMissing(clientId, 'このコードの実行環境で設定してください。'),
  'client-id-has-whitespace': hasWhitespace(clientId),
  'client-id-is-quoted': isQuoted(clientId),
  'client-id-is-placeholder': isPlaceholder(clientId, useClientId),
  'client-id-is-unexpanded-template': isTemplate(clientId),
  'client-id-of-unusual-form': hasUnusualForm(
    clientId,
    '16 進数 20 桁か Iv/Ov で始まる文字列',
    'アプリのページのクライアント ID と比較してください。',
  ),
  'client-id-and-secret-swapped': ({ swapped }) =>
    swapped === 'both'
      ? cause(
          'クライアント ID とクライアント シークレットが入れ替わっています。',
          '2 つの値を入れ替えてください。',
        )
      : swapped === 'client_id'
        ? cause('クライアント ID がクライアント シークレットの形式です。', useClientId)
        : cause('クライアント シークレットがクライアント ID の形式です。', generateSecret),
  'client-id-is-app-id': () =>
    cause(
      'クライアント ID が数値で、アプリ ID のようです。',
      'アプリ ID ではなく、アプリのページのクライアント ID を使用してください。',
    ),
  'client-secret-missing': isMissing(
    clientSecret,
    'このコードの実行環境で設定してください。GitHub では PKCE はその代わりになりません。',
  ),
  'client-secret-has-whitespace': hasWhitespace(clientSecret),
  'client-secret-is-quoted': isQuoted(clientSecret),
  'client-secret-is-placeholder': isPlaceholder(clientSecret, generateSecret),
  'client-secret-is-unexpanded-template': isTemplate(clientSecret),
  'client-secret-of-unusual-form': hasUnusualForm(
    clientSecret,
    '16 進数 40 桁',
    '末尾 8 文字を、アプリのページの「Client secrets」に表示される文字と比較してください。',
  ),
  'client-secret-is-masked': () =>
    cause(
      'クライアント シークレットがマスクされた値で、シークレットそのものではありません。',
      'シークレットそのものをコピーしてください。失われた場合は、新しいクライアント シークレットを生成してください。',
    ),
  'client-secret-is-token': () =>
    cause(
      'クライアント シークレットが GitHub のトークンです。',
      `${generate}てデプロイし、トークンを取り消してください。`,
    ),
  'client-secret-is-private-key': () =>
    cause(
      'クライアント シークレットが秘密鍵か、秘密鍵と同じ長さです。',
      `${generate}てください。秘密鍵はインストール トークン専用です。`,
    ),
  'client-secret-of-other-provider': ({ service }) =>
    cause(
      `クライアント シークレットが別のサービス（${service}）のシークレットの形式です。`,
      generateSecret,
    ),
  'client-secret-replaced': () =>
    cause(
      'クライアント シークレットが再生成されたか、別のアプリのものである可能性があります。',
      '同じアプリのクライアント ID と現在のクライアント シークレットをデプロイし、全インスタンスを再起動してください。',
    ),
  'redirect-uri-differs-from-authorization': ({ parts, isShown, sent, before }) =>
    cause(
      isShown
        ? `リダイレクト URI の${listOf(parts)}は${spaced(sent, '既定値')}ですが、認可要求では${spaced(before, '既定値')}でした。`
        : `リダイレクト URI が認可要求のものと異なります（${parts.length === 0 ? '表記' : listOf(parts)}）。`,
      '両方の要求で同じリダイレクト URI を送信するか、トークン要求では省略してください。',
    ),
  'redirect-uri-differs-from-registered': (input) =>
    cause(describeMismatch(input), mismatchFixes[input.fix]),
  'redirect-uri-loopback-name-differs': ({ sent, before }) =>
    cause(
      `GitHub は ${sent} と ${before} を別のホストとして扱います。`,
      'ループバック名を 1 つに決めて登録し、使用してください。GitHub は 127.0.0.1 を推奨しています。',
    ),
  'redirect-uri-is-preview-host': ({ hostname }) =>
    cause(
      `リダイレクト URI の ${hostname} は、プレビュー環境のようです。`,
      'プレビューは 1 つの固定のコールバック URL を経由させてください。ワイルドカード一致の対象は、そのサブドメインだけです。',
    ),
  'redirect-uri-without-scheme': () =>
    cause(
      `${redirectUri}がスキームと 2 つのスラッシュで始まっていません。`,
      'https:// で始まる完全な URL を送信してください。',
    ),
  'redirect-uri-contains-undefined': () =>
    cause(
      `${redirectUri}に undefined、null、または未展開の変数が含まれています。`,
      'URI の元になる値（通常はアプリの公開 URL）を設定してください。',
    ),
  'redirect-uri-has-callback-query': () =>
    cause(
      `${redirectUri}にコールバックのクエリが含まれています。`,
      'code と state を除いて送信してください。',
    ),
  'redirect-uri-is-http': () =>
    cause(
      `${redirectUri}が http: で始まっています。通常はループバック アドレスだけで使われます。`,
      `${setPublicUrl}するか、プロキシの X-Forwarded-Proto ヘッダーを信頼してください。`,
    ),
  'redirect-uri-is-loopback': ({ hostname }) =>
    cause(
      `リダイレクト URI が ${hostname} を指していますが、アプリは本番環境で動作しています。`,
      `この環境で${setPublicUrl}してください。`,
    ),
  'redirect-uri-has-double-slash': () =>
    cause(
      'リダイレクト URI のパスで、スラッシュが 2 つ続いています。',
      'アプリの公開 URL の末尾のスラッシュを削除してください。',
    ),
  'redirect-uri-has-query': () =>
    cause(
      `${redirectUri}にクエリがあり、GitHub は既定で完全一致を求めます。`,
      '代わりに state でデータを渡すか、コールバック URL のワイルドカード一致を有効にしてください。',
    ),
  'code-missing': () =>
    cause(
      '要求に認可コードが含まれていませんでした。',
      'コールバックの code は URLSearchParams で読み取り、error があればコールバックを parseCallback に渡してください。',
    ),
  'code-already-exchanged': ({ secondsAgo }) =>
    cause(
      `このクライアントは ${ago(secondsAgo)}に同じコードを交換しました。`,
      '各コードは 1 回だけ交換してください。React の StrictMode は、開発時にエフェクトを 2 回実行します。',
    ),
  'code-of-other-client': () =>
    cause(
      `${code}は、別のクライアント ID に対して発行されたものです。`,
      'サインインを開始したときのクライアント ID を使用してください。',
    ),
  'code-is-token': () =>
    cause(`${code}がトークンです。`, 'トークンをそのまま使用してください。交換は不要です。'),
  'code-is-state': () =>
    cause(
      `${code}が state の値です。`,
      'state ではなく、コールバックの code パラメーターを渡してください。',
    ),
  'code-waited-too-long': ({ since, seconds }) =>
    cause(
      `${since === 'callback' ? 'コールバックの到着' : 'サインインの開始'}から交換まで ${elapsed(seconds)}かかりました。`,
      'コールバックが到着したらすぐにコードを交換してください。10 分で期限が切れます。',
    ),
  'code-has-query-tail': () =>
    cause(`${code}にコールバック URL の他の部分が含まれています。`, readCode),
  'code-is-percent-encoded': () => cause(`${code}がパーセント エンコードされています。`, readCode),
  'code-has-whitespace': (input) =>
    cause(
      `${code}の${describeWhitespace(input)}があります。`,
      '交換の前にその文字を削除してください。',
    ),
  'code-of-unusual-form': hasUnusualForm(code, '16 進数 20 桁', readCode),
  'code-verifier-missing': () =>
    cause(
      'サインインは code_challenge 付きで開始されましたが、code_verifier が送信されていません。',
      'code_verifier を state とともに保存し、コードとともに送信してください。',
    ),
  'code-verifier-does-not-match': () =>
    cause(
      'code_verifier が、このサインインの code_challenge と一致しません。',
      'code_verifier をサインインごとに state とともに保存してください。GitHub は S256 のみをサポートしています。',
    ),
  'code-used-or-expired': ({ mayBeExpired }) =>
    cause(
      `コードが使用済み${mayBeExpired ? 'か、発行から 10 分を過ぎている' : 'の'}可能性があります。`,
      'コールバックと交換の時刻をログに記録してください。二重の交換や長い待ち時間から原因がわかります。',
    ),
  'refresh-token-already-used': ({ secondsAgo }) =>
    cause(
      `このクライアントは ${ago(secondsAgo)}に同じ更新トークンを使用しました。`,
      '応答ごとに新しい更新トークンを保存し、同時に更新するプロセスを 1 つだけにしてください。',
    ),
  'refresh-token-is-access-token': () =>
    cause(
      '更新トークンがアクセス トークンの形式です。',
      '最新の応答の refreshToken を渡してください。',
    ),
  'refresh-token-too-old': () =>
    cause(
      '更新トークンの有効期限が切れています。',
      'ユーザーにもう一度サインインしてもらってください。',
    ),
  'device-code-is-user-code': () =>
    cause(
      'デバイス コードがユーザー コードの形式です。',
      'device_code を送信してください。ユーザー コードは、ユーザーが入力するためのものです。',
    ),
  'device-code-already-used': ({ secondsAgo }) =>
    cause(
      `同じデバイス コードが ${ago(secondsAgo)}にトークンと交換されました。`,
      'ポーリングは 1 つのプログラムからだけ行い、最初のトークンを受信したら停止してください。',
    ),
  'polled-too-early': ({ secondsAgo, interval }) =>
    cause(
      `前回のポーリングは ${ago(secondsAgo)}で、間隔は ${elapsed(interval)}です。`,
      '最新の応答の間隔より 1 秒長く待ってください。',
    ),
  'clock-runs-fast': () =>
    cause(
      'このマシンのシステム時計とタイマーがずれており、どちらかが進んでいます。',
      '時計を合わせるか、毎回数秒長く待ってください。仮想マシンはスリープ後にずれます。',
    ),
  'device-code-has-second-poller': () =>
    cause(
      '別のプログラムが同じデバイス コードでポーリングしている可能性があります。',
      'ポーリングを 1 つのプログラムだけにし、新しいデバイス コードでやり直してください。',
    ),
  'callback-without-state': ({ isFromInstallation }) =>
    isFromInstallation
      ? cause(
          'コールバックに state がありません。サインインではなくインストールによるものです。',
          'インストール後に、ユーザーをアプリのサインインに誘導してください。',
        )
      : cause(
          'セッションには state がありますが、コールバックにはありません。',
          'ユーザーを authorizationUrl の url にそのままリダイレクトしてください。GitHub は受け取った state を返します。',
        ),
  'session-without-state': () =>
    cause(
      'セッションに state がありません。',
      'Cookie は Strict でなく SameSite=Lax にし、ホスト名（www など）を統一し、セッションをインスタンス間で共有してください。',
    ),
  'installation-awaits-approval': () =>
    cause(
      'ユーザーがインストールを依頼しました。組織の所有者による承認が必要です。',
      'その旨をユーザーに伝えてください。承認はインストールの Webhook イベントで通知されます。',
    ),
  'proxy-answered': ({ product, web, requiresAuthentication }) =>
    requiresAuthentication
      ? cause(
          `このマシンと ${web} の間の${spaced(product, 'プロキシ')}が認証を要求しています。`,
          'HTTPS_PROXY またはプロキシのエージェントに、ユーザー名とパスワードを設定してください。',
        )
      : cause(
          `このマシンと ${web} の間の${spaced(product, 'プロキシ')}が応答を送信しました。`,
          'bodyExcerpt をネットワーク管理者に送ってください。別のプロキシが必要なら、それを使用する fetch を渡してください。',
        ),
  'server-is-not-github': ({ web, evidence, server, meaning }) => {
    if (evidence === 'form')
      return cause(`${web} は GitHub ではなく、Gitea か Forgejo の可能性があります。`, useGitHub);
    if (evidence === 'page')
      return cause(
        `${web} は GitHub ではありません。ページに別のサーバーの名前があります。`,
        useGitHub,
      );
    const name = server === 'Gitea' ? 'Gitea か Forgejo' : String(server);
    return cause(
      `${web} は GitHub ではありません。これは ${name} のエラーです。`,
      meaning === undefined
        ? useGitHub
        : `${meanings[meaning]}GitHub の baseUrl か、専用クライアントを使用してください。`,
    );
  },
  'user-agent-missing': () =>
    cause(
      'User-Agent ヘッダーがないため、GitHub が要求を拒否しました。',
      'アプリの名前などを User-Agent ヘッダーとして送信してください。',
    ),
  'rest-api-answered': () =>
    cause(
      'GitHub のトークン エンドポイントではなく、REST API が応答しました。',
      'トークン URL を修正するか、それを変更するフック、独自の fetch、プロキシを取り除いてください。',
    ),
  'rest-api-refused-token': () =>
    cause(
      'REST API が応答し、Authorization ヘッダーのトークンを拒否しました。',
      'そのヘッダーを取り除き、トークン URL か、それを変更するフック、fetch、プロキシを修正してください。',
    ),
  'token-url-is-wrong': ({ web, isAtGitHub }) =>
    isAtGitHub
      ? cause(
          '応答が GitHub のトークン エンドポイントからのものではありません。',
          `https://${web}/login/oauth/access_token に POST し、URL を変更するフックやプロキシを取り除いてください。`,
        )
      : cause(
          `${web} にはトークン エンドポイントがありません。`,
          'baseUrl を、ユーザーが GitHub を開く URL に設定してください。',
        ),
  'app-registered-on-other-host': ({ web, signIn }) =>
    signIn === undefined
      ? cause(
          `アプリが ${web} 以外のホストに登録されている可能性があります。`,
          'そこにアプリを登録するか、baseUrl をアプリが登録されているホストに設定してください。',
        )
      : cause(
          `サインインは ${signIn} で始まりましたが、交換は ${web} に送信されました。`,
          '両方で同じ baseUrl（アプリが登録されているホスト）を使用してください。',
        ),
  'proxy-variable-ignored': () =>
    cause(
      'HTTPS_PROXY などの変数が設定されていますが、Node の fetch はそれを使用しません。',
      'HTTPS_PROXY と NODE_USE_ENV_PROXY=1（Node 22.21、24 以降）を設定するか、プロキシを使う fetch を渡してください。',
    ),
  'browser-without-cors': () =>
    cause(
      'これはブラウザーであり、トークン エンドポイントは CORS ヘッダーを送信しません。',
      'リレー（createTokenRelay）を介して交換してください。クライアント シークレットはブラウザーに置かないでください。',
    ),
  'proxy-requires-authentication': ({ host }) =>
    cause(
      `${nameOf(host)}への接続に、プロキシがユーザー名とパスワードを要求しています。`,
      `両方をパーセント エンコードし、HTTPS_PROXY かエージェントのプロキシ URL に追加してください。${nothingSent}`,
    ),
  'proxy-refuses-connection': ({ host, status }) =>
    cause(
      `プロキシが${spacedNameOf(host)}への接続を確立しませんでした。${status === undefined ? '' : `状態コードは ${String(status)} です。`}`,
      status !== undefined && status >= 500
        ? `プロキシ自体が${spacedNameOf(host)}に到達できるか調べてください。${nothingSent}`
        : `プロキシの構成で ${host.address} への CONNECT を許可してください。${nothingSent}`,
    ),
  'local-proxy-refuses': ({ proxy }) =>
    cause(
      `このマシンのプロキシ ${proxy} が接続を拒否しました。`,
      `プロキシを起動するか、変数 HTTPS_PROXY かプロキシのエージェントを修正してください。${nothingSent}`,
    ),
  'proxy-not-reachable': ({ proxy, host }) =>
    cause(
      `プロキシ ${proxy} に到達できず、${nameOf(host)}に何も送信していません。`,
      '動作しているか調べ、アドレスとポートを HTTPS_PROXY やプロキシのエージェントと比較してください。',
    ),
  'proxy-name-not-resolved': ({ proxy }) =>
    cause(
      `プロキシの名前 ${proxy} を解決できませんでした。`,
      `HTTPS_PROXY かエージェントの名前を修正するか、そのネットワークに接続してください。${nothingSent}`,
    ),
  'host-name-not-resolved': ({ host: { name, hostname } }) =>
    cause(
      name === undefined
        ? 'ホストの名前を解決できませんでした。'
        : `名前 ${name} を解決できませんでした。`,
      name !== undefined && name !== 'github.com'
        ? `baseUrl の名前を修正するか、失敗したマシンで nslookup ${hostname} を実行してください。`
        : `失敗したマシンかコンテナーで nslookup ${hostname} を実行してください。${nothingSent}`,
    ),
  'connection-refused': ({ host, reason, target }) =>
    cause(
      reason === 'bun'
        ? `Bun が${spacedNameOf(host)}に接続できないか、その名前を解決できませんでした。`
        : `${nameOf(host)}への接続が拒否されました。`,
      `${connectionRefusedFix(host, reason, target)}${nothingSent}`,
    ),
  'host-unreachable': ({ host }) =>
    cause(
      `ネットワークが、このマシンから${spacedNameOf(host)}に到達できないと報告しています。`,
      'ルートや VPN の欠落、ファイアウォール、IPv6 接続の不具合がないか調べてください。',
    ),
  'connection-not-permitted': ({ host }) =>
    cause(
      `このマシンでは、プログラムから${spacedNameOf(host)}への接続が許可されていません。`,
      'プログラムをブロックするローカル ファイアウォール、サンドボックス、セキュリティ ポリシーがないか調べてください。',
    ),
  'port-blocked-by-fetch': ({ host }) =>
    cause(
      `このランタイムは${spacedNameOf(host)}のポートへの要求をブロックします。`,
      `別のポートを使用してください。fetch は IRC や X11 などのポートをブロックします。${nothingSent}`,
    ),
  'connection-broken-off': ({ host, during }) =>
    during === 'handshake'
      ? cause(
          `${nameOf(host)}への接続が、TLS の確立前に閉じられました。`,
          `${host.hostname} をブロックするファイアウォールやプロキシがないか調べてください。${nothingSent}`,
        )
      : cause(
          `${nameOf(host)}への接続が、応答の完了前に閉じられました。`,
          '再発する場合は、接続を閉じるプロキシやファイアウォールがないか調べてください。',
        ),
  'no-connection-in-time': ({ host }) =>
    cause(
      `${nameOf(host)}への接続が、時間内に確立されませんでした。`,
      'パケットを黙って破棄するファイアウォールや、必要なプロキシがないか調べてください。',
    ),
  'no-answer-in-time': ({ host }) =>
    cause(
      `${nameOf(host)}のサーバーは接続を受け入れましたが、時間内に応答しませんでした。`,
      '要求は処理された可能性があります。エージェントの headersTimeout と bodyTimeout を大きくしてください。',
    ),
  'private-certificate-authority': ({ host, problem }) =>
    problem === 'not-signed'
      ? cause(
          `${nameOf(host)}の証明書は、記載された証明機関によって署名されていません。`,
          'TLS を検査するプログラムやプロキシがないか調べ、その現在の証明機関をインストールしてください。',
        )
      : cause(
          `このランタイムは${spacedNameOf(host)}の証明機関を信頼していません。`,
          'NODE_EXTRA_CA_CERTS に証明機関の証明書を設定するか、NODE_USE_SYSTEM_CA=1（Node 22.19、24.6 以降）を使用してください。',
        ),
  'ca-certificates-missing': () =>
    cause(
      'イメージに、一部の Node ビルドで必要な証明機関がない可能性があります。',
      'イメージに ca-certificates パッケージをインストールしてください。',
    ),
  'certificate-expired': ({ host }) =>
    cause(
      '証明書が、このマシンの現在の時刻では有効ではありません。',
      `時計が誤っていれば合わせてください。${showCertificate(host)}`,
    ),
  'certificate-of-other-name': ({ host }) =>
    cause(
      host.name === undefined
        ? '提示された証明書が、ホストの名前に対して有効ではありません。'
        : `提示された証明書が、名前 ${host.name} に対して有効ではありません。`,
      host.isOfGitHub
        ? `${findProxy}${showCertificate(host)}`
        : `baseUrl を証明書の名前に設定してください。${showCertificate(host)}`,
    ),
  'certificate-rejected': ({ host }) =>
    cause(
      `ランタイムが、${nameOf(host)}またはその証明機関の証明書を受け入れません。`,
      host.isOfGitHub
        ? `${findProxy}${showCertificate(host)}`
        : `証明書を交換してください。${showCertificate(host)}`,
    ),
  'port-does-not-speak-tls': ({ host }) =>
    cause(
      `${nameOf(host)}への接続は https ですが、サーバーは TLS を使用していません。`,
      `${host.isOfGitHub ? findProxy : 'baseUrl を https ポートに設定してください。'}TLS を使用しないプロキシの URL は http:// で始めてください。`,
    ),
  'tls-version-not-supported': ({ host }) =>
    cause(
      `このランタイムと${spacedNameOf(host)}に共通の TLS バージョンがありません。`,
      '両方と、その間で TLS を検査するプロキシで、TLS 1.2 以降を有効にしてください。',
    ),
  'tls-handshake-failed': ({ host, problem }) =>
    problem === 'client-certificate'
      ? cause(
          `${nameOf(host)}のサーバーが、クライアント証明書を要求または拒否しました。`,
          'サーバーが受け入れるクライアント証明書を送信する fetch を渡してください。',
        )
      : cause(
          `このランタイムと${spacedNameOf(host)}の間で TLS 接続を確立できませんでした。`,
          `同じマシンで openssl s_client -connect ${host.address} を実行し、拒否した側を確認してください。`,
        ),
  'port-does-not-speak-http': ({ host }) =>
    cause(
      `${nameOf(host)}のサーバーが、有効な HTTP/1.1 応答を送信しませんでした。`,
      host.isOfGitHub
        ? '応答を変更するプロキシがないか調べてください。'
        : 'baseUrl を Web サイトのポートに設定するか、応答を変更するプロキシがないか調べてください。',
    ),
  'rules-not-loaded': () =>
    cause(
      'github-token-exchange のファイルを読み込めなかったため、何も検査していません。',
      'パッケージの全ファイルをデプロイするか、新しいバージョンがデプロイされた場合はページを再読み込みしてください。',
    ),
}))();
