/**
 * The French texts.
 *
 * @packageDocumentation
 */
import type { Locale } from '../errors/locale.js';
import { causes } from './fr/causes.js';
import { hints, relayHints } from './fr/hints.js';

/** The French texts, for the option `locale`. */
export const fr: Locale = {
  language: 'fr',
  hints,
  relayHints,
  causes,
  actors: {
    developer: 'la personne qui a déployé ce code',
    'app-owner': 'la personne propriétaire de l’application sur GitHub',
    operator: 'la personne qui administre cette machine ou son réseau',
    user: 'la personne qui s’authentifie',
    github: 'GitHub',
    nobody: 'personne, car c’est temporaire ou voulu',
  },
  retry: {
    'fix-configuration': 'après un changement de la configuration',
    'restart-authorization': 'seulement avec une nouvelle authentification',
    'verify-email': 'avec une nouvelle authentification, une fois l’adresse e-mail vérifiée',
    'contact-support': 'quand la suspension sera levée',
    'poll-again': 'oui, avec le même code d’appareil, après l’attente',
    'read-documentation': 'quand la raison sera trouvée',
    'wait-and-retry': 'après une attente, comme l’indiquent les étapes',
    'check-endpoint': 'quand la cause sera trouvée',
    'check-network': 'quand la cause sera corrigée',
    none: 'à tout moment, comme l’indiquent les étapes',
    BadRefreshToken:
      'avec un jeton d’actualisation enregistré plus récent, sinon seulement avec une nouvelle authentification',
    RequestTimedOut: 'à tout moment, comme l’indiquent les étapes',
  },
  certainties: { certain: 'certaine', likely: 'probable', possible: 'possible' },
  labels: {
    got: 'Reçu',
    gitHub: 'GitHub',
    cause: 'Cause',
    who: 'Qui',
    do: 'Étapes',
    otherwise: 'Sinon',
    retry: 'Réessayer',
    read: 'À lire',
    request: 'Requête',
  },
};
