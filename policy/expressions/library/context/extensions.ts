/** The extension methods that API Management adds: defaults for lookups, and credentials from headers. */
import { argumentNull, instanceOf, invalidCast } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Implementation, Reference } from '../../types/member.ts';
import { defaultOf, type Type, type TypeDefinition } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { ClrArray } from '../collections/array.ts';
import type { Lookup } from '../collections/dictionary.ts';
import { iterate } from '../collections/sequence.ts';
import { isInstance } from '../conversion/type-of.ts';
import { cipherExtensions } from '../cryptography/ciphers.ts';
import { OBJECT } from '../foundation/object.ts';
import { textOf } from '../foundation/text-of.ts';
import type { JObject } from '../json/containers.ts';
import type { JToken } from '../json/token.ts';
import { escapeData } from '../text/uri.ts';
import { type BasicAuthCredentials, type Jwt, parseBasic, parseJwt } from './credentials.ts';
import { Multimap } from './host.ts';

function typeAt({ types }: Call): Type {
  const [type] = types;
  if (type === undefined) throw new Error('the method has a type argument');
  return type;
}

/** An extension method is called on null like any other. */
function find(lookup: Lookup | null, name: Value): Value | undefined {
  const dictionary = instanceOf(lookup);
  if (name === null) throw argumentNull('key');
  return dictionary.find(name);
}

/** "Throws if the type doesn't match", says the documentation; the policy toolkit returns the default instead. */
function variable(call: Call, variables: Lookup | null, name: Value, initial: Value): Value {
  const value = find(variables, name);
  const type = typeAt(call);
  if (value === undefined) return initial;
  if (value === null) {
    const acceptsNull = defaultOf(type) === null;
    return acceptsNull ? null : initial;
  }
  if (!isInstance(value, type)) throw invalidCast();
  return value;
}

/** Several values of a header come out joined by commas. */
function joined(values: Lookup | null, name: Value, initial: string | null): string | null {
  if (values instanceof Multimap && typeof name === 'string') {
    const texts = values.item(name);
    if (texts === undefined) return initial;
    return texts.length === 1 ? (texts[0] ?? '') : texts.join(',');
  }
  const found = find(values, name);
  if (!(found instanceof ClrArray)) return initial;
  const [first, second] = found.items;
  return first !== undefined && second === undefined
    ? textOf(first)
    : found.items.map(textOf).join(',');
}

/** As the policy toolkit's emulator writes it: null for an empty form. */
function formContent(values: Lookup | null): string | null {
  if (values === null || values.count === 0) return null;
  const pairs: string[] = [];
  for (const [name, items] of values.entries()) {
    for (const item of iterate(items)) {
      pairs.push(`${escapeData(textOf(name))}=${escapeData(textOf(item))}`);
    }
  }
  return pairs.join('&');
}

/** Defaults for any dictionary, such as the `string[]` of a claim; for headers, joined text is preferred to this. */
function lookups(dictionary: string): Readonly<Record<string, Implementation>> {
  const name = `static V GetValueOrDefault<K, V>(this ${dictionary}<K, V> dictionary, K key`;
  return {
    [`${name})`]: {
      withCall: ({ types }: Call, values: Lookup | null, key: Value) =>
        find(values, key) ?? defaultOf(types[1] ?? OBJECT),
    },
    [`${name}, V defaultValue)`]: (values: Lookup | null, key: Value, initial: Value) => {
      const found = find(values, key);
      return found === undefined ? initial : found;
    },
  };
}

function token(
  object: JObject | null,
  name: string | null,
  initial: JToken | null = null,
): JToken | null {
  if (name === null) throw argumentNull('key');
  const property = instanceOf(object).property(name);
  return property === undefined ? initial : property.value;
}

function attempt(
  parse: (text: string) => Value,
): (text: string | null, result: Reference) => boolean {
  return (text, result) => {
    result.value = text === null ? null : parse(text);
    return result.value !== null;
  };
}

const extensionsType = define({
  declaration: 'static Microsoft.ApiManagement.ExpressionExtensions',
  // The name by which policies call these as static methods, and Microsoft's extension for Visual Studio Code declares them.
  alias: 'ExpressionSyntaxExtensions',
  members: {
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string key)':
      {
        withCall: (call: Call, variables: Lookup | null, name: Value) =>
          variable(call, variables, name, defaultOf(typeAt(call))),
      },
    'static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string key, T defaultValue)':
      { withCall: variable },
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string headerName)':
      (values: Lookup | null, name: Value) => joined(values, name, null),
    'static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string headerName, string defaultValue)':
      joined,
    ...lookups('IReadOnlyDictionary'),
    ...lookups('IDictionary'),
    // In .NET a JObject is an IDictionary<string, JToken>.
    'static JToken GetValueOrDefault(this JObject dictionary, string key)': token,
    'static JToken GetValueOrDefault(this JObject dictionary, string key, JToken defaultValue)':
      token,
    'static string ToQueryString(this IDictionary<string, IList<string>> values)': (
      values: Lookup | null,
    ) => {
      const form = formContent(values);
      return form === null ? null : `?${form}`;
    },
    'static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> values)':
      formContent,
    'static Jwt AsJwt(this string value)': (text: string | null) =>
      text === null ? null : parseJwt(text),
    'static bool TryParseJwt(this string value, out Jwt token)': attempt(parseJwt),
    'static BasicAuthCredentials AsBasic(this string value)': (text: string | null) =>
      text === null ? null : parseBasic(text),
    'static bool TryParseBasic(this string value, out BasicAuthCredentials credentials)':
      attempt(parseBasic),
    ...cipherExtensions,
  },
  missing: 'VerifyNoRevocation',
});

export const extensionTypes: readonly TypeDefinition[] = [
  extensionsType,
  define({
    declaration: 'class Microsoft.ApiManagement.Jwt',
    members: {
      'string Algorithm': (token: Jwt) => token.header('alg'),
      'IEnumerable<string> Audiences': (token: Jwt) => token.audiences(),
      'IReadOnlyDictionary<string, string[]> Claims': (token: Jwt) => token.claims(),
      'DateTime? ExpirationTime': (token: Jwt) => token.time('exp'),
      'DateTime? NotBefore': (token: Jwt) => token.time('nbf'),
      'DateTime? IssuedAt': (token: Jwt) => token.time('iat'),
      'string Id': (token: Jwt) => token.text('jti'),
      'string Issuer': (token: Jwt) => token.text('iss'),
      'string Subject': (token: Jwt) => token.text('sub'),
      'string Type': (token: Jwt) => token.header('typ'),
    },
  }),
  define({
    declaration: 'class Microsoft.ApiManagement.BasicAuthCredentials',
    members: {
      'string UserId': ({ userId }: BasicAuthCredentials) => userId,
      'string Username': ({ userId }: BasicAuthCredentials) => userId,
      'string Password': ({ password }: BasicAuthCredentials) => password,
    },
  }),
];
