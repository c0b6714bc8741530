/** What the tables of Json.NET's types share: content of containers, and sequences of tokens. */
import { argumentNull } from '../../errors.ts';
import type { Call } from '../../types/member.ts';
import { findType } from '../../types/registry.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { ClrArray } from '../collections/array.ts';
import { iterate, Lazy } from '../collections/sequence.ts';
import { cannotAdd, JArray, JObject, JProperty } from './containers.ts';
import { jsonType } from './definitions.ts';
import { tokenValue } from './read.ts';
import { contentToken, isMultiContent } from './serialize.ts';
import type { JToken } from './token.ts';

/** The type JToken. */
export const tokenType: () => Type = jsonType('JToken');

export function typeAt({ types }: Call, index = 0): Type {
  const type = types[index];
  if (type === undefined) throw new Error('the method has a type argument');
  return type;
}

export function requiredText(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  return text;
}

export function lazyTokens(tokens: () => Iterable<JToken>): Lazy {
  return new Lazy(tokenType(), () => tokens()[Symbol.iterator]());
}

/** The children of a token, which have a type of their own. */
export class JEnumerable extends Lazy {
  override get type(): Type {
    const definition = findType('JEnumerable', 1);
    if (definition === undefined) throw new Error('JEnumerable<T> is not registered');
    return named(definition, [this.element]);
  }
}

export function childTokens(tokens: () => Iterable<JToken>): JEnumerable {
  return new JEnumerable(tokenType(), () => tokens()[Symbol.iterator]());
}

/** The tokens as values of the type argument. */
export function typed<Sequence extends Lazy>(
  call: Call,
  tokens: () => Iterable<JToken>,
  create: new (element: Type, source: () => Iterator<Value>) => Sequence,
): Sequence {
  const type = typeAt(call);
  return new create(type, function* () {
    for (const token of tokens()) {
      call.spend(1);
      yield tokenValue(token, type);
    }
  });
}

/**
 * Puts content into a container at a place, taking sequences apart. Each part of a sequence goes one place further
 * than the part before, even where that one was several itself: Json.NET does the same.
 */
export function addContent(container: JObject | JArray, content: Value, index: number): void {
  if (isMultiContent(content)) {
    let place = index;
    if (content instanceof ClrArray) {
      for (const item of content.items) addContent(container, item, place++);
      return;
    }
    for (const item of iterate(content)) addContent(container, item, place++);
    return;
  }
  const token = contentToken(content);
  if (container instanceof JArray) {
    container.insert(index, token);
  } else if (token instanceof JProperty) {
    container.insertAt(index, token);
  } else {
    throw cannotAdd(token, 'JObject');
  }
}

/** Puts content behind everything else. */
export function appendContent(container: JObject | JArray, content: Value): void {
  addContent(container, content, container.children().length);
}

export function newArray(content: Value): JArray {
  const array = new JArray();
  addContent(array, content, 0);
  return array;
}

export function newObject(content: Value): JObject {
  const object = new JObject();
  addContent(object, content, 0);
  return object;
}

export function newProperty(name: string | null, content: Value): JProperty {
  const known = requiredText(name, 'name');
  return new JProperty(known, isMultiContent(content) ? newArray(content) : contentToken(content));
}
