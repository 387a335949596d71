import { memberOf, textOf } from '../internal/own-members.js';
import type { LikelyCauseId } from './types.js';

/** The text of one likely cause. */
export interface CauseText {
  /** What is wrong, in one sentence of at most 90 characters. */
  readonly summary: string;
  /** How to fix it, in at most 120 characters. */
  readonly fix: string;
}

/** A kind of invisible character. `other` is a control or format character, or one that is escaped. */
export type InvisibleCharacter =
  | 'newline'
  | 'carriage-return'
  | 'carriage-return-and-newline'
  | 'tab'
  | 'space'
  | 'no-break-space'
  | 'byte-order-mark'
  | 'zero-width-space'
  | 'other';

/** The whitespace in a value: at its start and its end, or in the middle if the ends have none. */
export interface WhitespaceInput {
  /** The character at the start; absent if there is none. */
  readonly start?: InvisibleCharacter | undefined;
  /** The character at the end; absent if there is none. */
  readonly end?: InvisibleCharacter | undefined;
  /** The first character in the middle; absent if the start or the end has one. */
  readonly middle?: InvisibleCharacter | undefined;
}

/** A part of a URL. */
export type UrlPartName = 'scheme' | 'host' | 'port' | 'path' | 'query' | 'fragment';

/** The host of a request that failed on its way. The texts are safe to show. */
export interface FailedHost {
  /** The name, with the port if there is one; absent if nothing is known of the request. */
  readonly name?: string | undefined;
  /** The name without a port, for a command line; `HOST` if nothing is known of the request. */
  readonly hostname: string;
  /** The name and the port, for a command line; `HOST:443` if nothing is known of the request. */
  readonly address: string;
  /** Whether it is github.com or a host on ghe.com, so that its port and certificate are right. */
  readonly isOfGitHub: boolean;
}

/** What a server that is not GitHub says with an error. */
export type ForeignMeaning =
  | 'client-id-unknown'
  | 'credentials-rejected'
  | 'client-secret-rejected'
  | 'code-rejected'
  | 'code-or-refresh-token-rejected'
  | 'redirect-uri-rejected'
  | 'code-verifier-rejected'
  | 'refresh-token-rejected'
  | 'grant-type-required'
  | 'error-in-token';

/** A value that is missing. */
export interface MissingInput {
  /** The word in place of the value, for example `undefined`; empty if there is nothing. */
  readonly word: string;
}

/** A value of an unusual form. */
export interface LengthInput {
  /** The number of characters of the value. */
  readonly length: number;
}

/** A value that was used before. */
export interface UsedInput {
  /** Seconds since it was used. */
  readonly secondsAgo: number;
}

/** A failure of a connection to the host. */
export interface HostInput {
  /** The host of the request. */
  readonly host: FailedHost;
}

/** A failure of a connection to a proxy. */
export interface ProxyInput {
  /** The address or the name of the proxy, with the port if it is known. */
  readonly proxy: string;
}

/** How a redirect URI differs from a callback URL of the app. */
export interface MismatchInput {
  /** Whether the callback URL is registered, or the one at which the callback arrived. */
  readonly source: 'registered' | 'arrival';
  /** The parts that differ, in the order in which a URL has them. */
  readonly parts: readonly UrlPartName[];
  /** The parts of the redirect URI that differ, at most 60 characters; no query and no fragment. */
  readonly sent: string;
  /** The same parts of the callback URL. */
  readonly callbackUrl: string;
  /** Whether the redirect URI ends with a slash; absent unless that is the only difference. */
  readonly endsWithSlash?: boolean | undefined;
  /**
   * `wildcard`: register it, or enable wildcard matching. `register`: register it, or send a registered
   * one. `compare`: a proxy may have caused the difference; compare it with the address bar.
   * `public-url`: set the public URL of the app, or trust the headers of the proxy. `send-arrival`: send
   * the URL at which the callback arrived, or register the redirect URI too.
   */
  readonly fix: 'wildcard' | 'register' | 'compare' | 'public-url' | 'send-arrival';
}

