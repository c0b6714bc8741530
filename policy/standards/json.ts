/** JSON as a type, and the few things that are done with it everywhere. */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** @throws {SyntaxError} when the text is not JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(text);
}

/** A JSON object, or undefined for anything else. */
export function parseObject(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Numbers that JavaScript cannot hold become text, as they are written: two of them may be one number here.
 *
 * @throws {SyntaxError} when the text is not JSON.
 */
export function parseExactJson(text: string): Json {
  if (!/\d[\d.]{15}|[eE][+-]?\d{2}/.test(text)) return parseJson(text);
  return JSON.parse(text, (_, value: unknown, context?: { readonly source?: string }) => {
    const source = typeof value === 'number' ? context?.source : undefined;
    return source !== undefined && source.replaceAll(/\D/g, '').length > 15 ? source : value;
  });
}

/** Neither null nor a list. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The member of an object; undefined for anything that has no such member of its own. */
export function member(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The members of a list; none for anything else. */
export function items(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : [];
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Text that two equal documents share whatever the order of their keys. */
export function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
