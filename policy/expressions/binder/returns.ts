/** The values that a function returns, and the one type that they have. */
import { ExpressionError } from '../errors.ts';
import { bestCommonType, implicitConversion } from '../library/conversion/conversions.ts';
import { display, NULL, type Type, VOID } from '../types/type.ts';
import type { PendingReturn } from './binder.ts';

/** The common type of all returned values. */
export function resultOf(returns: readonly PendingReturn[]): Type | undefined {
  const values = returns.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return VOID;
  return bestCommonType(values.map(({ type }) => type));
}

/** Decides the conversions of `return` statements once the result type is known. */
export function settleReturns(returns: readonly PendingReturn[], result: Type): void {
  for (const pending of returns) {
    const { value, at } = pending;
    if (value === undefined) {
      if (result !== VOID) throw new ExpressionError(`return needs a ${display(result)}`, at);
      continue;
    }
    const conversion = implicitConversion(value.type, result, value.constant?.value);
    if (conversion === undefined) {
      const found = value.type === NULL ? 'null' : display(value.type);
      throw new ExpressionError(`cannot return ${found} as ${display(result)}`, at);
    }
    pending.convert = conversion.apply;
  }
}
