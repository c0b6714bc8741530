/** Calls of table members: chosen method and arguments → closure. */

import { type Evaluate, evaluateAll } from '../evaluation/evaluation.ts';
import { fusible, given, js } from '../evaluation/fusion.ts';
import { ClrArray, createArray } from '../library/collections/array.ts';
import { substitute } from '../types/type.ts';
import type { Value } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, type Candidate, type MethodGroup } from './bound.ts';
import { convert } from './convert.ts';
import { type Argument, emitInvocation } from './emit.ts';
import type { Filling, Resolution } from './overloads/resolution.ts';

/** A call of the chosen method with its arguments converted. */
export function emitCall(
  binder: Binder,
  { receiver, at }: Pick<MethodGroup, 'receiver' | 'at'>,
  { candidate, fillings, result, types }: Resolution,
): Bound {
  const args = fillings.map((filling, index) => emitArgument(binder, candidate, filling, index));
  const search = isOnlyLookedInto(candidate) ? emitSearch(args) : undefined;
  if (search !== undefined) return { ...bound(result, at, search), isStatement: true };
  const instance = receiver === undefined ? [] : [receiver];
  const evaluate = emitInvocation(candidate, [...instance, ...args], types, receiver !== undefined);
  return { ...bound(result, at, evaluate), isStatement: true };
}

/** `new[] { "a", "b" }.Contains(text)`. */
function isOnlyLookedInto({ member, owner }: Candidate): boolean {
  return member.name === 'Contains' && owner.id === 'System.Linq.Enumerable';
}

/** Whether a text is one of some constants, which one look tells; it is charged as the search is. */
function emitSearch([source, wanted, comparer]: readonly Argument[]): Evaluate | undefined {
  const array = source?.constant?.value;
  if (!(array instanceof ClrArray) || wanted === undefined || comparer !== undefined) {
    return undefined;
  }
  if (!array.items.every((item) => typeof item === 'string')) return undefined;
  const texts = new Set<unknown>(array.items);
  const evaluate = wanted.evaluate as Evaluate;
  return fusible(
    (frame) => {
      frame.evaluation.spend(texts.size);
      return texts.has(evaluate(frame));
    },
    js`(f.evaluation.spend(${given(texts.size)}), ${given(texts)}.has(${evaluate}))`,
  );
}

function emitArgument(
  binder: Binder,
  candidate: Candidate,
  filling: Filling,
  index: number,
): Argument {
  switch (filling.kind) {
    case 'initial': {
      const { value } = filling;
      return { evaluate: () => value, constant: { value } };
    }
    case 'params': {
      const { element } = filling;
      const items = filling.arguments.map(
        ({ item, at }) => convert(binder, item, element, at).evaluate,
      );
      const evaluate: Evaluate = (frame) => createArray(element, evaluateAll(items, frame));
      return { evaluate };
    }
    case 'argument': {
      const { argument, type } = filling;
      if (candidate.member.parameters[index]?.mode === 'out' && argument.out !== undefined) {
        return { evaluate: argument.out.open(type) };
      }
      const { item } = argument;
      if (item.kind === 'value' && item.shared !== undefined && isOnlyLookedInto(candidate)) {
        const { value } = item.shared;
        return { evaluate: () => value, constant: { value } };
      }
      const converted = convert(binder, item, type, argument.at);
      // Boxed or seen as its base class a constant is no constant to C#, and the same value all the same.
      return item.kind === 'value' &&
        item.constant !== undefined &&
        item.evaluate === converted.evaluate
        ? { evaluate: item.evaluate, constant: item.constant }
        : converted;
    }
  }
}

/** A property of an instance or a type. */
export function emitProperty(
  candidate: Candidate,
  receiver: Bound | undefined,
  at: Bound['at'],
): Bound {
  const { member, substitution } = candidate;
  const type = substitute(member.result, substitution);
  const args = receiver === undefined ? [] : [receiver];
  const evaluate = emitInvocation(candidate, args, [], receiver !== undefined);
  if (member.kind === 'constant') {
    const { implementation } = member;
    const value = typeof implementation === 'function' ? (implementation as () => Value)() : null;
    return { kind: 'value', type, at, evaluate: () => value, constant: { value } };
  }
  return bound(type, at, evaluate);
}
