/**
 * The Brazilian Portuguese texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './pt/causes.js';
import { hints, relayHints } from './pt/hints.js';

/** The Brazilian Portuguese texts, for the option `locale`. */
export const pt: Locale = {
  language: 'pt-BR',
  hints,
  relayHints,
  causes,
  actors: {
    developer: 'quem implantou este código',
    'app-owner': 'quem é responsável pelo aplicativo no GitHub',
    operator: 'quem administra esta máquina ou a rede dela',
    user: 'quem está fazendo login',
    github: 'GitHub',
    nobody: 'ninguém: é temporário ou intencional',
  },
  retry: {
    'fix-configuration': 'depois de mudar a configuração',
    'restart-authorization': 'somente com um novo login',
    'verify-email': 'com um novo login, depois que o e-mail for verificado',
    'contact-support': 'quando a suspensão terminar',
    'poll-again': 'sim, com o mesmo código do dispositivo, depois da espera',
    'read-documentation': 'quando o motivo for encontrado',
    'wait-and-retry': 'depois de uma espera, como dizem os passos',
    'check-endpoint': 'quando a causa for encontrada',
    'check-network': 'quando a causa for corrigida',
    none: 'a qualquer momento, como dizem os passos',
    BadRefreshToken:
      'com um token de atualização armazenado mais recente; caso contrário, somente com um novo login',
    RequestTimedOut: 'a qualquer momento, como dizem os passos',
  },
  certainties: { certain: 'certa', likely: 'provável', possible: 'possível' },
  labels: {
    got: 'Recebido',
    gitHub: 'GitHub',
    cause: 'Causa',
    who: 'Quem',
    do: 'Passos',
    otherwise: 'Senão',
    retry: 'Repetir',
    read: 'Consulte',
    request: 'Solicitação',
  },
};
