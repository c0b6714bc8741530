/** Looking at the C# of a policy: every expression inside of it, and what the common ones say. */
import type { Expression, Syntax } from '../expressions/index.ts';

/** Every expression of a tree, outer ones first, in the order of the source. Keeps a stack of its own: code may be deep. */
export function expressionsOf(syntax: Syntax): readonly Expression[] {
  const found: Expression[] = [];
  const open: unknown[] = [syntax];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isExpression(node)) {
      found.push(node);
      // Its value is no part of the tree.
      if (node.kind === 'literal') continue;
    }
    for (const inner of Object.values(node).toReversed()) open.push(inner);
  }
  return found;
}

const EXPRESSIONS: ReadonlySet<unknown> = new Set<Expression['kind']>([
  'literal',
  'interpolated',
  'name',
  'type',
  'member',
  'index',
  'call',
  'conditionalAccess',
  'receiver',
  'new',
  'newArray',
  'anonymous',
  'cast',
  'as',
  'is',
  'unary',
  'increment',
  'binary',
  'assign',
  'conditional',
  'lambda',
  'default',
  'nameof',
  'throw',
  'parenthesized',
]);

function isExpression(node: object): node is Expression {
  return 'kind' in node && EXPRESSIONS.has(node.kind);
}

/** `context.Response.StatusCode`, also for `context.Response?.StatusCode`; undefined for what is no chain of names. */
export function dotted(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'receiver':
      return '';
    case 'parenthesized':
      return dotted(expression.value);
    case 'member': {
      const target = dotted(expression.target);
      return target === undefined ? undefined : `${target}.${expression.name}`;
    }
    case 'conditionalAccess': {
      const [target, access] = [dotted(expression.target), dotted(expression.access)];
      return target === undefined || access === undefined ? undefined : target + access;
    }
    default:
      return undefined;
  }
}

/** Whether code can only come to one of the constants that it names, or to yes or no, whatever it looks at to choose. */
export function isChoiceOfConstants(syntax: Syntax): boolean {
  if (!isStatements(syntax)) return isConstant(syntax);
  const returned: (Expression | undefined)[] = [];
  const open: unknown[] = [syntax];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== 'object' || node === null) continue;
    if (isReturn(node)) returned.push(node.value);
    else open.push(...Object.values(node));
  }
  return returned.every((value) => value !== undefined && isConstant(value));
}

function isStatements(syntax: Syntax): syntax is Exclude<Syntax, Expression> {
  return Array.isArray(syntax);
}

type Return = Extract<Exclude<Syntax, Expression>[number], { readonly kind: 'return' }>;

function isReturn(node: object): node is Return {
  return 'kind' in node && node.kind === 'return';
}

const COMPARISONS: readonly string[] = ['==', '!=', '<', '>', '<=', '>='];

function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'parenthesized':
      return isConstant(expression.value);
    case 'conditional':
      return isConstant(expression.whenTrue) && isConstant(expression.whenFalse);
    case 'binary':
      return COMPARISONS.includes(expression.operator);
    default:
      return false;
  }
}

/** The text of a string literal. */
export function stringOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string'
    ? expression.value
    : undefined;
}

/** What is called and with what, of `target.name(…)`. */
export function methodCall(expression: Expression) {
  if (expression.kind !== 'call' || expression.target.kind !== 'member') return undefined;
  const { target, name, typeArguments } = expression.target;
  return {
    target,
    name,
    typeArguments,
    arguments: expression.arguments.map(({ value }) => value),
  };
}

/** What `headers.GetValueOrDefault("name", …)`, `headers["name"]` and their like ask for, in lower case. */
export function headerReads(expressions: readonly Expression[]): readonly string[] {
  return expressions.flatMap((expression) => {
    const call = methodCall(expression);
    const [target, key] =
      call !== undefined
        ? [call.target, call.arguments[0]]
        : expression.kind === 'index'
          ? [expression.target, expression.arguments[0]?.value]
          : [undefined, undefined];
    const name = stringOf(key);
    return target !== undefined && name !== undefined && dotted(target)?.endsWith('Headers')
      ? [name.toLowerCase()]
      : [];
  });
}
