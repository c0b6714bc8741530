/** Newtonsoft.Json.Linq.JToken: what every token can do. */

import { invalidOperation } from '../../errors.ts';
import { ELEMENTS_PER_STEP } from '../../limits.ts';
import { define, implement, member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import type { Value } from '../../types/values.ts';
import { Lazy } from '../collections/sequence.ts';
import { isInstance } from '../conversion/type-of.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Integral } from '../numbers/integral.ts';
import { CASTS } from './casts.ts';
import { cannotAdd, JArray, type JContainer, JObject, JProperty } from './containers.ts';
import { childTokens, JEnumerable, lazyTokens, requiredText, typeAt, typed } from './content.ts';
import { deepEquals } from './deep-equals.ts';
import { parseJson } from './parse.ts';
import { selectToken, selectTokens } from './path.ts';
import { tokenToObject, tokenValue } from './read.ts';
import { contentToken, fromObject, textToken, valueToken } from './serialize.ts';
import { type JToken, JValue } from './token.ts';
import { writeJson } from './write.ts';

function formatted(token: JToken, formatting: EnumValue): string {
  return token instanceof JValue
    ? writeJson(token, false)
    : writeJson(token, formatting.value === 1);
}

/** Charges for tokens that are gone through. */
function spendOn(call: Call, tokens: number): void {
  call.spend(tokens / ELEMENTS_PER_STEP);
}

function siblingsOf(call: Call, token: JToken): readonly JToken[] {
  spendOn(call, token.parent?.count ?? 0);
  return token.parent?.children() ?? [token];
}

function sibling(call: Call, token: JToken, distance: 1 | -1): JToken | null {
  const siblings = siblingsOf(call, token);
  const index = siblings.indexOf(token);
  return index < 0 ? null : (siblings[index + distance] ?? null);
}

function addBeside(call: Call, token: JToken, content: Value, distance: 0 | 1): void {
  const { parent } = token;
  if (parent === null) throw invalidOperation('The parent is missing.');
  const added = contentToken(content);
  const index = siblingsOf(call, token).indexOf(token) + distance;
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

/** Integers become longs on their way into a token, as Json.NET's own operators make them; nullable ones do not. */
function implicitToken(value: Value): JValue {
  if (typeof value === 'number') return valueToken(BigInt(value));
  return valueToken(value instanceof Integral && value.name !== 'ulong' ? value.value : value);
}

const conversions: Record<string, Implementation> = implement('JToken', {
  'implicit operator JToken(string value)': textToken,
});
for (const source of [
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
] as const) {
  Object.assign(
    conversions,
    member('JToken', `implicit operator JToken(${source} value)`, implicitToken),
  );
  const isStruct = !['Uri', 'byte[]'].includes(source);
  if (isStruct) {
    Object.assign(
      conversions,
      member('JToken', `implicit operator JToken(${source}? value)`, valueToken),
    );
  }
}

export const jTokenType = define({
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
    'string Path': {
      withCall: (call: Call, token: JToken) => {
        for (const ancestor of ancestorsOf(token)) spendOn(call, ancestor.count);
        return token.path;
      },
    },
    'bool HasValues': ({ count }: JToken) => count > 0,
    'JToken First': { withCall: (call: Call, token: JToken) => end(call, token, 0) },
    'JToken Last': { withCall: (call: Call, token: JToken) => end(call, token, -1) },
    'JToken Next': { withCall: (call: Call, token: JToken) => sibling(call, token, 1) },
    'JToken Previous': { withCall: (call: Call, token: JToken) => sibling(call, token, -1) },
    'T Value<T>(object key)': {
      withCall: (call: Call, token: JToken, key: Value) =>
        tokenValue(token.child(key), typeAt(call)),
    },
    'T ToObject<T>()': {
      withCall: (call: Call, token: JToken) => {
        spendOn(call, token.weight());
        return tokenToObject(token, typeAt(call));
      },
    },
    'JEnumerable<JToken> Children()': (token: JToken) => childTokens(() => token),
    'JEnumerable<T> Children<T>()': {
      withCall: (call: Call, token: JToken) => {
        const type = typeAt(call);
        return new Lazy(type, function* () {
          for (const child of token) if (isInstance(child, type)) yield child;
        });
      },
    },
    'IEnumerable<T> Values<T>()': {
      withCall: (call: Call, token: JToken) => {
        if (token instanceof JValue) {
          throw invalidOperation('Cannot access child value on Newtonsoft.Json.Linq.JValue.');
        }
        return typed(call, () => token, JEnumerable);
      },
    },
    'JToken SelectToken(string path)': {
      withCall: (call: Call, token: JToken, path: string | null) =>
        selectToken(token, requiredText(path, 'path'), false, call),
    },
    'JToken SelectToken(string path, bool errorWhenNoMatch)': {
      withCall: (call: Call, token: JToken, path: string | null, strict: boolean) =>
        selectToken(token, requiredText(path, 'path'), strict, call),
    },
    'IEnumerable<JToken> SelectTokens(string path)': {
      withCall: (call: Call, token: JToken, path: string | null) =>
        lazyTokens(() => selectTokens(token, requiredText(path, 'path'), false, call)),
    },
    'IEnumerable<JToken> Ancestors()': (token: JToken) => lazyTokens(() => ancestorsOf(token)),
    'IEnumerable<JToken> AncestorsAndSelf()': (token: JToken) =>
      lazyTokens(() => [token, ...ancestorsOf(token)]),
    'IEnumerable<JToken> BeforeSelf()': {
      withCall: (call: Call, token: JToken) =>
        lazyTokens(() => {
          const siblings = siblingsOf(call, token);
          return siblings.slice(0, siblings.indexOf(token));
        }),
    },
    'IEnumerable<JToken> AfterSelf()': {
      withCall: (call: Call, token: JToken) =>
        lazyTokens(() => {
          const siblings = siblingsOf(call, token);
          return siblings.slice(siblings.indexOf(token) + 1);
        }),
    },
    'void Remove()': {
      withCall: (call: Call, token: JToken) => {
        spendOn(call, token.parent?.count ?? 0);
        token.remove();
      },
    },
    'void Replace(JToken value)': {
      withCall: (call: Call, token: JToken, value: JToken | null) => {
        spendOn(call, token.parent?.count ?? 0);
        token.replace(value);
      },
    },
    'void AddAfterSelf(object content)': {
      withCall: (call: Call, token: JToken, content: Value) => addBeside(call, token, content, 1),
    },
    'void AddBeforeSelf(object content)': {
      withCall: (call: Call, token: JToken, content: Value) => addBeside(call, token, content, 0),
    },
    'JToken DeepClone()': {
      withCall: (call: Call, token: JToken) => {
        spendOn(call, token.weight());
        return token.clone();
      },
    },
    'string ToString(Formatting formatting)': formatted,
  },
  missing:
    'AddAnnotation Annotation Annotations CreateReader Load LoadAsync ReadFrom RemoveAnnotations TryParse WriteTo EqualityComparer',
});

function end(call: Call, token: JToken, index: 0 | -1): JToken | null {
  if (token instanceof JValue) {
    throw invalidOperation('Cannot access child value on Newtonsoft.Json.Linq.JValue.');
  }
  spendOn(call, token.count);
  return token.children().at(index) ?? null;
}
