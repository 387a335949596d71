/**
 * The Japanese texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './ja/causes.js';
import { hints, relayHints } from './ja/hints.js';

/** The Japanese texts, for the option `locale`. */
export const ja: Locale = {
  language: 'ja',
  hints,
  relayHints,
  causes,
  actors: {
    developer: 'このコードをデプロイした開発者',
    'app-owner': 'GitHub 上のアプリの所有者',
    operator: 'このマシンまたはネットワークの管理者',
    user: 'サインインしようとしているユーザー',
    github: 'GitHub',
    nobody: '対応不要（一時的、または意図された動作）',
  },
  retry: {
    'fix-configuration': '構成を変更した後',
    'restart-authorization': '新しいサインインでのみ可能',
    'verify-email': 'メール アドレスの検証後、新しいサインインで可能',
    'contact-support': 'サスペンドが解除された後',
    'poll-again': '待機後、同じデバイス コードで可能',
    'read-documentation': '理由がわかった後',
    'wait-and-retry': '手順のとおりに待機した後',
    'check-endpoint': '原因がわかった後',
    'check-network': '原因を解消した後',
    none: '手順に従っていつでも可能',
    BadRefreshToken: '保存済みのより新しい更新トークンで可能。なければ新しいサインインでのみ可能',
    RequestTimedOut: '手順に従っていつでも可能',
  },
  certainties: { certain: '確実', likely: '可能性が高い', possible: '可能性あり' },
  labels: {
    got: '受信',
    gitHub: 'GitHub',
    cause: '原因',
    who: '対応者',
    do: '対処',
    otherwise: '別の対処',
    retry: '再試行',
    read: '参照',
    request: '要求 ID',
  },
};