/** What the texts of likely causes depend on. The text of any other cause is always the same. */
export interface CauseInputs {
  /** The input of `client-id-missing`. */
  readonly 'client-id-missing': MissingInput;
  /** The input of `client-secret-missing`. */
  readonly 'client-secret-missing': MissingInput;
  /** The input of `client-id-has-whitespace`. */
  readonly 'client-id-has-whitespace': WhitespaceInput;
  /** The input of `client-secret-has-whitespace`. */
  readonly 'client-secret-has-whitespace': WhitespaceInput;
  /** The input of `client-id-of-unusual-form`. */
  readonly 'client-id-of-unusual-form': LengthInput;
  /** The input of `client-secret-of-unusual-form`. */
  readonly 'client-secret-of-unusual-form': LengthInput;
  /** The input of `client-id-and-secret-swapped`. */
  readonly 'client-id-and-secret-swapped': {
    /** Which of the two has the form of the other. */
    readonly swapped: 'both' | 'client_id' | 'client_secret';
  };
  /** The input of `client-secret-of-other-provider`. */
  readonly 'client-secret-of-other-provider': {
    /** The name of the service, for example `Google`; `JWT` for a token of any service. */
    readonly service: string;
  };
  /** The input of `redirect-uri-differs-from-authorization`. */
  readonly 'redirect-uri-differs-from-authorization': {
    /** The parts that differ; none if only the spelling does. */
    readonly parts: readonly UrlPartName[];
    /** Whether the only part that differs is a host, a port or a path, which is then shown. */
    readonly isShown: boolean;
    /** That part of the redirect URI; absent if it is the default port. */
    readonly sent?: string | undefined;
    /** That part in the authorization request; absent if it is the default port. */
    readonly before?: string | undefined;
  };
  /** The input of `redirect-uri-differs-from-registered`. */
  readonly 'redirect-uri-differs-from-registered': MismatchInput;
  /** The input of `redirect-uri-loopback-name-differs`. */
  readonly 'redirect-uri-loopback-name-differs': {
    /** The loopback name in the token request. */
    readonly sent: string;
    /** The loopback name in the authorization request. */
    readonly before: string;
  };
  /** The input of `redirect-uri-is-preview-host`. */
  readonly 'redirect-uri-is-preview-host': {
    /** The host name of the redirect URI. */
    readonly hostname: string;
  };
  /** The input of `redirect-uri-is-loopback`. */
  readonly 'redirect-uri-is-loopback': {
    /** The loopback name in the redirect URI. */
    readonly hostname: string;
  };
  /** The input of `callback-without-state`. */
  readonly 'callback-without-state': {
    /** Whether the callback comes from an installation of the app. */
    readonly isFromInstallation: boolean;
  };
  /** The input of `code-already-exchanged`. */
  readonly 'code-already-exchanged': UsedInput;
  /** The input of `code-waited-too-long`. */
  readonly 'code-waited-too-long': {
    /** Since when the seconds are counted: the arrival of the callback, or the start of the sign-in. */
    readonly since: 'callback' | 'sign-in';
    /** The seconds until the exchange. */
    readonly seconds: number;
  };
  /** The input of `code-has-whitespace`. */
  readonly 'code-has-whitespace': WhitespaceInput;
  /** The input of `code-of-unusual-form`. */
  readonly 'code-of-unusual-form': LengthInput;
  /** The input of `code-used-or-expired`. */
  readonly 'code-used-or-expired': {
    /** Whether the code may be older than 10 minutes. */
    readonly mayBeExpired: boolean;
  };
  /** The input of `refresh-token-already-used`. */
  readonly 'refresh-token-already-used': UsedInput;
  /** The input of `device-code-already-used`. */
  readonly 'device-code-already-used': UsedInput;
  /** The input of `polled-too-early`. */
  readonly 'polled-too-early': {
    /** Whole seconds since the last poll. */
    readonly secondsAgo: number;
    /** The interval that GitHub requires, in seconds. */
    readonly interval: number;
  };
  /** The input of `proxy-answered`. */
  readonly 'proxy-answered': {
    /** The product, for example `Zscaler`; absent if it is not known. */
    readonly product?: string | undefined;
    /** The host name and the path of the base URL. */
    readonly web: string;
    /** Whether the proxy requires authentication. */
    readonly requiresAuthentication: boolean;
  };
  /** The input of `token-url-is-wrong`. */
  readonly 'token-url-is-wrong': {
    /** The host name and the path of the base URL. */
    readonly web: string;
    /** Whether that is github.com, so that the base URL is right. */
    readonly isAtGitHub: boolean;
  };
  /** The input of `server-is-not-github`. */
  readonly 'server-is-not-github': {
    /** The host name and the path of the base URL. */
    readonly web: string;
    /**
     * What shows it: an error of another server, the name of one on its page, or a form that those
     * servers use.
     */
    readonly evidence: 'error' | 'page' | 'form';
    /** The server that sends this error, if the evidence is an error. `Gitea` is also Forgejo. */
    readonly server?: 'Gitea' | 'GitLab' | 'Casdoor' | undefined;
    /** What the error means, if the evidence is an error. */
    readonly meaning?: ForeignMeaning | undefined;
  };
  /** The input of `app-registered-on-other-host`. */
  readonly 'app-registered-on-other-host': {
    /** The host name and the path of the base URL of the exchange. */
    readonly web: string;
    /** The host name and the path of the base URL of the sign-in; absent if it is not known. */
    readonly signIn?: string | undefined;
  };
  /** The input of `proxy-requires-authentication`. */
  readonly 'proxy-requires-authentication': HostInput;
  /** The input of `proxy-refuses-connection`. */
  readonly 'proxy-refuses-connection': HostInput & {
    /** The status of the proxy's response, if it is known. */
    readonly status?: number | undefined;
  };
  /** The input of `local-proxy-refuses`. */
  readonly 'local-proxy-refuses': ProxyInput;
  /** The input of `proxy-not-reachable`. */
  readonly 'proxy-not-reachable': ProxyInput & HostInput;
  /** The input of `proxy-name-not-resolved`. */
  readonly 'proxy-name-not-resolved': ProxyInput;
  /** The input of `host-name-not-resolved`. */
  readonly 'host-name-not-resolved': HostInput;
  /** The input of `connection-refused`. */
  readonly 'connection-refused': HostInput & {
    /** `bun`: the runtime does not tell a refused connection from a name that was not resolved. */
    readonly reason: 'refused' | 'bun';
    /** The host that the request went to: one on this machine, one whose name leads here, or another. */
    readonly target: 'loopback' | 'resolves-to-loopback' | 'other';
  };
  /** The input of `host-unreachable`. */
  readonly 'host-unreachable': HostInput;
  /** The input of `connection-not-permitted`. */
  readonly 'connection-not-permitted': HostInput;
  /** The input of `port-blocked-by-fetch`. */
  readonly 'port-blocked-by-fetch': HostInput;
  /** The input of `connection-broken-off`. */
  readonly 'connection-broken-off': HostInput & {
    /** What was not complete when the connection was closed. */
    readonly during: 'handshake' | 'response';
  };
  /** The input of `no-connection-in-time`. */
  readonly 'no-connection-in-time': HostInput;
  /** The input of `no-answer-in-time`. */
  readonly 'no-answer-in-time': HostInput;
  /** The input of `private-certificate-authority`. */
  readonly 'private-certificate-authority': HostInput & {
    /** The authority is not trusted, or did not sign the certificate that names it. */
    readonly problem: 'not-trusted' | 'not-signed';
  };
  /** The input of `certificate-expired`. */
  readonly 'certificate-expired': HostInput;
  /** The input of `certificate-of-other-name`. */
  readonly 'certificate-of-other-name': HostInput;
  /** The input of `certificate-rejected`. */
  readonly 'certificate-rejected': HostInput;
  /** The input of `port-does-not-speak-tls`. */
  readonly 'port-does-not-speak-tls': HostInput;
  /** The input of `tls-version-not-supported`. */
  readonly 'tls-version-not-supported': HostInput;
  /** The input of `tls-handshake-failed`. */
  readonly 'tls-handshake-failed': HostInput & {
    /** The server wants another client certificate, or both sides did not agree. */
    readonly problem: 'client-certificate' | 'no-agreement';
  };
  /** The input of `port-does-not-speak-http`. */
  readonly 'port-does-not-speak-http': HostInput;
}

