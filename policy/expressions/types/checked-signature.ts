/**
 * C# signatures as TypeScript reads them: what a signature says of its implementation, so that `tsc` refuses one that takes or
 * gives something else. The grammar is the one of signature.ts, which reads the same text when the type is first used.
 */
import type { Call, Reference } from './member.ts';
import type { Value } from './values.ts';

/** C# type → what stands for it here, of types that are never null. Filled in by library/representations.ts. */
// biome-ignore lint/suspicious/noEmptyInterface: the library adds to it.
export interface Structs {}

/** The same of types that may be null. */
// biome-ignore lint/suspicious/noEmptyInterface: the library adds to it.
export interface Classes {}

/** A type, or a text that should be one, that the tables above lack. Nothing implements it. */
type Unknown<Text extends string> = { readonly 'unknown type': Text };
type Malformed<Text extends string> = { readonly 'no such signature': Text };

type ByName<Name extends string> = Name extends keyof Structs
  ? Structs[Name]
  : Name extends keyof Classes
    ? Classes[Name] | null
    : Unknown<Name>;

/** @param Parameters names of type parameters, which stand for any value */
type Represented<Type extends string, Parameters extends string> = Type extends Parameters
  ? Value
  : Type extends `${infer Inner}?`
    ? Represented<Inner, Parameters> | null
    : Type extends 'byte[]'
      ? Uint8Array | null
      : Type extends `${infer Inner}[]`
        ? Represented<Inner, Parameters> extends Unknown<string>
          ? Unknown<Inner>
          : ByName<'Array'>
        : Type extends `${infer Name}<${string}>`
          ? ByName<Name>
          : ByName<Type>;

type Trimmed<Text extends string, Prefix extends string> = Text extends `${Prefix} ${infer Rest}`
  ? Rest
  : Text;

type Punctuation = ' ' | '(' | ')' | '[' | ']' | '<' | '>';

/** What stands before the last space, with it, and what behind. */
type LastWord<
  Text extends string,
  Before extends string = '',
> = Text extends `${infer First} ${infer Rest}`
  ? LastWord<Rest, `${Before}${First} `>
  : [Before, Text];

/** `int index`, `IDictionary<TKey, TValue> source`, `out int result`, `bool flag = false` → what is passed. */
type Argument<
  Text extends string,
  Parameters extends string,
> = Text extends `${infer Declared} = ${string}`
  ? Argument<Declared, Parameters>
  : Text extends `out ${infer Declared}`
    ? Argument<Declared, Parameters> extends Unknown<string> | Malformed<string>
      ? Argument<Declared, Parameters>
      : Reference
    : LastWord<Trimmed<Trimmed<Text, 'this'>, 'params'>> extends [
          `${infer Type} `,
          infer Called extends string,
        ]
      ? Type extends `${infer Name}<${string}>${infer Suffix}`
        ? Represented<`${Name}<>${Suffix extends `${string}[]` ? '[]' : ''}`, Parameters>
        : Type extends `${string} ${string}`
          ? Malformed<Text>
          : Called extends `${string}${Punctuation}${string}`
            ? Malformed<Text>
            : Represented<Type, Parameters>
      : Malformed<Text>;

/** True where no type arguments are left open: `Func<T` goes on behind its comma. */
type IsWhole<Text extends string> = Text extends `${string}<${string}`
  ? Text extends `${string}>${'' | '[]' | '?'} ${string}`
    ? true
    : false
  : true;

type Arguments<
  Text extends string,
  Parameters extends string,
  Open extends string = '',
  Done extends readonly unknown[] = [],
> = Text extends ''
  ? Done
  : Text extends `${infer First}, ${infer Rest}`
    ? IsWhole<`${Open}${First}`> extends true
      ? Arguments<Rest, Parameters, '', [...Done, Argument<`${Open}${First}`, Parameters>]>
      : Arguments<Rest, Parameters, `${Open}${First}, `, Done>
    : [...Done, Argument<`${Open}${Text}`, Parameters>];

/** Result and name of `IEnumerable<R> Map<T, R>`: the space that is outside of type arguments parts them. */
type Head<
  Text extends string,
  Open extends string = '',
> = Text extends `${infer First} ${infer Rest}`
  ? First extends `${string},`
    ? Head<Rest, `${Open}${First} `>
    : { readonly result: `${Open}${First}`; readonly name: Rest }
  : Malformed<Text>;

type Names<List extends string> = List extends `${infer First}, ${infer Rest}`
  ? First | Names<Rest>
  : List;

type OwnParameters<Name extends string> = Name extends `${string}<${infer List}>`
  ? Names<List>
  : never;

type Result<Type extends string, Parameters extends string> = Type extends 'void'
  ? unknown
  : Represented<Type, Parameters>;

