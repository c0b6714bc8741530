/** The members of JContainer, JObject, JArray and JProperty. */
import { argument, argumentNull } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import type { Value } from '../../types/values.ts';
import { Lazy } from '../collections/sequence.ts';
import { upper } from '../foundation/char.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { JArray, type JContainer, JObject, JProperty } from './containers.ts';
import {
  addContent,
  appendContent,
  childTokens,
  lazyTokens,
  newArray,
  newObject,
  newProperty,
  requiredText,
} from './content.ts';
import { jsonType } from './definitions.ts';
import { parseObject } from './known-texts.ts';
import { parseJson } from './parse.ts';
import { fromObject } from './serialize.ts';
import type { JToken } from './token.ts';

const jProperty = jsonType('JProperty');

export const jContainerType = define({
  declaration: 'class Newtonsoft.Json.Linq.JContainer : JToken',
  members: {
    'int Count': ({ count }: JToken) => count,
    'void Add(object content)': (container: JContainer, content: Value) => {
      if (container instanceof JProperty) container.detach(container);
      else appendContent(container, content);
    },
    'void AddFirst(object content)': (container: JContainer, content: Value) => {
      if (container instanceof JProperty) container.detach(container);
      else addContent(container, content, 0);
    },
    'void RemoveAll()': (container: JContainer) => {
      if (container instanceof JProperty) container.value = null;
      else container.clear();
    },
    'IEnumerable<JToken> Descendants()': (token: JToken) => lazyTokens(() => token.descendants()),
    'IEnumerable<JToken> DescendantsAndSelf()': (token: JToken) =>
      lazyTokens(() => [token, ...token.descendants()]),
    'void Merge(object content)': (container: JContainer, content: Value) =>
      merge(container, content),
  },
  missing: 'CreateWriter Merge ReplaceAll',
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

export const jObjectType = define({
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
      parseObject(requiredText(text, 's')),
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
      name: string | null,
      result: Reference,
    ) => {
      result.value = name === null ? null : object.get(name);
      return result.value !== null;
    },
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      object: JObject,
      name: string | null,
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
      new Lazy(jProperty(), () => object[Symbol.iterator]()),
    'JEnumerable<JToken> PropertyValues()': (object: JObject) =>
      childTokens(() => object.properties.map(({ value }) => value)),
  },
  missing: 'GetEnumerator Load PropertyChanged PropertyChanging',
  holds: (value) => value instanceof JObject,
});

function getValue(object: JObject, name: string | null, comparison: EnumValue): JToken | null {
  if (name === null) return null;
  const exact = object.get(name);
  if (exact !== null || comparison.value % 2 === 0) return exact;
  return propertyIgnoringCase(object, name)?.value ?? null;
}

export const jArrayType = define({
  declaration: 'class Newtonsoft.Json.Linq.JArray : JContainer, IList<JToken>',
  members: {
    'new()': () => new JArray(),
    'new(JArray other)': (other: JArray | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'new(params object[] content)': newArray,
    'new(object content)': newArray,
    'static JArray Parse(string json)': (text: string | null) => {
      const token = parseJson(requiredText(text, 's'), 'JArray');
      if (token instanceof JArray) return token;
      throw new Error(`the parser of arrays answers ${token.type.id}`);
    },
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
  holds: (value) => value instanceof JArray,
});

export const jPropertyType = define({
  declaration: 'class Newtonsoft.Json.Linq.JProperty : JContainer',
  members: {
    'new(JProperty other)': (other: JProperty | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'new(string name, object content)': newProperty,
    'new(string name, params object[] content)': (name: string | null, content: Value) =>
      new JProperty(requiredText(name, 'name'), content === null ? null : newArray(content)),
    'string Name': ({ name }: JProperty) => name,
    'JToken Value': ({ value }: JProperty) => value,
    'set JToken Value': (property: JProperty, value: JToken | null) => {
      property.value = value;
    },
  },
});
