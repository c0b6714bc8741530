/** Arguments → parameters: by position, by name, and the rest for `params`. */

import type { Parameter } from '../../types/member.ts';
import type { BoundArgument } from '../bound.ts';

export type Mapped = {
  readonly parameter: Parameter;
  readonly argument: BoundArgument | undefined;
  /** The arguments of a `params` parameter in expanded form. */
  readonly rest: readonly BoundArgument[] | undefined;
};

/** Which argument goes to which parameter; undefined where the numbers or names do not fit. */
export function mapArguments(
  parameters: readonly Parameter[],
  args: readonly BoundArgument[],
  expanded: boolean,
): Mapped[] | undefined {
  const last = parameters.at(-1);
  if (expanded && last?.mode !== 'params') return undefined;
  const fixed = expanded ? parameters.length - 1 : parameters.length;
  const positional = args.filter(({ name }) => name === undefined);
  // Before C# 7.2, arguments with a name stand last.
  if (args.slice(0, positional.length).some(({ name }) => name !== undefined)) return undefined;
  if (!expanded && args.length > parameters.length) return undefined;
  const named = args.filter(({ name }) => name !== undefined);
  if (named.some(({ name }) => !parameters.some((parameter) => parameter.name === name))) {
    return undefined;
  }
  const mapped: Mapped[] = [];
  for (const [index, parameter] of parameters.entries()) {
    if (expanded && index === fixed) {
      if (named.some(({ name }) => name === parameter.name)) return undefined;
      mapped.push({ parameter, argument: undefined, rest: positional.slice(fixed) });
      continue;
    }
    const argument = positional[index] ?? named.find(({ name }) => name === parameter.name);
    if (argument === undefined && parameter.initial === undefined) return undefined;
    if (index < positional.length && named.some(({ name }) => name === parameter.name)) {
      return undefined;
    }
    mapped.push({ parameter, argument, rest: undefined });
  }
  return mapped;
}
