/** Json.NET as policies see it. */
import { argument, argumentNull, ClrException, invalidOperation } from '../../errors.ts';
import { isReferenceCompatible } from '../../types/assignable.ts';
import { define } from '../../types/define.ts';
import type { Call, Implementation, Reference } from '../../types/member.ts';
import { defaultOf, named, type Type, type TypeDefinition } from '../../types/type.ts';
import type { Value } from '../../values.ts';
import { type AnyArray, itemsOf } from '../array.ts';
import { upper } from '../char.ts';
import type { EnumValue } from '../enum.ts';
import { iterate, Lazy } from '../sequence.ts';
import { isInstance, typeOf } from '../type-of.ts';
import { definitionOf } from './definitions.ts';
import { parseJson } from './parse.ts';
import { selectToken, selectTokens } from './path.ts';
import { CASTS, isReadByReader, tokenObject, tokenToObject, tokenValue } from './read.ts';
import { contentToken, fromObject, isMultiContent, valueKind, valueToken } from './serialize.ts';
import {
  cannotAdd,
  deepEquals,
  JArray,
  type JContainer,
  JObject,
  JProperty,
  JToken,
  JValue,
} from './token.ts';
import { writeJson } from './write.ts';

function tokenType(): Type {
  return named(definitionOf('JToken'));
}

function typeAt({ types }: Call, index = 0): Type {
  const type = types[index];
  if (type === undefined) throw new Error('the method has a type argument');
  return type;
}

function requiredText(text: string | null, parameter: string): string {
  if (text === null) throw argumentNull(parameter);
  return text;
}

/** Adds content to a container, taking sequences apart. */
function addContent(container: JObject | JArray, content: Value): void {
  if (isMultiContent(content)) {
    for (const item of iterate(content)) addContent(container, item);
    return;
  }
  const token = contentToken(content);
  if (container instanceof JArray) {
    container.add(token);
  } else if (token instanceof JProperty) {
    container.add(token);
  } else {
    throw cannotAdd(token, 'JObject');
  }
}

function newObject(content: AnyArray | null): JObject {
  const object = new JObject();
  for (const item of content === null ? [] : itemsOf(content)) addContent(object, item);
  return object;
}

function newArray(content: Iterable<Value>): JArray {
  const array = new JArray();
  for (const item of content) addContent(array, item);
  return array;
}

function newProperty(name: string | null, content: Value): JProperty {
  const known = requiredText(name, 'name');
  return new JProperty(
    known,
    isMultiContent(content) ? newArray(iterate(content)) : contentToken(content),
  );
}

function formatted(token: JToken, formatting: EnumValue): string {
  return token instanceof JValue
    ? writeJson(token, false)
    : writeJson(token, formatting.value === 1);
}

function lazyTokens(tokens: () => Iterable<JToken>): Lazy {
  return new Lazy(tokenType(), () => tokens()[Symbol.iterator]());
}

function typed(call: Call, tokens: () => Iterable<JToken>): Lazy {
  const type = typeAt(call);
  return new Lazy(type, function* () {
    for (const token of tokens()) {
      call.spend(1);
      yield tokenValue(token, type);
    }
  });
}

function sibling(token: JToken, distance: 1 | -1): JToken | null {
  const siblings = token.parent?.children() ?? [];
  const index = siblings.indexOf(token);
  return index < 0 ? null : (siblings[index + distance] ?? null);
}

function addBeside(token: JToken, content: Value, distance: 0 | 1): void {
  const { parent } = token;
  if (parent === null) throw invalidOperation('The parent is missing.');
  const added = contentToken(content);
  const index = parent.children().indexOf(token) + distance;
  if (parent instanceof JArray) {
    parent.insert(index, added);
  } else if (parent instanceof JObject && added instanceof JProperty) {
    parent.insertAt(index, added);
  } else {
    throw cannotAdd(added, 'JContainer');
  }
}

function* ancestorsOf(token: JToken): Generator<JToken> {
  for (let parent: JContainer | null = token.parent; parent !== null; parent = parent.parent) {
    yield parent;
  }
}

const casts: Record<string, Implementation> = {};
for (const { result, apply, nullable } of CASTS) {
  casts[`explicit operator ${result}(JToken value)`] = apply;
  if (nullable !== undefined) casts[`explicit operator ${result}?(JToken value)`] = nullable;
}

