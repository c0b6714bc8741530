/** Arguments of calls, before a method is chosen. */

import { ExpressionError } from '../errors.ts';
import type { Argument, OutArgument } from '../syntax/ast.ts';
import type { Reference } from '../types/member.ts';
import { VOID } from '../types/type.ts';
import { bindTarget, isDiscard } from './assignments.ts';
import type { Binder } from './binder.ts';
import type { BoundArgument, OutTarget } from './bound.ts';
import { constant } from './bound.ts';
import { resolveType } from './types.ts';

export function bindArguments(binder: Binder, args: readonly Argument[]): BoundArgument[] {
  return args.map(({ name, value, out, at }) => {
    if (out !== undefined) {
      return { name, item: constant(VOID, at, null), out: bindOut(binder, out), at };
    }
    if (value === undefined) throw new ExpressionError('an argument is expected', at);
    return { name, item: binder.expression(value), out: undefined, at };
  });
}

function bindOut(binder: Binder, { declares, target, at }: OutArgument): OutTarget {
  if (declares !== undefined) {
    const declared = declares.type === 'var' ? undefined : resolveType(declares.type);
    const { name } = declares;
    if (name === '_') return { type: declared, open: () => discard };
    return {
      type: declared,
      open: (type) => {
        const { slot } = binder.declare(name, type, at, { isConditional: true }).declaration;
        return (frame) => {
          const cell: Reference = { value: null };
          frame.slots[slot] = cell;
          return cell;
        };
      },
    };
  }
  if (target === undefined) throw new ExpressionError('out needs a variable', at);
  if (isDiscard(binder, target)) return { type: undefined, open: () => discard };
  const { place, type } = bindTarget(binder, target);
  if (!place.isVariable) throw new ExpressionError('out needs a variable, not a property', at);
  return { type, open: () => place.open };
}

function discard(): Reference {
  return { value: null };
}
