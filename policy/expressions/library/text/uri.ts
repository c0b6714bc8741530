/** System.Uri: absolute URIs through the URL parser, escaping as .NET does it. */
import { argumentNull, ClrException, invalidOperation } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { ClrArray } from '../collections/array.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Enumeration } from '../foundation/enum.ts';
import { STRING } from './string.ts';

export const UriPartial = new Enumeration('System.UriPartial', {
  Scheme: 0,
  Authority: 1,
  Path: 2,
  Query: 3,
});

export const UriKind = new Enumeration('System.UriKind', {
  RelativeOrAbsolute: 0,
  Absolute: 1,
  Relative: 2,
});

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ftp: 21,
  ws: 80,
  wss: 443,
};

export class Uri extends ClrObject {
  /** As written. */
  readonly original: string;
  /** Undefined for a relative reference. */
  readonly url: URL | undefined;

  constructor(original: string, url: URL | undefined) {
    super();
    this.original = original;
    this.url = url;
  }

  get type(): Type {
    return named(uriType);
  }

  /** @throws {ClrException} InvalidOperationException for a relative URI */
  get absolute(): URL {
    if (this.url === undefined) {
      throw invalidOperation('This operation is not supported for a relative URI.');
    }
    return this.url;
  }

  /** `ToString()` shows the URI unescaped where that is safe. */
  override toString(): string {
    return this.url === undefined ? this.original : readable(this.url.href);
  }

  override equals(other: Value): boolean {
    return other instanceof Uri && other.toString() === this.toString();
  }

  override key(): unknown {
    return `uri ${this.toString()}`;
  }
}

/** Percent signs stay where decoding them would change what the URI means. */
function readable(href: string): string {
  return href.replace(/(?:%[\dA-F]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped).replace(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters stay escaped.
        /[%:/?#[\]@!$&'()*+,;=\\\u0000-\u001f\u007f]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
    } catch {
      return escaped;
    }
  });
}

