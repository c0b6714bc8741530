/** `target[…]`: arrays and indexers. */

import { ExpressionError, instanceOf } from '../errors.ts';
import { fusible, given, js, Temporary } from '../evaluation/fusion.ts';
import { elementAt, setElement } from '../library/collections/array.ts';
import { INT } from '../library/numbers/integral.ts';
import { numericName, toNumber } from '../library/numbers/numeric.ts';
import type { Expression } from '../syntax/ast.ts';
import { display, sameType } from '../types/type.ts';
import { bindArguments } from './arguments.ts';
import type { Binder } from './binder.ts';
import type { BoundArgument } from './bound.ts';
import { Accessors, type Bound, bound, type Candidate, constant, type Item } from './bound.ts';
import { emitCall } from './calls.ts';
import { asValue, convert } from './convert.ts';
import { bindImplementation, bindSetter } from './emit.ts';
import { findMembers } from './lookup.ts';
import { resolveOverload } from './overloads/overloads.ts';
import type { Resolution } from './overloads/resolution.ts';
import { variableRead } from './variables.ts';

type IndexSyntax = Extract<Expression, { kind: 'index' }>;

export function bindIndex(binder: Binder, syntax: IndexSyntax): Bound {
  const target = asValue(binder.expression(syntax.target));
  const args = bindArguments(binder, syntax.arguments);
  const element = indexInto(binder, target, args, syntax.at);
  const [{ item } = {}] = args;
  const key = item?.kind === 'value' ? item.constant : undefined;
  return variableRead(syntax.target, key, element) ?? element;
}

/** An element of a value that is bound already. */
export function indexInto(
  binder: Binder,
  target: Bound,
  args: readonly BoundArgument[],
  at: Bound['at'],
): Bound {
  if (target.type.kind === 'array') return indexArray(binder, target, args, at);
  const candidates = findMembers(target.type, 'this', ['indexer'], false);
  if (candidates.length === 0) {
    throw new ExpressionError(`${display(target.type)} cannot be indexed with […]`, at);
  }
  const group = { name: `${display(target.type)}[…]`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, args);
  const { isStatement: _, ...value } = emitCall(binder, { receiver: target, at }, resolution);
  return withSetter(binder, value, target, resolution);
}

/** Arrays are indexed, and sized, by any integer. */
export function bindArrayIndex(binder: Binder, item: Item, at: Bound['at']): Bound {
  const wide = ['uint', 'long', 'ulong'] as const;
  const name = item.kind === 'value' ? numericName(item.type) : undefined;
  const isWide = wide.some((one) => one === name);
  return isWide ? asValue(item) : convert(binder, item, INT, at);
}

function indexArray(
  binder: Binder,
  target: Bound,
  args: readonly BoundArgument[],
  at: Bound['at'],
): Bound {
  const [argument, second] = args;
  if (target.type.kind !== 'array' || argument === undefined || second !== undefined) {
    throw new ExpressionError('an array is indexed by one number', at);
  }
  const { element } = target.type;
  const index = bindArrayIndex(binder, argument.item, argument.at);
  const read =
    target.shared === undefined
      ? target.evaluate
      : constant(target.type, at, target.shared.value).evaluate;
  const evaluate = fusible(
    (frame) => {
      const array = read(frame);
      return elementAt(array, toNumber(index.evaluate(frame)));
    },
    js`${given(elementAt)}(${read}, ${given(toNumber)}(${index.evaluate}))`,
  );
  return {
    ...bound(element, at, evaluate),
    place: {
      isVariable: true,
      open: (frame) => {
        const array = target.evaluate(frame);
        const position = toNumber(index.evaluate(frame));
        return new Accessors(
          () => elementAt(array, position),
          (value) => setElement(array, position, value),
        );
      },
    },
  };
}

/** An indexer that can be written has a setter with the same parameters. */
function withSetter(binder: Binder, element: Bound, target: Bound, resolution: Resolution): Bound {
  const { candidate, fillings } = resolution;
  const setter = findMembers(target.type, 'this', ['indexerSetter'], false).find((other) =>
    sameParameters(candidate, other),
  );
  const [filling] = fillings;
  if (setter === undefined || filling?.kind !== 'argument') return element;
  const key = convert(binder, filling.argument.item, filling.type, filling.argument.at);
  const read = bindImplementation(candidate.member, candidate.owner, []);
  const write = bindSetter(setter, setter.owner);
  const [instance, index, value] = [new Temporary(), new Temporary(), new Temporary()];
  return {
    ...element,
    place: {
      isVariable: false,
      assign: (assigned) =>
        fusible(
          (frame) => {
            const instance = target.evaluate(frame);
            const index = key.evaluate(frame);
            const value = assigned(frame);
            write(frame, instanceOf(instance), index, value);
            return value;
          },
          js`(${instance} = ${target.evaluate}, ${index} = ${key.evaluate}, ${value} = ${assigned}, ${given(write)}(f, ${given(instanceOf)}(${instance}), ${index}, ${value}), ${value})`,
        ),
      open: (frame) => {
        const instance = target.evaluate(frame);
        const index = key.evaluate(frame);
        // The value that is assigned comes first, then the check.
        return new Accessors(
          () => read(frame, instanceOf(instance), index),
          (assigned) => write(frame, instanceOf(instance), index, assigned),
        );
      },
    },
  };
}

function sameParameters(left: Candidate, right: Candidate): boolean {
  const types = ({ member }: Candidate) => member.parameters.map(({ type }) => type);
  const others = types(right);
  return (
    left.owner.id === right.owner.id &&
    types(left).every((type, index) => {
      const other = others[index];
      return other !== undefined && sameType(type, other);
    })
  );
}