/** An int becomes a long on its way into a token, as Json.NET's own operators make it. */
function implicitToken(value: Value): JValue {
  return valueToken(typeof value === 'number' ? BigInt(value) : value);
}

const conversions: Record<string, Implementation> = {};
for (const source of [
  'string',
  'bool',
  'byte',
  'sbyte',
  'short',
  'ushort',
  'int',
  'uint',
  'long',
  'ulong',
  'double',
  'DateTime',
  'DateTimeOffset',
  'TimeSpan',
  'Guid',
  'Uri',
  'byte[]',
]) {
  conversions[`implicit operator JToken(${source} value)`] = implicitToken;
  const isStruct = !['string', 'Uri', 'byte[]'].includes(source);
  if (isStruct) conversions[`implicit operator JToken(${source}? value)`] = implicitToken;
}

const jTokenType = define({
  declaration: 'class Newtonsoft.Json.Linq.JToken : IJEnumerable<JToken>',
  members: {
    ...casts,
    ...conversions,
    'static JToken Parse(string json)': (text: string | null) =>
      parseJson(requiredText(text, 's'), 'JToken'),
    'static JToken FromObject(object o)': fromObject,
    'static bool DeepEquals(JToken t1, JToken t2)': deepEquals,
    'JToken this[object key]': (token: JToken, key: Value) => token.child(key),
    'set JToken this[object key]': (token: JToken, key: Value, value: JToken | null) =>
      token.setChild(key, value),
    'JTokenType Type': ({ tokenType: type }: JToken) => type,
    'JContainer Parent': ({ parent }: JToken) => parent,
    'JToken Root': ({ root }: JToken) => root,
    'string Path': ({ path }: JToken) => path,
    'bool HasValues': (token: JToken) => token.children().length > 0,
    'JToken First': (token: JToken) => end(token, 0),
    'JToken Last': (token: JToken) => end(token, -1),
    'JToken Next': (token: JToken) => sibling(token, 1),
    'JToken Previous': (token: JToken) => sibling(token, -1),
    'T Value<T>(object key)': {
      withCall: (call: Call, token: JToken, key: Value) =>
        tokenValue(token.child(key), typeAt(call)),
    },
    'T ToObject<T>()': {
      withCall: (call: Call, token: JToken) => tokenToObject(token, typeAt(call)),
    },
    'JEnumerable<JToken> Children()': (token: JToken) => lazyTokens(() => token.children()),
    'JEnumerable<T> Children<T>()': {
      withCall: (call: Call, token: JToken) => {
        const type = typeAt(call);
        return new Lazy(type, () =>
          token
            .children()
            .filter((child) => isInstance(child, type))
            .values(),
        );
      },
    },
    'IEnumerable<T> Values<T>()': {
      withCall: (call: Call, token: JToken) => {
        if (token instanceof JValue)
          throw invalidOperation('Cannot access child value on Newtonsoft.Json.Linq.JValue.');
        return typed(call, () => token.children());
      },
    },
    'JToken SelectToken(string path)': (token: JToken, path: string | null) =>
      selectToken(token, requiredText(path, 'path'), false),
    'JToken SelectToken(string path, bool errorWhenNoMatch)': (
      token: JToken,
      path: string | null,
      strict: boolean,
    ) => selectToken(token, requiredText(path, 'path'), strict),
    'IEnumerable<JToken> SelectTokens(string path)': (token: JToken, path: string | null) =>
      lazyTokens(() => selectTokens(token, requiredText(path, 'path'), false)),
    'IEnumerable<JToken> Ancestors()': (token: JToken) => lazyTokens(() => ancestorsOf(token)),
    'void Remove()': (token: JToken) => token.remove(),
    'void Replace(JToken value)': (token: JToken, value: JToken | null) => token.replace(value),
    'void AddAfterSelf(object content)': (token: JToken, content: Value) =>
      addBeside(token, content, 1),
    'void AddBeforeSelf(object content)': (token: JToken, content: Value) =>
      addBeside(token, content, 0),
    'JToken DeepClone()': {
      withCall: (call: Call, token: JToken) => {
        for (const _ of token.descendants()) call.spend(1);
        return token.clone();
      },
    },
    'string ToString(Formatting formatting)': formatted,
  },
  missing:
    'AddAnnotation AfterSelf Annotation Annotations AncestorsAndSelf BeforeSelf CreateReader Load LoadAsync ReadFrom RemoveAnnotations TryParse WriteTo EqualityComparer',
});

