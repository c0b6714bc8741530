/** JsonConvert and the extension methods of sequences of tokens. */
import { argument, argumentNull, ClrException } from '../../errors.ts';
import { isReferenceCompatible } from '../../types/assignable.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { defaultOf, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { iterate, Lazy } from '../collections/sequence.ts';
import { typeOf } from '../conversion/type-of.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { JObject } from './containers.ts';
import { lazyTokens, requiredText, tokenType, typeAt, typed } from './content.ts';
import { jsonType } from './definitions.ts';
import { parseJson } from './parse.ts';
import { isReadByReader, tokenObject, tokenValue } from './read.ts';
import { JToken } from './token.ts';
import { writeJson } from './write.ts';

const jProperty = jsonType('JProperty');

function isNull(tokens: Value): void {
  if (tokens === null) throw argumentNull('source');
}

/** `token.Value<T>()` and its siblings work on any sequence of tokens: a token is one itself. */
export const extensionsType = define({
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
        return typed(call, () => tokensOf(source).flatMap((token) => token.children()), Lazy);
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
        return typed(call, () => tokensOf(source).flatMap((token) => token.child(key) ?? []), Lazy);
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
      return new Lazy(jProperty(), () =>
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

export const jsonConvertType = define({
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
  return tokenObject(parseWhole(json, type), type, true);
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
