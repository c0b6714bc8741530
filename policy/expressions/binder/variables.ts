/**
 * `context.Variables["name"]`, which nearly every expression of a policy begins with, and whether there is one: read at once,
 * without the objects that stand for `context` and its dictionary.
 */

import { fusible, given, js, Temporary } from '../evaluation/fusion.ts';
import { STRING } from '../library/text/string.ts';
import type { Expression } from '../syntax/ast.ts';
import { sameType } from '../types/type.ts';
import { type Bound, type BoundArgument, bound } from './bound.ts';

/**
 * @param general does the same by way of these: for a name that is not there, which throws
 * @returns undefined for other syntax
 */
export function variableRead(
  target: Expression,
  key: Bound['constant'],
  general: Bound,
): Bound | undefined {
  const name = key?.value;
  if (!areVariables(target) || typeof name !== 'string') return undefined;
  const { evaluate } = general;
  return {
    ...bound(
      general.type,
      general.at,
      fusible(
        (frame) => frame.evaluation.context.variables.get(name) ?? evaluate(frame),
        js`(f.evaluation.context.variables.get(${given(name)}) ?? ${evaluate})`,
      ),
    ),
    variable: name,
  };
}

/**
 * `context.Variables.ContainsKey("name")`, and `GetValueOrDefault("name", …)` where it is a text.
 *
 * @param general does the same for whatever the variable is
 * @returns undefined for other calls
 */
export function variableCall(
  target: Expression,
  [key, second]: readonly BoundArgument[],
  general: Bound,
): Bound | undefined {
  if (target.kind !== 'member' || !areVariables(target.target)) return undefined;
  const name = key?.item.kind === 'value' ? key.item.constant?.value : undefined;
  const isInOrder = key?.name === undefined && second?.name === undefined;
  if (typeof name !== 'string' || !isInOrder) return undefined;
  const { evaluate } = general;
  if (target.name === 'ContainsKey') {
    return {
      ...general,
      evaluate: fusible(
        (frame) => frame.evaluation.context.variables.has(name),
        js`f.evaluation.context.variables.has(${given(name)})`,
      ),
    };
  }
  // A default that is no constant is evaluated all the same.
  const hasDefault = second?.item.kind === 'value' && second.item.constant !== undefined;
  if (target.name !== 'GetValueOrDefault' || !hasDefault || !sameType(general.type, STRING)) {
    return undefined;
  }
  const found = new Temporary();
  return {
    ...general,
    evaluate: fusible(
      (frame) => {
        const value = frame.evaluation.context.variables.get(name);
        return typeof value === 'string' ? value : evaluate(frame);
      },
      js`(typeof (${found} = f.evaluation.context.variables.get(${given(name)})) === "string" ? ${found} : ${evaluate})`,
    ),
  };
}

function areVariables(target: Expression): boolean {
  return (
    target.kind === 'member' &&
    target.name === 'Variables' &&
    target.typeArguments.length === 0 &&
    target.target.kind === 'name' &&
    // No declaration can take this name.
    target.target.name === 'context'
  );
}
