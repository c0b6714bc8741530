/** `nameof(…)`: what it names must exist, and is not evaluated. */

import { ExpressionError } from '../errors.ts';
import { STRING } from '../library/text/string.ts';
import type { Expression, NamedSyntax } from '../syntax/ast.ts';
import type { MemberKind } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { type Bound, constant } from './bound.ts';
import { asValue } from './convert.ts';
import { findMembers, unknownMember } from './lookup.ts';

const NAMED: readonly MemberKind[] = ['constant', 'property', 'method'];

export function bindNameof(
  binder: Binder,
  { named, at }: Extract<Expression, { kind: 'nameof' }>,
): Bound {
  check(binder, named);
  return constant(STRING, at, named.name);
}

function check(binder: Binder, syntax: NamedSyntax): void {
  if (syntax.kind === 'name' && binder.scope.find(syntax.name) !== undefined) return;
  const type = syntax.kind === 'member' ? targetType(binder, syntax.target) : undefined;
  if (type === undefined) {
    binder.expression(syntax);
    return;
  }
  const { name } = syntax;
  // `nameof(string.Length)`: a member of an instance is named by its type.
  const found = [false, true].some((isStatic) => findMembers(type, name, NAMED, isStatic)[0]);
  if (!found) throw unknownMember(type, name, syntax.at);
}

/** The type in which a member is named; undefined for a namespace. */
function targetType(binder: Binder, target: Expression): Type | undefined {
  const item = binder.expression(target);
  if (item.kind === 'namespace') return undefined;
  if (item.kind === 'methods') throw new ExpressionError(`${item.name} has no members`, item.at);
  return item.kind === 'type' ? item.type : asValue(item).type;
}