function end(token: JToken, index: 0 | -1): JToken | null {
  if (token instanceof JValue) {
    throw invalidOperation('Cannot access child value on Newtonsoft.Json.Linq.JValue.');
  }
  return token.children().at(index) ?? null;
}

const jContainerType = define({
  declaration: 'class Newtonsoft.Json.Linq.JContainer : JToken',
  members: {
    'int Count': (token: JToken) => token.children().length,
    'void Add(object content)': (container: JContainer, content: Value) => {
      if (container instanceof JProperty) container.detach(container);
      else addContent(container, content);
    },
    'void AddFirst(object content)': (container: JContainer, content: Value) => {
      const token = contentToken(content);
      if (container instanceof JArray) container.insert(0, token);
      else if (container instanceof JObject && token instanceof JProperty)
        container.insertAt(0, token);
      else throw cannotAdd(token, 'JContainer');
    },
    'void RemoveAll()': (container: JContainer) => {
      if (container instanceof JProperty) container.value = null;
      else container.clear();
    },
    'IEnumerable<JToken> Descendants()': (token: JToken) => lazyTokens(() => token.descendants()),
    'void Merge(object content)': (container: JContainer, content: Value) =>
      merge(container, content),
  },
  missing: 'CreateWriter DescendantsAndSelf ReplaceAll',
});

/** Objects are merged by property, arrays are joined. */
function merge(container: JContainer, content: Value): void {
  if (container instanceof JArray && content instanceof JArray) {
    for (const item of content.items) container.add(item);
  } else if (container instanceof JObject && content instanceof JObject) {
    for (const { name, value } of content.properties) {
      const known = container.get(name);
      const bothObjects = known instanceof JObject && value instanceof JObject;
      const bothArrays = known instanceof JArray && value instanceof JArray;
      if (bothObjects || bothArrays) merge(known, value);
      else if (value.tokenType.value !== 10 || known === null) container.set(name, value);
    }
  }
}

function propertyIgnoringCase(object: JObject, name: string): JProperty | undefined {
  return object.properties.find((property) => upper(property.name) === upper(name));
}

const jObjectType = define({
  declaration:
    'class Newtonsoft.Json.Linq.JObject : IEnumerable<KeyValuePair<string, JToken>>, JContainer',
  members: {
    'new()': () => new JObject(),
    'new(JObject other)': (other: JObject | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'new(params object[] content)': newObject,
    'static JObject Parse(string json)': (text: string | null) =>
      parseJson(requiredText(text, 's'), 'JObject'),
    'static JObject FromObject(object o)': (value: Value) => {
      const token = fromObject(value);
      if (token instanceof JObject) return token;
      throw argument(
        `Object serialized to ${token.tokenType.toString()}. JObject instance expected.`,
      );
    },
    'JToken this[string propertyName]': (object: JObject, name: string | null) =>
      object.get(requiredText(name, 'propertyName')),
    'set JToken this[string propertyName]': (
      object: JObject,
      name: string | null,
      value: JToken | null,
    ) => object.set(requiredText(name, 'propertyName'), value),
    'void Add(string propertyName, JToken value)': (
      object: JObject,
      name: string | null,
      value: JToken | null,
    ) => object.add(new JProperty(requiredText(name, 'name'), value)),
    'bool Remove(string propertyName)': (object: JObject, name: string | null) =>
      object.delete(requiredText(name, 'propertyName')),
    'bool ContainsKey(string propertyName)': (object: JObject, name: string | null) =>
      object.property(requiredText(name, 'propertyName')) !== undefined,
    'bool TryGetValue(string propertyName, out JToken value)': (
      object: JObject,
      name: string,
      result: Reference,
    ) => {
      result.value = object.get(name);
      return result.value !== null;
    },
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      object: JObject,
      name: string,
      comparison: EnumValue,
      result: Reference,
    ) => {
      result.value = getValue(object, name, comparison);
      return result.value !== null;
    },
    'JToken GetValue(string propertyName)': (object: JObject, name: string | null) =>
      name === null ? null : object.get(name),
    'JToken GetValue(string propertyName, StringComparison comparison)': getValue,
    'JProperty Property(string name)': (object: JObject, name: string | null) =>
      name === null ? null : (object.property(name) ?? null),
    'IEnumerable<JProperty> Properties()': (object: JObject) =>
      new Lazy(named(definitionOf('JProperty')), () => object.properties.values()),
    'JEnumerable<JToken> PropertyValues()': (object: JObject) =>
      lazyTokens(() => object.properties.map(({ value }) => value)),
  },
  missing: 'GetEnumerator Load PropertyChanged PropertyChanging',
});