function tryAbsolute(text: string): URL | undefined {
  const trimmed = text.trim();
  const [, name = '', authority] =
    /^([A-Za-z][A-Za-z\d+.-]*):(?:\/\/([^/?#\\]*))?/.exec(trimmed) ?? [];
  if (name === '') return undefined;
  // Hosts are needed where the scheme has them, and are not escaped.
  const needsHost = name.toLowerCase() in DEFAULT_PORTS;
  if (needsHost && (authority === undefined || authority === '')) return undefined;
  if (authority?.includes('%')) return undefined;
  return URL.canParse(trimmed) ? new URL(trimmed) : undefined;
}

/** UriKind: 0 either, 1 absolute, 2 relative. Undefined for text that is no such URI. */
function parseUri(text: string, kind: number): Uri | undefined {
  const url = kind === 2 ? undefined : tryAbsolute(text);
  if (url !== undefined) return new Uri(text, url);
  if (kind === 1 || /^[A-Za-z][A-Za-z\d+.-]*:\/\//.test(text)) return undefined;
  return new Uri(text, undefined);
}

function requireUri(text: string | null, kind: number): Uri {
  if (text === null) throw argumentNull('uriString');
  const uri = parseUri(text, kind);
  if (uri !== undefined) return uri;
  throw new ClrException(
    'System.UriFormatException',
    text.trim() === ''
      ? 'Invalid URI: The URI is empty.'
      : 'Invalid URI: The format of the URI could not be determined.',
  );
}

/** Absolute or relative. */
export function uriOf(text: string): Uri {
  return requireUri(text, 0);
}

/** @throws {ClrException} UriFormatException for anything but an absolute URI */
export function absoluteUri(text: string | null): Uri {
  return requireUri(text, 1);
}

function combine(base: Uri | null, relative: string | null): Uri {
  if (base === null) throw argumentNull('baseUri');
  const { href } = base.absolute;
  const text = relative ?? '';
  if (!URL.canParse(text, href)) {
    throw new ClrException('System.UriFormatException', 'Invalid URI: The URI is invalid.');
  }
  const url = new URL(text, href);
  return new Uri(url.href, url);
}

function scheme({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

function port(url: URL): number {
  return url.port === '' ? (DEFAULT_PORTS[scheme(url)] ?? -1) : Number(url.port);
}

/** With its `?`, even where nothing is behind it. */
function query({ href }: URL): string {
  return /^[^?#]*(\?[^#]*)/.exec(href)?.[1] ?? '';
}

function fragment({ href }: URL): string {
  const start = href.indexOf('#');
  return start < 0 ? '' : href.slice(start);
}

/** What stands in front of the path. */
function leftOfPath(url: URL): string {
  const { href, username, password } = url;
  if (!href.startsWith(`${scheme(url)}://`)) return '';
  const user = username === '' && password === '' ? '' : `${userInfo(url)}@`;
  return `${scheme(url)}://${user}${url.host}`;
}

function userInfo({ username, password }: URL): string {
  return password === '' ? username : `${username}:${password}`;
}

function authority(url: URL): string {
  return url.host;
}

/** Everything but unreserved characters, UTF-8. */
export function escapeData(text: string | null): string {
  if (text === null) throw argumentNull('stringToEscape');
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reserved and unreserved characters stay. */
function escapeUri(text: string | null): string {
  if (text === null) throw argumentNull('stringToEscape');
  return encodeURI(text.toWellFormed()).replace(/%5B/g, '[').replace(/%5D/g, ']');
}

/** Escapes that are no UTF-8 stay as they are. */
function unescapeData(text: string | null): string {
  if (text === null) throw argumentNull('stringToUnescape');
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

const part =
  <Part>(read: (url: URL) => Part) =>
  (uri: Uri) =>
    read(uri.absolute);

export const uriType = define({
  declaration: 'class System.Uri',
  members: {
    'new(string uriString)': (text: string | null) => requireUri(text, 1),
    'new(string uriString, UriKind uriKind)': (text: string | null, kind: EnumValue) =>
      requireUri(text, kind.value),
    'new(Uri baseUri, string relativeUri)': combine,
    'new(Uri baseUri, Uri relativeUri)': (base: Uri | null, relative: Uri | null) => {
      if (relative === null) throw argumentNull('relativeUri');
      return combine(base, relative.original);
    },
    'static bool TryCreate(string uriString, UriKind uriKind, out Uri result)': (
      text: string | null,
      kind: EnumValue,
      result: Reference,
    ) => {
      const uri = text === null ? undefined : parseUri(text, kind.value);
      result.value = uri ?? null;
      return uri !== undefined;
    },
    'static string EscapeDataString(string stringToEscape)': escapeData,
    'static string UnescapeDataString(string stringToUnescape)': unescapeData,
    'static string EscapeUriString(string stringToEscape)': escapeUri,
    'static bool IsWellFormedUriString(string uriString, UriKind uriKind)': (
      text: string | null,
      kind: EnumValue,
    ) => {
      if (text === null || /[\s"<>\\^`{|}]|#.*#/.test(text)) return false;
      return parseUri(text, kind.value) !== undefined;
    },
    'string AbsoluteUri': part(({ href }) => href),
    'string AbsolutePath': part(({ pathname }) => pathname),
    'string PathAndQuery': part((url) => url.pathname + query(url)),
    'string LocalPath': part(({ pathname }) => unescapeData(pathname)),
    'string Query': part(query),
    'string Fragment': part(fragment),
    'string Host': part(({ hostname }) => hostname),
    'string DnsSafeHost': part(({ hostname }) => hostname.replace(/^\[|\]$/g, '')),
    'string Authority': part(authority),
    'string Scheme': part(scheme),
    'string UserInfo': part(userInfo),
    'int Port': part(port),
    'bool IsDefaultPort': part((url) => url.port === ''),
    'bool IsAbsoluteUri': ({ url }: Uri) => url !== undefined,
    'string OriginalString': ({ original }: Uri) => original,
    'bool IsLoopback': part(({ hostname }) => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)),
    'bool IsFile': part((url) => scheme(url) === 'file'),
    'static string UriSchemeHttp': () => 'http',
    'static string UriSchemeHttps': () => 'https',
    'string[] Segments': part(
      ({ pathname }) => new ClrArray(STRING, pathname.match(/[^/]*\/|[^/]+$/g) ?? []),
    ),
    'string GetLeftPart(UriPartial part)': (uri: Uri, wanted: EnumValue) => {
      const url = uri.absolute;
      const start = leftOfPath(url);
      const whole = start === '' ? `${scheme(url)}:${url.pathname}` : start + url.pathname;
      switch (wanted.value) {
        case 0:
          return start === '' ? `${scheme(url)}:` : `${scheme(url)}://`;
        case 1:
          return start;
        case 2:
          return whole;
        default:
          return whole + query(url);
      }
    },
    'static bool operator ==(Uri a, Uri b)': (left: Uri | null, right: Uri | null) =>
      left === null || right === null ? left === right : left.equals(right),
    'static bool operator !=(Uri a, Uri b)': (left: Uri | null, right: Uri | null) =>
      left === null || right === null ? left !== right : !left.equals(right),
  },
  missing:
    'CheckHostName CheckSchemeName Compare FromHex GetComponents HexEscape HexUnescape HostNameType IdnHost IsBaseOf IsHexDigit IsUnc IsWellFormedOriginalString MakeRelativeUri UserEscaped TryCreate',
});
