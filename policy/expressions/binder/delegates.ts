/** Lambdas and groups of methods where a delegate is wanted. */
import { ExpressionError, type Position } from '../errors.ts';
import type { Frame } from '../evaluation/evaluation.ts';
import { type Conversion, implicitConversion } from '../library/conversion/conversions.ts';
import { Delegate } from '../library/foundation/object.ts';
import { display, sameType, type Type, VOID } from '../types/type.ts';
import type { Value } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, type FunctionItem, type MethodGroup } from './bound.ts';
import { delegateSignature } from './convert.ts';
import { invoke } from './invocation.ts';
import { bindLambda, isLambdaCompatible } from './lambdas.ts';

export function isDelegate(binder: Binder, item: FunctionItem, to: Type): boolean {
  return item.kind === 'lambda'
    ? isLambdaCompatible(binder, item.syntax, to)
    : tryMethodGroup(binder, item, to) !== undefined;
}

/** @throws {ExpressionError} where `to` is no delegate, or one of another signature */
export function bindDelegate(binder: Binder, item: FunctionItem, to: Type, at: Position): Bound {
  if (item.kind === 'lambda') return bindLambda(binder, item.syntax, to);
  const converted = tryMethodGroup(binder, item, to);
  if (converted !== undefined) return converted;
  throw new ExpressionError(`${item.name} does not match ${display(to)}`, at);
}

/** A method as a delegate: `Select(int.Parse)`. */
function tryMethodGroup(binder: Binder, group: MethodGroup, to: Type): Bound | undefined {
  const signature = delegateSignature(to);
  if (signature === undefined) return undefined;
  const passed: { values: readonly Value[] } = { values: [] };
  const arguments_ = signature.parameters.map((type, index) => ({
    name: undefined,
    item: bound(type, group.at, () => passed.values[index] ?? null),
    out: undefined,
    at: group.at,
  }));
  try {
    const call = invoke(binder, group, arguments_);
    const discards = sameType(signature.result, VOID);
    const result = discards ? undefined : implicitConversion(call.type, signature.result);
    // What a method returns is not converted, or boxed, on its way.
    const fits = discards ? call.type === VOID : isAsItStands(result);
    if (!fits) return undefined;
    return bound(to, group.at, (frame: Frame) => {
      return new Delegate(to, (...values) => {
        const outer = passed.values;
        passed.values = values;
        try {
          const value = call.evaluate(frame);
          return result?.apply === undefined ? value : result.apply(value);
        } finally {
          passed.values = outer;
        }
      });
    });
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function isAsItStands(conversion: Conversion | undefined): boolean {
  return conversion?.kind === 'identity' || conversion?.kind === 'reference';
}
