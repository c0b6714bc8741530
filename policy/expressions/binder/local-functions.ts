/** Local functions: visible in their whole block, before and after their declaration. */
import { ExpressionError } from '../errors.ts';
import { type Evaluate, Frame } from '../evaluation.ts';
import type { Statement } from '../syntax/ast.ts';
import { display, VOID } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound } from './bound.ts';
import { asValue, convert } from './convert.ts';
import { bindExpression } from './expressions.ts';
import type { BoundArgument } from './overloads.ts';
import type { LocalFunction } from './scope.ts';
import { bindFunctionBody } from './statements.ts';
import { resolveType } from './types.ts';

type FunctionSyntax = Extract<Statement, { kind: 'localFunction' }>;

export function declareLocalFunction(binder: Binder, syntax: FunctionSyntax): void {
  binder.scope.declare(
    {
      kind: 'function',
      name: syntax.name,
      parameters: syntax.parameters.map(({ name, type }) => ({ name, type: resolveType(type) })),
      result: syntax.result === 'void' ? VOID : resolveType(syntax.result),
      invoke: undefined,
    },
    syntax.at,
  );
}

export function bindLocalFunction(binder: Binder, syntax: FunctionSyntax): void {
  const declared = binder.scope.find(syntax.name);
  if (declared?.kind !== 'function')
    throw new Error('local functions are declared with their block');
  const { result } = declared;
  const inner = binder.inFunction(result);
  const slots = declared.parameters.map(
    ({ name, type }, index) =>
      inner.declare(name, type, syntax.parameters[index]?.at ?? syntax.at).slot,
  );
  const body = bindBody(inner, syntax, declared);
  declared.invoke = (caller, args) => {
    const values = args.map((argument) => argument(caller));
    const { evaluation } = caller;
    evaluation.enter();
    const frame = new Frame(evaluation, caller.slots.slice());
    slots.forEach((slot, index) => {
      frame.slots[slot] = { value: values[index] ?? null };
    });
    const value = body(frame);
    evaluation.leave();
    return value;
  };
}

function bindBody(inner: Binder, { body }: FunctionSyntax, { result }: LocalFunction): Evaluate {
  if (body.kind === 'block') return bindFunctionBody(inner, body);
  const item = bindExpression(inner, body);
  if (result === VOID) {
    const value = asValue(item);
    if (!value.isStatement) {
      throw new ExpressionError('the function must do something: its value is not used', value.at);
    }
    return value.evaluate;
  }
  return convert(inner, item, result).evaluate;
}

export function callLocalFunction(
  binder: Binder,
  target: LocalFunction,
  args: readonly BoundArgument[],
  at: Bound['at'],
): Bound {
  const { parameters, name } = target;
  if (args.length !== parameters.length) {
    throw new ExpressionError(
      `${name} takes ${parameters.length} arguments, not ${args.length}`,
      at,
    );
  }
  const values = parameters.map((parameter, index) => {
    const argument =
      args.find((candidate) => candidate.name === parameter.name) ??
      (args[index]?.name === undefined ? args[index] : undefined);
    if (argument === undefined || argument.out !== undefined) {
      throw new ExpressionError(`${name} needs ${display(parameter.type)} ${parameter.name}`, at);
    }
    return convert(binder, argument.item, parameter.type, argument.at).evaluate;
  });
  return {
    ...bound(target.result, at, (frame) => {
      if (target.invoke === undefined)
        throw new Error('a local function without a body was called');
      return target.invoke(frame, values);
    }),
    isStatement: true,
  };
}
