/**
 * The Spanish texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './es/causes.js';
import { hints, relayHints } from './es/hints.js';

/** The Spanish texts, for the option `locale`. */
export const es: Locale = {
  language: 'es',
  hints,
  relayHints,
  causes,
  actors: {
    developer: 'quien desplegó este código',
    'app-owner': 'quien posee la aplicación en GitHub',
    operator: 'quien administra esta máquina o su red',
    user: 'quien está iniciando sesión',
    github: 'GitHub',
    nobody: 'nadie: es temporal o intencionado',
  },
  retry: {
    'fix-configuration': 'después de cambiar la configuración',
    'restart-authorization': 'solo con un nuevo inicio de sesión',
    'verify-email': 'con un nuevo inicio de sesión, una vez verificado el correo electrónico',
    'contact-support': 'cuando termine la suspensión',
    'poll-again': 'sí, con el mismo código de dispositivo, después de la espera',
    'read-documentation': 'cuando se conozca el motivo',
    'wait-and-retry': 'después de esperar, como indican los pasos',
    'check-endpoint': 'cuando se conozca la causa',
    'check-network': 'cuando se corrija la causa',
    none: 'en cualquier momento, como indican los pasos',
    BadRefreshToken:
      'con un token de actualización guardado más reciente; si no, solo con un nuevo inicio de sesión',
    RequestTimedOut: 'en cualquier momento, como indican los pasos',
  },
  certainties: { certain: 'segura', likely: 'probable', possible: 'posible' },
  labels: {
    got: 'Recibido',
    gitHub: 'GitHub',
    cause: 'Causa',
    who: 'Quién',
    do: 'Pasos',
    otherwise: 'Si no',
    retry: 'Reintento',
    read: 'Consulta',
    request: 'Solicitud',
  },
};
