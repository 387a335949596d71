/**
 * The German texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './de/causes.js';
import { hints, relayHints } from './de/hints.js';

/** The German texts, for the option `locale`. */
export const de: Locale = {
  language: 'de',
  hints,
  relayHints,
  causes,
  actors: {
    developer: 'wer diesen Code bereitgestellt hat',
    'app-owner': 'wem die App auf GitHub gehört',
    operator: 'wer diesen Rechner oder sein Netzwerk betreibt',
    user: 'wer sich gerade anmeldet',
    github: 'GitHub',
    nobody: 'niemand: Es ist vorübergehend oder beabsichtigt',
  },
  retry: {
    'fix-configuration': 'nach einer Änderung der Konfiguration',
    'restart-authorization': 'nur mit einer neuen Anmeldung',
    'verify-email': 'mit einer neuen Anmeldung, wenn die E-Mail-Adresse bestätigt ist',
    'contact-support': 'wenn die Sperre aufgehoben ist',
    'poll-again': 'ja, nach der Wartezeit mit demselben Gerätecode',
    'read-documentation': 'wenn der Grund gefunden ist',
    'wait-and-retry': 'nach einer Wartezeit, wie in den Schritten beschrieben',
    'check-endpoint': 'wenn die Ursache gefunden ist',
    'check-network': 'wenn die Ursache behoben ist',
    none: 'jederzeit, wie in den Schritten beschrieben',
    BadRefreshToken:
      'mit einem neueren gespeicherten Aktualisierungstoken, sonst nur mit einer neuen Anmeldung',
    RequestTimedOut: 'jederzeit, wie in den Schritten beschrieben',
  },
  certainties: { certain: 'sicher', likely: 'wahrscheinlich', possible: 'möglich' },
  labels: {
    got: 'Erhalten',
    gitHub: 'GitHub',
    cause: 'Ursache',
    who: 'Zuständig',
    do: 'Abhilfe',
    otherwise: 'Sonst',
    retry: 'Wiederholen',
    read: 'Nachlesen',
    request: 'Anforderung',
  },
};
