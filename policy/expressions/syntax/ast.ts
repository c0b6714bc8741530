/** Syntax trees of the C# subset. Every node carries the position at which an error about it points. */
import type { Position } from '../errors.ts';
import type { Value } from '../types/values.ts';

type Node = { readonly at: Position };

export type TypeSyntax = Node &
  (
    | {
        readonly kind: 'named';
        /** Dotted, as written. */
        readonly name: string;
        readonly arguments: readonly TypeSyntax[];
      }
    | { readonly kind: 'arrayOf'; readonly element: TypeSyntax }
    | { readonly kind: 'nullableOf'; readonly element: TypeSyntax }
  );

/** `out var x`, `out int x` or `out x`. */
export type OutArgument = Node & {
  readonly declares: { readonly type: TypeSyntax | 'var'; readonly name: string } | undefined;
  readonly target: Expression | undefined;
};

export type Argument = Node & {
  readonly name: string | undefined;
  readonly value: Expression | undefined;
  readonly out: OutArgument | undefined;
};

type LambdaParameter = Node & {
  readonly name: string;
  readonly type: TypeSyntax | undefined;
};

export type Initializer = Node &
  (
    | { readonly kind: 'collection'; readonly elements: readonly (readonly Expression[])[] }
    | {
        readonly kind: 'members';
        readonly members: readonly (Node & {
          /** A property, or the arguments of an indexer. */
          readonly target: string | readonly Expression[];
          readonly value: Expression | Initializer;
        })[];
      }
  );

export type Pattern = Node &
  (
    | {
        readonly kind: 'declaration';
        readonly type: TypeSyntax | 'var';
        readonly name: string | undefined;
      }
    | { readonly kind: 'constant'; readonly value: Expression }
  );

export type InterpolationPart =
  | string
  | {
      readonly value: Expression;
      readonly alignment: Expression | undefined;
      readonly format: string | undefined;
    };

/** What `nameof` takes: a name, or members of one. */
export type NamedSyntax = Extract<Expression, { kind: 'name' | 'member' }>;

export type Expression = Node &
  (
    | { readonly kind: 'literal'; readonly value: Value }
    | { readonly kind: 'interpolated'; readonly parts: readonly InterpolationPart[] }
    | {
        readonly kind: 'name';
        readonly name: string;
        readonly typeArguments: readonly TypeSyntax[];
      }
    | { readonly kind: 'type'; readonly type: TypeSyntax }
    | {
        readonly kind: 'member';
        readonly target: Expression;
        readonly name: string;
        readonly typeArguments: readonly TypeSyntax[];
      }
    | {
        readonly kind: 'index';
        readonly target: Expression;
        readonly arguments: readonly Argument[];
      }
    | {
        readonly kind: 'call';
        readonly target: Expression;
        readonly arguments: readonly Argument[];
      }
    /** `target?.access`, where `access` starts at a `receiver`. */
    | {
        readonly kind: 'conditionalAccess';
        readonly target: Expression;
        readonly access: Expression;
      }
    | { readonly kind: 'receiver' }
    | {
        readonly kind: 'new';
        readonly type: TypeSyntax;
        readonly arguments: readonly Argument[];
        readonly initializer: Initializer | undefined;
      }
    | {
        readonly kind: 'newArray';
        /** Undefined for `new[] { … }`. */
        readonly element: TypeSyntax | undefined;
        readonly size: Expression | undefined;
        readonly items: readonly Expression[] | undefined;
      }
    | {
        readonly kind: 'anonymous';
        readonly members: readonly (Node & { readonly name: string; readonly value: Expression })[];
      }
    | { readonly kind: 'cast'; readonly type: TypeSyntax; readonly operand: Expression }
    | { readonly kind: 'as'; readonly operand: Expression; readonly type: TypeSyntax }
    | { readonly kind: 'is'; readonly operand: Expression; readonly pattern: Pattern }
    | {
        readonly kind: 'unary';
        readonly operator: '+' | '-' | '!' | '~';
        readonly operand: Expression;
      }
    | {
        readonly kind: 'increment';
        readonly operator: '+' | '-';
        readonly prefix: boolean;
        readonly target: Expression;
      }
    | {
        readonly kind: 'binary';
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'assign';
        /** `+` of `+=`; undefined for `=`. */
        readonly operator: string | undefined;
        readonly target: Expression;
        readonly value: Expression;
      }
    | {
        readonly kind: 'conditional';
        readonly condition: Expression;
        readonly whenTrue: Expression;
        readonly whenFalse: Expression;
      }
    | {
        readonly kind: 'lambda';
        readonly parameters: readonly LambdaParameter[];
        readonly body: Expression | Block;
        /** The local function that the binder made the lambda of, where a delegate is wanted. */
        readonly method?: string;
      }
    | { readonly kind: 'default'; readonly type: TypeSyntax | undefined }
    | { readonly kind: 'nameof'; readonly named: NamedSyntax }
    | { readonly kind: 'throw'; readonly value: Expression }
    /** Ends a chain of `?.`; an `unchecked` one lets constants overflow as well. */
    | {
        readonly kind: 'parenthesized';
        readonly value: Expression;
        readonly isUnchecked: boolean;
      }
  );

