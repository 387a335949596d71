/** The concepts that have one word in each language. */
const concepts = {
  clientId: /\bclient ID\b/i,
  // “Client secrets” is the name of a section on GitHub.
  clientSecret: /\bclient secret\b/i,
  redirectUri: /\bredirect URI\b/i,
  callbackUrl: /\bcallback URLs?\b/i,
  authorizationCode: /\bauthorization code\b/i,
  refreshToken: /\brefresh token\b/i,
  deviceCode: /\bdevice codes?\b/i,
  userCode: /\buser code\b/i,
  codeVerifier: /\bcode verifier\b/i,
  deviceFlow: /\bthe device flow\b/i,
  relay: /\brelay\b/i,
} as const;

/** The words of one language, and the words for the same concepts that its texts do not use. */
interface Glossary {
  readonly words: Readonly<Record<keyof typeof concepts, RegExp>>;
  readonly others: RegExp;
}

const glossaries: Readonly<Record<string, Glossary>> = {
  de: {
    words: {
      clientId: /Client-ID/,
      clientSecret: /geheime[mnr]? Clientschlüssel/,
      redirectUri: /Umleitungs-URI/,
      callbackUrl: /Rückruf-URL/,
      authorizationCode: /Autorisierungscode/,
      refreshToken: /Aktualisierungstoken/,
      deviceCode: /Gerätecode/,
      userCode: /Benutzercode/,
      codeVerifier: /Code-Verifier/,
      deviceFlow: /Geräteflow/,
      relay: /Relay/,
    },
    others:
      /Anfrage|Client-Secret|Redirect-URI|Callback-URL|Refresh-Token|Device-Code|Passwort|Login\b/,
  },
  es: {
    words: {
      clientId: /id\. (?:o el secreto )?de cliente/,
      clientSecret: /secreto de cliente/,
      redirectUri: /URI de redireccionamiento|Compáralo/,
      callbackUrl: /URL de devolución de llamada/,
      authorizationCode: /código de autorización/,
      refreshToken: /token de actualización/,
      deviceCode: /códigos? de dispositivo/,
      userCode: /código de usuario/,
      codeVerifier: /verificador de código/,
      deviceFlow: /flujo de dispositivo/,
      relay: /relay/,
    },
    others:
      /secreto del cliente|ID de cliente|redirección de URI|URI de redirección|petici|refresco|usuario final/,
  },
  fr: {
    words: {
      clientId: /ID client/,
      clientSecret: /secret client/,
      redirectUri: /URI de redirection/,
      callbackUrl: /URL de rappel/,
      authorizationCode: /code d’autorisation/,
      refreshToken: /jeton d’actualisation/,
      deviceCode: /codes? d’appareil/,
      userCode: /code utilisateur/,
      codeVerifier: /vérificateur de code/,
      deviceFlow: /flux d’appareil/,
      relay: /relais/,
    },
    others:
      /identifiant client|clé secrète|rafraîchissement|(?<![-/])\btokens?\b|(?<!\/)callback|'| [:;?!»]|« /,
  },
  pt: {
    words: {
      clientId: /ID (?:ou o segredo )?do cliente/,
      clientSecret: /segredo do cliente/,
      redirectUri: /URI de redirecionamento|Compare-o/,
      callbackUrl: /URLs? de retorno de chamada/,
      authorizationCode: /código de autorização/,
      refreshToken: /token de atualização/,
      deviceCode: /códigos? do dispositivo/,
      userCode: /código do usuário/,
      codeVerifier: /verificador de código/,
      deviceFlow: /fluxo de dispositivo/,
      relay: /relay/,
    },
    others: /segredo de cliente|ID de cliente|requisi|ficheiro|ecrã|utilizador|registo/,
  },
  zh: {
    words: {
      clientId: /客户端 ID/,
      clientSecret: /客户端密码/,
      redirectUri: /重定向 URI/,
      callbackUrl: /回调 URL/,
      authorizationCode: /授权代码/,
      refreshToken: /刷新令牌/,
      deviceCode: /设备代码/,
      userCode: /用户代码/,
      codeVerifier: /code_verifier/,
      deviceFlow: /设备流/,
      relay: /中继/,
    },
    others: /客户端密钥|授权码|更新令牌|端点|作用域|您|用户端|[,;!?](?=[\u4e00-\u9fff])/,
  },
  ja: {
    words: {
      clientId: /クライアント ID/,
      clientSecret: /クライアント シークレット/,
      redirectUri: /リダイレクト URI/,
      callbackUrl: /コールバック URL/,
      authorizationCode: /認可コード/,
      refreshToken: /更新トークン/,
      deviceCode: /デバイス コード/,
      userCode: /ユーザー コード/,
      codeVerifier: /code_verifier/,
      deviceFlow: /デバイス フロー/,
      relay: /リレー/,
    },
    others:
      /クライアントシークレット|リフレッシュ|認証コード|承認コード|リクエスト|レスポンス|ログイン|ユーザ(?!ー)|サーバ(?!ー)|、、|。。/,
  },
};

/** The words of a glossary that a text lacks although the English text has them, and other words. */
export function wordsAgainstGlossary(
  language: string,
  text: string,
  english: string,
): readonly string[] {
  const glossary = glossaries[language.slice(0, 2)];
  if (glossary === undefined) return ['a glossary'];
  const missing = Object.entries(concepts)
    .filter(([, word]) => word.test(english))
    .map(([concept]) => glossary.words[concept as keyof typeof concepts])
    .filter((word) => !word.test(text))
    .map(({ source }) => source);
  return [...missing, ...(glossary.others.exec(text) ?? [])];
}
