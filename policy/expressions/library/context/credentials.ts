/** Credentials of an Authorization header: JSON Web Tokens and basic authentication. Signatures are not checked. */
import { findType } from '../../types/registry.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { DateTime } from '../time/date-time.ts';
import { type HostLookup, multimap, stringArray } from './host.ts';

type Json = Readonly<Record<string, unknown>>;

function typeNamed(name: string): Type {
  const definition = findType(name, 0);
  if (definition === undefined) throw new Error(`${name} is not registered`);
  return named(definition);
}

export class Jwt extends ClrObject {
  readonly #head: Json;
  readonly #payload: Json;

  constructor(head: Json, payload: Json) {
    super();
    this.#head = head;
    this.#payload = payload;
  }

  get type(): Type {
    return typeNamed('Jwt');
  }

  header(name: string): string | null {
    const value = this.#head[name];
    return typeof value === 'string' ? value : null;
  }

  text(name: string): string | null {
    const value = this.#payload[name];
    return typeof value === 'string' ? value : null;
  }

  /** Seconds since the epoch. */
  time(name: string): DateTime | null {
    const value = this.#payload[name];
    return typeof value === 'number' ? DateTime.ofMilliseconds(value * 1000) : null;
  }

  audiences(): Value {
    return stringArray(texts(this.#payload.aud));
  }

  claims(): HostLookup<readonly string[]> {
    const claims = new Map<string, readonly string[]>();
    for (const [name, value] of Object.entries(this.#payload)) claims.set(name, texts(value));
    return multimap(claims, false);
  }
}

function texts(claim: unknown): string[] {
  if (claim === undefined || claim === null) return [];
  if (Array.isArray(claim)) return claim.flatMap(texts);
  return [typeof claim === 'object' ? JSON.stringify(claim) : String(claim)];
}

/** Null for text that is no token: policies test for it. */
export function parseJwt(text: string): Jwt | null {
  const token = text.trim().replace(/^Bearer\s+/i, '');
  const match = /^([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(token);
  const head = decode(match?.[1]);
  const payload = decode(match?.[2]);
  return head === undefined || payload === undefined ? null : new Jwt(head, payload);
}

function decode(part: string | undefined): Json | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export class BasicAuthCredentials extends ClrObject {
  readonly userId: string;
  readonly password: string;

  constructor(userId: string, password: string) {
    super();
    this.userId = userId;
    this.password = password;
  }

  get type(): Type {
    return typeNamed('BasicAuthCredentials');
  }
}

export function parseBasic(text: string): BasicAuthCredentials | null {
  const match = /^Basic\s+([A-Za-z\d+/]+={0,2})\s*$/i.exec(text.trim());
  if (match === null) return null;
  const decoded = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0
    ? null
    : new BasicAuthCredentials(decoded.slice(0, colon), decoded.slice(colon + 1));
}
