/** Reading typed values out of a resource's attributes, and out of the documents that Azure answers with. */
import { type Attributes, isObject, type Json, UNKNOWN, type Value } from '../protocol/values.ts';

/**
 * A text that must be there.
 *
 * @throws Error when it is absent or not known: the plan let something through that has no text
 */
export function text(attributes: Attributes, name: string): string {
  const value = attributes[name];
  if (typeof value === 'string') return value;
  throw new Error(`"${name}" has no value (${value === UNKNOWN ? 'not known yet' : 'null'})`);
}

/** A text, or undefined when it is absent, unknown or empty: azurerm does not tell these apart. */
export function optionalText(attributes: Attributes, name: string): string | undefined {
  const value = attributes[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A flag; an absent one is false. */
export function flag(attributes: Attributes, name: string): boolean {
  return attributes[name] === true;
}

export function optionalFlag(attributes: Attributes, name: string): boolean | undefined {
  const value = attributes[name];
  return typeof value === 'boolean' ? value : undefined;
}

export function optionalNumber(attributes: Attributes, name: string): number | undefined {
  const value = attributes[name];
  return typeof value === 'number' ? value : undefined;
}

/** The texts of a list or set; none when it is absent. */
export function texts(attributes: Attributes, name: string): string[] {
  const value = attributes[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A map of texts, or undefined when it is absent. */
export function textMap(
  attributes: Attributes,
  name: string,
): { [key: string]: string } | undefined {
  const value = attributes[name];
  if (!isObject(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])),
  );
}

/** The nested blocks of a name, in order. */
export function blocks(attributes: Attributes, name: string): Attributes[] {
  const value = attributes[name];
  return Array.isArray(value) ? value.filter((item) => isObject(item)) : [];
}

/** The one nested block of a name, or undefined. */
export function block(attributes: Attributes, name: string): Attributes | undefined {
  return blocks(attributes, name)[0];
}

/** What stands at a dotted path of a document; null when there is nothing. */
export function at(document: Json | undefined, path: string): Json {
  let here: Json = document ?? null;
  for (const key of path.split('.')) {
    here = isObject(here) ? (here[key] ?? null) : null;
  }
  return here;
}

/** The items of a list in a document. */
export function items(document: Json | undefined, path: string): Json[] {
  const value = at(document, path);
  return Array.isArray(value) ? value : [];
}

/** The tags of a document as Terraform holds them: none is an empty map. */
export function tagsOf(document: Json): Value {
  return at(document, 'tags') ?? {};
}

/** A region as azurerm writes it into the state: `Japan East` is `japaneast`. */
export function normalizeLocation(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

export function locationOf(document: Json): Value {
  const location = at(document, 'location');
  return typeof location === 'string' ? normalizeLocation(location) : null;
}
