/**
 * The Simplified Chinese texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './zh/causes.js';
import { hints, relayHints } from './zh/hints.js';

/** The Simplified Chinese texts, for the option `locale`. */
export const zh: Locale = {
  language: 'zh-Hans',
  hints,
  relayHints,
  causes,
  actors: {
    developer: '部署此代码的开发者',
    'app-owner': 'GitHub 上此应用的所有者',
    operator: '此计算机或其网络的管理员',
    user: '正在登录的用户',
    github: 'GitHub',
    nobody: '无需处理：这是暂时的或符合预期的',
  },
  retry: {
    'fix-configuration': '更改配置之后',
    'restart-authorization': '仅限重新登录之后',
    'verify-email': '验证电子邮件地址并重新登录之后',
    'contact-support': '解除挂起之后',
    'poll-again': '可以，等待后使用同一个设备代码',
    'read-documentation': '找到原因之后',
    'wait-and-retry': '按步骤所述等待之后',
    'check-endpoint': '找到原因之后',
    'check-network': '排除原因之后',
    none: '随时可以，按步骤所述操作',
    BadRefreshToken: '使用已存储的较新刷新令牌；否则仅限重新登录之后',
    RequestTimedOut: '随时可以，按步骤所述操作',
  },
  certainties: { certain: '确定', likely: '很可能', possible: '有可能' },
  labels: {
    got: '收到',
    gitHub: 'GitHub',
    cause: '原因',
    who: '处理方',
    do: '步骤',
    otherwise: '其他步骤',
    retry: '重试',
    read: '参阅',
    request: '请求 ID',
  },
};