type Shape<Args extends readonly unknown[], Returned> = {
  readonly args: Args;
  readonly returns: Returned;
};

type Instance<Self, IsStatic> = IsStatic extends true ? [] : [NonNullable<Self>];

/** What stands behind the modifiers `set`, `const` and `static`. */
type Bare<
  Text extends string,
  Self,
  Owner extends string,
  IsStatic extends boolean,
> = Text extends `new(${infer List})`
  ? Shape<Arguments<List, Owner>, Self>
  : Text extends `${'implicit' | 'explicit'} operator ${infer Type}(${infer List})`
    ? Shape<Arguments<List, Owner>, Represented<Type, Owner>>
    : Text extends `${infer Type} operator ${string}(${infer List})`
      ? Shape<Arguments<List, Owner>, Represented<Type, Owner>>
      : Text extends `${infer Type} this[${infer List}]`
        ? Shape<[...Instance<Self, false>, ...Arguments<List, Owner>], Represented<Type, Owner>>
        : Text extends `${infer Before}(${infer List})`
          ? Head<Before> extends {
              result: infer Type extends string;
              name: infer Name extends string;
            }
            ? Shape<
                [...Instance<Self, IsStatic>, ...Arguments<List, Owner | OwnParameters<Name>>],
                Result<Type, Owner | OwnParameters<Name>>
              >
            : Malformed<Text>
          : Head<Text> extends {
                result: infer Type extends string;
                name: infer Name extends string;
              }
            ? Name extends `${string}${Punctuation}${string}`
              ? Malformed<Text>
              : Shape<Instance<Self, IsStatic>, Represented<Type, Owner>>
            : Malformed<Text>;

type Signature<Text extends string, Self, Owner extends string> = Text extends `set ${infer Rest}`
  ? Bare<Rest, Self, Owner, false> extends Shape<infer Args, infer Assigned>
    ? Shape<[...Args, Assigned], unknown>
    : Malformed<Text>
  : Text extends `const ${infer Rest}`
    ? Bare<Rest, Self, Owner, true>
    : Text extends `static ${infer Rest}`
      ? Bare<Rest, Self, Owner, true>
      : Bare<Text, Self, Owner, false>;

/** `StringBuilder` of `class System.Text.StringBuilder : IThing`. */
type SimpleName<Text extends string> = Text extends `${string}.${infer Rest}`
  ? SimpleName<Rest>
  : Text;

type Declared<Declaration extends string> =
  Declaration extends `${string} ${infer Name}<${infer List}>${string}`
    ? Name extends `${infer Whole} : ${string}`
      ? { readonly name: SimpleName<Whole>; readonly parameters: never }
      : { readonly name: SimpleName<Name>; readonly parameters: Names<List> }
    : Declaration extends `${string} ${infer Name} : ${string}`
      ? { readonly name: SimpleName<Name>; readonly parameters: never }
      : Declaration extends `${string} ${infer Name}`
        ? { readonly name: SimpleName<Name>; readonly parameters: never }
        : never;

type Implemented<Args extends readonly unknown[], Returned> =
  | ((...args: Args) => Returned)
  | { readonly withCall: (call: Call, ...args: Args) => Returned };

type Checked<Text, Given, Self, Owner extends string> = Text extends string
  ? // Of what is put together at run time nothing is known; test/policy/expressions/library/results.test.ts runs it.
    string extends Text
    ? Given
    : Signature<Text, Self, Owner> extends Shape<infer Args, infer Returned>
      ? Given extends Implemented<Args, Returned>
        ? Given
        : Implemented<Args, Returned>
      : Signature<Text, Self, Owner>
  : never;

/** The signatures among `Texts`, which may be several, that the implementation does not fit. */
type Contradicted<Texts extends string, Given, Self> = Texts extends string
  ? Signature<Texts, Self, never> extends Shape<infer Args, infer Returned>
    ? Given extends Implemented<Args, Returned>
      ? never
      : Texts
    : Texts
  : never;

/** An implementation of signatures that differ in some words. */
export type CheckedMember<Texts extends string, Given, Name extends string> = [
  Contradicted<Texts, Given, ByName<Name>>,
] extends [never]
  ? Given
  : { readonly contradicts: Contradicted<Texts, Given, ByName<Name>> };

/** The members of a type, each as its signature says. What a delegate answers is the policy's code, which the binder checks. */
export type CheckedMembers<
  Members,
  Declaration extends string,
  Alias extends string,
> = Declaration extends `delegate ${string}`
  ? Members
  : {
      readonly [Text in keyof Members]: Checked<
        Text,
        Members[Text],
        Declaration extends `static ${string}`
          ? never
          : ByName<string extends Alias ? Declared<Declaration>['name'] : Alias>,
        Declared<Declaration>['parameters']
      >;
    };
