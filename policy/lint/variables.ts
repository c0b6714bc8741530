/** The variables of a document: where they are set and read, and with which type. */
import type { PolicyValue, Position } from '../document/index.ts';
import { type Expression, typeNameOf } from '../expressions/index.ts';
import type { Code, Node } from './subject.ts';
import { dotted, methodCall, stringOf } from './syntax.ts';

export type VariableSet = {
  readonly name: string;
  readonly node: Node;
  /** .NET name; undefined: known only when it runs. */
  readonly type: string | undefined;
};

export type VariableRead = {
  readonly name: string;
  readonly code: Code;
  readonly at: Position;
  /** The type that it is cast to; undefined: it stays an object. */
  readonly type: string | undefined;
};

/** Types of what policies other than set-variable put into variables. */
const RESULTS: Readonly<Record<string, string>> = {
  'authentication-managed-identity': 'System.String',
};

export function variablesSetBy(
  node: Node,
  typeOf: (value: PolicyValue) => string | undefined,
): readonly VariableSet[] {
  const { name: policy, element } = node;
  if (policy === 'set-variable') {
    const name = element.attributes.find((attribute) => attribute.name === 'name')?.value.text;
    const value = element.attributes.find((attribute) => attribute.name === 'value')?.value;
    const known = value === undefined ? undefined : typeOf(value);
    // The static type `object` says nothing of the value's.
    const type = known === 'System.Object' ? undefined : known;
    return name === undefined ? [] : [{ name, node, type }];
  }
  if (policy === 'return-response') return [];
  return element.attributes
    .filter(({ name }) => /(?:^|-)variable-name$/.test(name))
    .map(({ value }) => ({ name: value.text, node, type: RESULTS[policy] }));
}

/** `context.Variables["x"]`, `.GetValueOrDefault<T>("x")`, `.ContainsKey("x")`, `.TryGetValue("x", …)`. */
export function variablesReadBy(code: Code): readonly VariableRead[] {
  const casts = new Map<Expression, string>();
  return code.expressions.flatMap((expression) => {
    if (expression.kind === 'cast') {
      casts.set(withoutParentheses(expression.operand), typeNameOf(expression.type));
    }
    const found = readOf(expression);
    if (found === undefined) return [];
    const name = stringOf(found.key);
    if (name === undefined) return [];
    const type = found.type ?? casts.get(expression);
    return [{ name, code, at: found.key?.at ?? expression.at, type }];
  });
}

function readOf(
  expression: Expression,
): { readonly key: Expression | undefined; readonly type?: string | undefined } | undefined {
  if (expression.kind === 'index' && dotted(expression.target) === 'context.Variables') {
    return { key: expression.arguments[0]?.value };
  }
  const call = methodCall(expression);
  if (call === undefined || dotted(call.target) !== 'context.Variables') return undefined;
  const [type] = call.typeArguments;
  return { key: call.arguments[0], type: type === undefined ? undefined : typeNameOf(type) };
}

function withoutParentheses(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === 'parenthesized') inner = inner.value;
  return inner;
}