export type Block = Node & { readonly kind: 'block'; readonly statements: readonly Statement[] };

export type Declaration = Node & {
  readonly kind: 'declaration';
  readonly type: TypeSyntax | 'var';
  readonly constant: boolean;
  readonly variables: readonly (Node & {
    readonly name: string;
    readonly value: Expression | undefined;
  })[];
};

/** `JObject JObject = …`: the name then means the type in the variable's own value. */
export function isNamedLikeItsType(type: Declaration['type'], name: string): boolean {
  return type !== 'var' && type.kind === 'named' && type.name === name;
}

export type SwitchLabel = Node & {
  /** Undefined for `default`. */
  readonly pattern: Pattern | undefined;
  readonly when: Expression | undefined;
};

export type CatchClause = Node & {
  readonly type: TypeSyntax | undefined;
  readonly name: string | undefined;
  readonly when: Expression | undefined;
  readonly block: Block;
};

export type Statement =
  | Block
  | Declaration
  | (Node &
      (
        | {
            readonly kind: 'localFunction';
            readonly name: string;
            readonly result: TypeSyntax | 'void';
            readonly parameters: readonly (Node & {
              readonly name: string;
              readonly type: TypeSyntax;
            })[];
            readonly body: Expression | Block;
          }
        | { readonly kind: 'expression'; readonly expression: Expression }
        | {
            readonly kind: 'if';
            readonly condition: Expression;
            readonly then: Statement;
            readonly otherwise: Statement | undefined;
          }
        | { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement }
        | { readonly kind: 'do'; readonly condition: Expression; readonly body: Statement }
        | {
            readonly kind: 'for';
            readonly initial: Declaration | readonly Expression[];
            readonly condition: Expression | undefined;
            readonly step: readonly Expression[];
            readonly body: Statement;
          }
        | {
            readonly kind: 'foreach';
            readonly type: TypeSyntax | 'var';
            readonly name: string;
            readonly source: Expression;
            readonly body: Statement;
          }
        | {
            readonly kind: 'switch';
            readonly value: Expression;
            readonly sections: readonly (Node & {
              readonly labels: readonly SwitchLabel[];
              readonly statements: readonly Statement[];
            })[];
          }
        | { readonly kind: 'break' }
        | { readonly kind: 'continue' }
        | { readonly kind: 'empty' }
        | { readonly kind: 'return'; readonly value: Expression | undefined }
        | { readonly kind: 'throw'; readonly value: Expression | undefined }
        | {
            readonly kind: 'try';
            readonly block: Block;
            readonly catches: readonly CatchClause[];
            readonly finally: Block | undefined;
          }
        | {
            readonly kind: 'using';
            readonly resource: Declaration | Expression;
            readonly body: Statement;
          }
      ));

/** A whole expression: `@(…)`, or the statements of `@{…}`. */
export type Syntax = Expression | readonly Statement[];
