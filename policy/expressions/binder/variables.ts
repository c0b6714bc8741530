/** `context.Variables["name"]`, which nearly every expression of a policy begins with. */

import { fusible, given, js } from '../evaluation/fusion.ts';
import type { Expression } from '../syntax/ast.ts';
import { type Bound, bound } from './bound.ts';

/**
 * Reads the variable at once, without the objects that stand for `context` and its dictionary.
 *
 * @param general does the same by way of these: for a name that is not there, which throws
 * @returns undefined for other syntax
 */
export function variableRead(
  target: Expression,
  key: Bound['constant'],
  general: Bound,
): Bound | undefined {
  const isVariables =
    target.kind === 'member' &&
    target.name === 'Variables' &&
    target.typeArguments.length === 0 &&
    target.target.kind === 'name' &&
    // No declaration can take this name.
    target.target.name === 'context';
  const name = key?.value;
  if (!isVariables || typeof name !== 'string') return undefined;
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