function getValue(object: JObject, name: string | null, comparison: EnumValue): JToken | null {
  if (name === null) return null;
  const exact = object.get(name);
  if (exact !== null || comparison.value % 2 === 0) return exact;
  return propertyIgnoringCase(object, name)?.value ?? null;
}

const jArrayType = define({
  declaration: 'class Newtonsoft.Json.Linq.JArray : JContainer, IList<JToken>',
  members: {
    'new()': () => new JArray(),
    'new(JArray other)': (other: JArray | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'new(params object[] content)': (content: AnyArray | null) =>
      newArray(content === null ? [] : itemsOf(content)),
    'new(object content)': (content: Value) => newArray([content]),
    'static JArray Parse(string json)': (text: string | null) =>
      parseJson(requiredText(text, 's'), 'JArray'),
    'static JArray FromObject(object o)': (value: Value) => {
      const token = fromObject(value);
      if (token instanceof JArray) return token;
      throw argument(
        `Object serialized to ${token.tokenType.toString()}. JArray instance expected.`,
      );
    },
    'JToken this[int index]': (array: JArray, index: number) => array.at(index),
    'set JToken this[int index]': (array: JArray, index: number, value: JToken | null) =>
      array.set(index, value),
    'void Add(JToken item)': (array: JArray, value: JToken | null) => array.add(value),
    'void Insert(int index, JToken item)': (array: JArray, index: number, value: JToken | null) =>
      array.insert(index, value),
    'void RemoveAt(int index)': (array: JArray, index: number) => array.removeAt(index),
    'bool Remove(JToken item)': (array: JArray, item: Value) => {
      const index = array.indexOf(item);
      if (index >= 0) array.removeAt(index);
      return index >= 0;
    },
    'void Clear()': (array: JArray) => array.clear(),
    'bool Contains(JToken item)': (array: JArray, item: Value) => array.indexOf(item) >= 0,
    'int IndexOf(JToken item)': (array: JArray, item: Value) => array.indexOf(item),
  },
  missing: 'CopyTo GetEnumerator Load',
});

const jPropertyType = define({
  declaration: 'class Newtonsoft.Json.Linq.JProperty : JContainer',
  members: {
    'new(JProperty other)': (other: JProperty | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'new(string name, object content)': newProperty,
    'new(string name, params object[] content)': (
      name: string | null,
      content: AnyArray | null,
    ) => {
      const items = content === null ? [] : itemsOf(content);
      const [only, second] = items;
      return second === undefined && only !== undefined
        ? newProperty(name, only)
        : new JProperty(requiredText(name, 'name'), newArray(items));
    },
    'string Name': ({ name }: JProperty) => name,
    'JToken Value': ({ value }: JProperty) => value,
    'set JToken Value': (property: JProperty, value: JToken | null) => {
      property.value = value;
    },
  },
});

const simpleConstructors = Object.fromEntries(
  [
    'long',
    'ulong',
    'double',
    'bool',
    'char',
    'string',
    'DateTime',
    'DateTimeOffset',
    'TimeSpan',
    'Guid',
    'Uri',
    'object',
  ].map((type) => [`new(${type} value)`, (value: Value) => valueToken(value)] as const),
);

const jValueType = define({
  declaration: 'class Newtonsoft.Json.Linq.JValue : JToken, IComparable, IFormattable',
  members: {
    ...simpleConstructors,
    'new(JValue other)': (other: JValue | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'static JValue CreateString(string value)': valueToken,
    'object Value': ({ value }: JValue) => value,
    'set object Value': (token: JValue, value: Value) => {
      const kind = valueKind(value);
      if (kind === undefined) throw argument('Could not determine JSON object type.');
      token.assign(kind, value);
    },
    'string ToString(string format)': (token: JValue, pattern: string | null) =>
      pattern === null ? token.toString() : token.format(pattern),
    'int CompareTo(JValue obj)': (token: JValue, other: JValue | null) => token.compareTo(other),
    'bool Equals(JValue other)': (token: JValue, other: JValue | null) => token.equals(other),
  },
  missing: 'CreateComment CreateNull CreateUndefined ToString',
});

function isNull(tokens: Value): void {
  if (tokens === null) throw argumentNull('source');
}

/** `token.Value<T>()` and its siblings work on any sequence of tokens: a token is one itself. */
const extensionsType = define({
  declaration: 'static Newtonsoft.Json.Linq.Extensions',
  members: {
    'static T Value<T>(this IEnumerable<JToken> value)': {
      withCall: (call: Call, token: Value) => {
        if (token === null) throw argumentNull('value');
        if (!(token instanceof JToken)) throw argument('Source value must be a JToken.');
        return tokenValue(token, typeAt(call));
      },
    },
    'static IEnumerable<T> Values<T>(this IEnumerable<JToken> source)': {
      withCall: (call: Call, source: Value) => {
        isNull(source);
        return typed(call, () => tokensOf(source).flatMap((token) => token.children()));
      },
    },
    'static IEnumerable<JToken> Values(this IEnumerable<JToken> source)': (source: Value) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token) => token.children()));
    },
    'static IEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)': (
      source: Value,
      key: Value,
    ) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token) => token.child(key) ?? []));
    },
    'static IEnumerable<T> Values<T>(this IEnumerable<JToken> source, object key)': {
      withCall: (call: Call, source: Value, key: Value) => {
        isNull(source);
        return typed(call, () => tokensOf(source).flatMap((token) => token.child(key) ?? []));
      },
    },
    'static IEnumerable<JToken> Children(this IEnumerable<JToken> source)': (source: Value) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token) => token.children()));
    },
    'static IEnumerable<JProperty> Properties(this IEnumerable<JObject> source)': (
      source: Value,
    ) => {
      isNull(source);
      return new Lazy(named(definitionOf('JProperty')), () =>
        tokensOf(source)
          .flatMap((token) => (token instanceof JObject ? token.properties : []))
          .values(),
      );
    },
  },
  missing: 'Ancestors AncestorsAndSelf AsJEnumerable Children Descendants DescendantsAndSelf Value',
});