/** What the text of a likely cause depends on. */
export type CauseInput<Id extends LikelyCauseId> = Id extends keyof CauseInputs
  ? CauseInputs[Id]
  : object;

/** One function per likely cause, which returns its text. A missing cause does not compile. */
export type CauseMessages<Id extends LikelyCauseId = LikelyCauseId> = {
  readonly [I in Id]: (input: CauseInput<I>) => CauseText;
};

/** The text of a likely cause. */
export function cause(summary: string, fix: string): CauseText {
  return { summary, fix };
}

/** The text of a locale for a likely cause; `undefined` if the locale has none, or not of this form. */
const textIn = (causes: unknown, id: string, input: object): CauseText | undefined => {
  try {
    const message = memberOf(causes, id);
    // The usual case, in which an exception would take longer than everything else here.
    if (typeof message !== 'function') return undefined;
    const text: unknown = message.call(causes, { ...input });
    const [summary, fix] = [textOf(text, 'summary'), textOf(text, 'fix')];
    return summary !== undefined && fix !== undefined ? { summary, fix } : undefined;
  } catch {
    return undefined;
  }
};

/** The text of a likely cause in a locale, or in English if the locale has none. */
export function causeText<Id extends LikelyCauseId>(
  causes: unknown,
  english: CauseMessages<Id>,
  id: Id,
  input: CauseInput<Id>,
): CauseText {
  return textIn(causes, id, input) ?? english[id](input);
}
