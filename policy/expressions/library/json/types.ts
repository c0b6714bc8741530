/** Json.NET as policies see it. */
import { argument, argumentNull } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { TypeDefinition } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { textOf } from '../foundation/text-of.ts';
import { jArrayType, jContainerType, jObjectType, jPropertyType } from './container-types.ts';
import { extensionsType, jsonConvertType } from './convert-types.ts';
import { simpleToken, textToken, valueKind, valueToken } from './serialize.ts';
import { JValue } from './token.ts';
import { jTokenType } from './token-type.ts';

const simpleConstructors = Object.fromEntries(
  'long ulong double bool DateTime DateTimeOffset TimeSpan Guid Uri'
    .split(' ')
    .map((type) => [`new(${type} value)`, valueToken] as const),
);

const jValueType = define({
  declaration: 'class Newtonsoft.Json.Linq.JValue : JToken, IComparable, IFormattable',
  members: {
    ...simpleConstructors,
    'new(string value)': textToken,
    'new(char value)': (value: Value) => valueToken(textOf(value)),
    'new(object value)': (value: Value) => simpleToken(value),
    'new(JValue other)': (other: JValue | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'static JValue CreateString(string value)': textToken,
    'static JValue CreateNull()': () => JValue.null(),
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
  missing: 'CreateComment CreateUndefined ToString',
});

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