function tokensOf(source: Value): JToken[] {
  return [...iterate(source)].filter((item): item is JToken => item instanceof JToken);
}

const jsonConvertType = define({
  declaration: 'static Newtonsoft.Json.JsonConvert',
  restricted: true,
  members: {
    'static string SerializeObject(object value)': (value: Value) => writeJson(value, false),
    'static string SerializeObject(object value, Formatting formatting)': (
      value: Value,
      formatting: EnumValue,
    ) => writeJson(value, formatting.value === 1),
    'static object DeserializeObject(string value)': (text: string | null) =>
      deserialize(text, typeOf(null)),
    'static T DeserializeObject<T>(string value)': {
      withCall: (call: Call, text: string | null) => deserialize(text, typeAt(call)),
    },
  },
});

function deserialize(text: string | null, type: Type): Value {
  const json = requiredText(text, 'value');
  if (json.trim() === '') {
    if (defaultOf(type) !== null) {
      throw new ClrException(
        'Newtonsoft.Json.JsonSerializationException',
        `No JSON content found and type '${type.id}' is not nullable.`,
      );
    }
    return null;
  }
  return tokenObject(parseWhole(json, type), type);
}

/** An end in the middle is an error of the serializer, or of the writer that copies tokens. */
function parseWhole(json: string, type: Type): JToken {
  try {
    return parseJson(json, 'value');
  } catch (error) {
    const isEnd = error instanceof ClrException && error.message.startsWith('Unexpected end');
    if (!isEnd || isReadByReader(type)) throw error;
    const isArray = /^\s*\[/.test(json);
    const copies =
      isReferenceCompatible(type, tokenType()) || (type.id === 'System.Object' && isArray);
    throw new ClrException(
      `Newtonsoft.Json.Json${copies ? 'Writer' : 'Serialization'}Exception`,
      error.message,
    );
  }
}

export const jsonTypes: readonly TypeDefinition[] = [
  jTokenType,
  jContainerType,
  jObjectType,
  jArrayType,
  jPropertyType,
  jValueType,
  extensionsType,
  jsonConvertType,
  define({
    declaration: 'interface Newtonsoft.Json.Linq.IJEnumerable<T> : IEnumerable<T>',
    members: {},
  }),
  define({
    declaration: 'struct Newtonsoft.Json.Linq.JEnumerable<T> : IJEnumerable<T>',
    members: {},
  }),
  define({ declaration: 'struct System.Numerics.BigInteger', members: {} }),
];
