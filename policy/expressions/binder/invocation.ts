/** Calls of method groups: the type's own methods first, then extension methods. */

import { ExpressionError } from '../errors.ts';
import { display } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, BoundArgument, MethodGroup } from './bound.ts';
import { emitCall } from './calls.ts';
import { findMembers } from './lookup.ts';
import { refuseMissingOverload } from './overloads/missing.ts';
import { resolveOverload } from './overloads/overloads.ts';

/** @throws {ExpressionError} where no method accepts the arguments */
export function invoke(binder: Binder, group: MethodGroup, args: readonly BoundArgument[]): Bound {
  const { extensions, receiver } = group;
  if (extensions.length === 0 || receiver === undefined) return invokeOwn(binder, group, args);
  if (group.candidates.length === 0) {
    refuseStatic(binder, group, args, receiver);
    return invokeExtension(binder, group, args, receiver);
  }
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
  refuseMissingOverload(group, resolution, args);
  return emitCall(binder, group, resolution);
}

/** `"a".Concat("b")`: a static method of the type that takes the arguments comes before any extension. */
function refuseStatic(
  binder: Binder,
  group: MethodGroup,
  args: readonly BoundArgument[],
  { type }: Bound,
): void {
  const { name, at } = group;
  const candidates = findMembers(type, name, ['method'], true).filter(
    ({ member }) => !member.isExtension,
  );
  if (candidates.length === 0) return;
  try {
    resolveOverload(binder, { ...group, candidates }, args);
  } catch (error) {
    if (error instanceof ExpressionError) return;
    throw error;
  }
  throw new ExpressionError(`${name} is static: write ${display(type)}.${name}`, at);
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
