/** Calls of method groups: the type's own methods first, then extension methods. */
import { ExpressionError } from '../errors.ts';
import type { Binder } from './binder.ts';
import type { Bound, MethodGroup } from './bound.ts';
import { emitCall } from './calls.ts';
import { refuseAmbiguousRounding } from './decimal.ts';
import { type BoundArgument, resolveOverload } from './overloads.ts';

/** @throws {ExpressionError} where no method accepts the arguments */
export function invoke(binder: Binder, group: MethodGroup, args: readonly BoundArgument[]): Bound {
  const { extensions, receiver } = group;
  if (extensions.length === 0 || receiver === undefined) return invokeOwn(binder, group, args);
  if (group.candidates.length === 0) return invokeExtension(binder, group, args, receiver);
  try {
    return invokeOwn(binder, group, args);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    try {
      return invokeExtension(binder, group, args, receiver);
    } catch (second) {
      // The type's own method is what the author most probably meant.
      throw second instanceof ExpressionError ? error : second;
    }
  }
}

function invokeOwn(binder: Binder, group: MethodGroup, args: readonly BoundArgument[]): Bound {
  const resolution = resolveOverload(binder, group, args);
  refuseAmbiguousRounding(group, resolution, args);
  return emitCall(binder, group, resolution);
}

function invokeExtension(
  binder: Binder,
  group: MethodGroup,
  args: readonly BoundArgument[],
  receiver: Bound,
): Bound {
  const first = { name: undefined, item: receiver, out: undefined, at: receiver.at };
  const resolution = resolveOverload(binder, { ...group, candidates: group.extensions }, [
    first,
    ...args,
  ]);
  return emitCall(binder, { receiver: undefined, at: group.at }, resolution);
}
