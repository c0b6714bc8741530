/** Names and member accesses. */

import { ExpressionError } from '../errors.ts';
import { AnonymousObject } from '../library/foundation/anonymous.ts';
import type { Expression } from '../syntax/ast.ts';
import type { MemberKind } from '../types/member.ts';
import { findType } from '../types/registry.ts';
import { display, NULL, named, sameType, substitute, type Type, VOID } from '../types/type.ts';
import { setterOf } from './assignments.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, type Candidate, type Item } from './bound.ts';
import { emitProperty } from './calls.ts';
import { asValue, delegateSignature } from './convert.ts';
import { findExtensions, findMembers, unknownMember } from './lookup.ts';
import { resolveType, tryResolveName, unknownType } from './types.ts';

type NameSyntax = Extract<Expression, { kind: 'name' }>;
type MemberSyntax = Extract<Expression, { kind: 'member' }>;

/** A name that is no variable: a type, or the start of a namespace. */
export function bindNameOrType(
  { name, typeArguments, at }: NameSyntax,
  isNamespace: (name: string) => boolean,
): Item {
  const type = tryResolveName({ kind: 'named', name, arguments: typeArguments, at });
  if (type !== undefined) return { kind: 'type', type, at };
  if (typeArguments.length === 0 && isNamespace(name)) return { kind: 'namespace', name, at };
  const error = unknownType(name, { at });
  if (error.unsupported !== undefined) throw error;
  throw new ExpressionError(
    `${name} is neither a variable nor a type that API Management allows in policy expressions`,
    at,
  );
}

type MemberUse = {
  /** The bound target, where the caller has it already. */
  readonly target?: Bound;
  /** True in front of `(…)`: a property then does not hide methods of base classes. */
  readonly isCall?: boolean;
};

export function bindMember(binder: Binder, syntax: MemberSyntax, use: MemberUse = {}): Item {
  const target = use.target ?? binder.expression(syntax.target);
  switch (target.kind) {
    case 'namespace':
      return bindInNamespace(target.name, syntax);
    case 'type':
      return bindStatic(binder, target.type, syntax);
    default: {
      const type = typeNamedLike(syntax.target, asValue(target));
      return type === undefined || findMembers(type, syntax.name, STATIC, true).length === 0
        ? bindInstance(binder, asValue(target), syntax, use.isCall ?? false)
        : bindStatic(binder, type, syntax);
    }
  }
}

const STATIC: readonly MemberKind[] = ['method', 'constant', 'property'];

/** A variable may be named like its type, as in `Guid Guid`: static members are then those of the type. */
function typeNamedLike(target: Expression, { type }: Bound): Type | undefined {
  if (target.kind !== 'name') return undefined;
  const { name, at } = target;
  const named = tryResolveName({ kind: 'named', name, arguments: [], at });
  return named !== undefined && sameType(named, type) ? named : undefined;
}

function bindInNamespace(namespace: string, { name, typeArguments, at }: MemberSyntax): Item {
  const full = `${namespace}.${name}`;
  const definition = findType(full, typeArguments.length);
  if (definition !== undefined) {
    return { kind: 'type', type: named(definition, typeArguments.map(resolveType)), at };
  }
  const deeper = ['System', 'Newtonsoft', 'Microsoft'].some((root) => full.startsWith(root));
  if (deeper && !unknownTypeIsFinal(full)) return { kind: 'namespace', name: full, at };
  throw unknownType(full, { at });
}

/** Namespaces are known by the types in them; a capitalised last part without any is a missing type. */
function unknownTypeIsFinal(full: string): boolean {
  const namespaces = [
    'System.Collections',
    'System.Collections.Generic',
    'System.Globalization',
    'System.IO',
    'System.Linq',
    'System.Net',
    'System.Security',
    'System.Security.Cryptography',
    'System.Security.Cryptography.X509Certificates',
    'System.Text',
    'System.Text.RegularExpressions',
    'System.Xml',
    'System.Xml.Linq',
    'Newtonsoft.Json',
    'Newtonsoft.Json.Linq',
  ];
  return !namespaces.includes(full);
}

function bindStatic(binder: Binder, type: Type, syntax: MemberSyntax): Item {
  const { name, at } = syntax;
  const methods = findMembers(type, name, ['method'], true);
  if (methods.length > 0) {
    return {
      kind: 'methods',
      name: `${display(type)}.${name}`,
      candidates: methods,
      extensions: [],
      receiver: undefined,
      typeArguments: syntax.typeArguments.map(resolveType),
      at,
    };
  }
  const [property] = findMembers(type, name, ['constant', 'property'], true);
  if (property !== undefined) return emitProperty(property, undefined, at);
  const [instance] = findMembers(type, name, ['method', 'property'], false);
  if (instance !== undefined) {
    throw new ExpressionError(`${display(type)}.${name} needs an instance: it is not static`, at);
  }
  binder.step(at);
  throw unknownMember(type, name, at);
}

function bindInstance(binder: Binder, target: Bound, syntax: MemberSyntax, isCall: boolean): Item {
  const { name, at } = syntax;
  const { type } = target;
  if (type === NULL || type === VOID) {
    throw new ExpressionError(`${display(type)} has no members`, at);
  }
  if (type.kind === 'anonymous') {
    const property = bindAnonymousProperty(target, name, at);
    if (property !== undefined) return property;
  }
  const typeArguments = syntax.typeArguments.map(resolveType);
  const methods = findMembers(type, name, ['method'], false);
  const [property] = findMembers(type, name, ['property'], false);
  const hides = methods.every(({ level }) => property !== undefined && property.level < level);
  // What cannot be called does not hide what can: `array.First()` is LINQ's, though a JToken has a property First.
  if (property !== undefined && hides && (!isCall || isInvocable(property))) {
    noteBody(binder, property);
    const setter = setterOf(type, name);
    const value = emitProperty(property, target, at);
    return setter === undefined ? value : { ...value, place: setter(target) };
  }
  const extensions = findExtensions(name, type);
  if (methods.length > 0 || extensions.length > 0) {
    return {
      kind: 'methods',
      name,
      candidates: methods,
      extensions,
      receiver: target,
      typeArguments,
      at,
    };
  }
  if (property !== undefined) {
    throw new ExpressionError(`${name} is no method: it cannot be called with (…)`, at);
  }
  const [isStatic] = findMembers(type, name, ['method', 'constant', 'property'], true);
  if (isStatic !== undefined) {
    throw new ExpressionError(`${name} is static: write ${display(type)}.${name}`, at);
  }
  throw unknownMember(type, name, at);
}

function isInvocable({ member, substitution }: Candidate): boolean {
  return delegateSignature(substitute(member.result, substitution)) !== undefined;
}

function bindAnonymousProperty({ type, evaluate }: Bound, name: string, at: Bound['at']) {
  if (type.kind !== 'anonymous') return undefined;
  const index = type.properties.findIndex((property) => property.name === name);
  const property = type.properties[index];
  if (property === undefined) return undefined;
  return bound(property.type, at, (frame) => {
    const value = evaluate(frame);
    return value instanceof AnonymousObject ? value.at(index) : null;
  });
}

/** The gateway buffers a body only for expressions that read it. */
function noteBody(binder: Binder, { member, owner }: Candidate): void {
  if (member.name !== 'Body' || owner.kind !== 'named') return;
  if (owner.definition.shortName === 'IRequest') binder.reads('request');
  if (owner.definition.shortName === 'IResponse') binder.reads('response');
}
