/** `throw`, `try` and `using`. */
import { ClrException, ExpressionError, nullReference } from '../errors.ts';
import type { Evaluate, Execute, Frame, Signal } from '../evaluation/evaluation.ts';
import { hotStatement } from '../evaluation/fusion.ts';
import { implicitConversion } from '../library/conversion/conversions.ts';
import { isInstance, typeOf } from '../library/conversion/type-of.ts';
import type { CatchClause, Declaration, Expression } from '../syntax/ast.ts';
import { findType } from '../types/registry.ts';
import { display, named, type Type } from '../types/type.ts';
import type { Value } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { bindEmbedded, bindStatements, type Of } from './blocks.ts';
import type { Bound } from './bound.ts';
import { bindCondition, bindValue, convert } from './convert.ts';
import { bindDeclaration } from './declarations.ts';
import { resolveType } from './types.ts';

export function bindThrow(binder: Binder, { value: syntax, at }: Of<'throw'>): Execute {
  if (syntax === undefined) {
    if (!binder.enclosing.inCatch) throw new ExpressionError('throw; stands outside of catch', at);
    return (frame) => {
      throw frame.handled ?? nullReference();
    };
  }
  const exception = bindException(binder, syntax);
  return (frame) => {
    throw thrown(exception.evaluate(frame));
  };
}

type BoundCatch = {
  readonly type: Type | undefined;
  readonly slot: number | undefined;
  readonly when: Evaluate | undefined;
  readonly body: Execute;
};

/** Jumps may not leave `finally`, and a `throw;` in it has no exception of its own. */
const IN_FINALLY = { inFinally: true, inLoop: false, inSwitch: false, inCatch: false };

export function bindTry(binder: Binder, statement: Of<'try'>): Execute {
  const block = hotStatement(
    bindStatements(binder.nested(), statement.block.statements),
    binder.fusion,
  );
  const catches = statement.catches.map((clause) => bindCatch(binder, clause));
  refuseCaught(statement.catches, catches);
  const last =
    statement.finally === undefined
      ? undefined
      : bindStatements(binder.within(IN_FINALLY).nested(), statement.finally.statements);
  const guarded: Execute = (frame) => {
    try {
      return block.run(frame);
    } catch (error) {
      if (!(error instanceof ClrException) || error.fatal) throw error;
      return handle(frame, catches, error);
    }
  };
  if (last === undefined) return guarded;
  return (frame) => {
    let signal: Signal = 'next';
    let result: Value = null;
    try {
      signal = guarded(frame);
      result = frame.result;
    } finally {
      last(frame);
    }
    frame.result = result;
    return signal;
  };
}

/** A clause behind one that catches the same, or more, would never run. */
function refuseCaught(clauses: readonly CatchClause[], catches: readonly BoundCatch[]): void {
  for (const [index, { type }] of catches.entries()) {
    const before = catches
      .slice(0, index)
      .find((one) => type && one.type && !one.when && implicitConversion(type, one.type));
    const clause = clauses[index];
    if (before?.type === undefined || type === undefined || clause === undefined) continue;
    throw new ExpressionError(
      `${display(type)} is caught already, by the catch of ${display(before.type)} before`,
      clause.at,
    );
  }
}

function handle(frame: Frame, catches: readonly BoundCatch[], error: ClrException): Signal {
  for (const { type, slot, when, body } of catches) {
    if (type !== undefined && !isInstance(error, type)) continue;
    if (slot !== undefined) frame.slots[slot] = { value: error };
    if (when !== undefined && when(frame) !== true) continue;
    const outer = frame.handled;
    frame.handled = error;
    try {
      return body(frame);
    } finally {
      frame.handled = outer;
    }
  }
  throw error;
}

function bindCatch(
  binder: Binder,
  { type: syntax, name, when, block, at }: CatchClause,
): BoundCatch {
  const inner = binder.nested().within({ inCatch: true });
  const type = syntax === undefined ? undefined : resolveType(syntax);
  const base = typeOf(new ClrException('System.Exception', ''));
  if (type !== undefined && implicitConversion(type, base) === undefined) {
    throw new ExpressionError(`${display(type)} is no exception`, at);
  }
  const slot =
    name === undefined || type === undefined
      ? undefined
      : inner.declare(name, type, at).declaration.slot;
  return {
    type,
    slot,
    when: when === undefined ? undefined : bindCondition(inner, when).evaluate,
    body: bindStatements(inner, block.statements),
  };
}

/** Nothing here holds resources: disposing has no effect, but what is used must be disposable. */
export function bindUsing(binder: Binder, { resource, body, at }: Of<'using'>): Execute {
  const disposable = findType('IDisposable', 0);
  const { open, types } = bindResource(binder, resource);
  for (const type of types) {
    if (disposable && implicitConversion(type, named(disposable)) === undefined) {
      throw new ExpressionError(
        `${display(type)} is not disposable: using needs an IDisposable`,
        at,
      );
    }
  }
  const inner = bindEmbedded(binder, body);
  return (frame) => {
    open(frame);
    return inner(frame);
  };
}

function bindResource(
  binder: Binder,
  resource: Declaration | Expression,
): { readonly open: (frame: Frame) => unknown; readonly types: readonly Type[] } {
  if (resource.kind !== 'declaration') {
    const { evaluate, type } = bindValue(binder, resource);
    return { open: evaluate, types: [type] };
  }
  const open = bindDeclaration(binder, resource, 'it is the variable of a using');
  const types = resource.variables.flatMap(({ name }) => {
    const variable = binder.scope.find(name);
    return variable?.kind === 'variable' ? [variable.type] : [];
  });
  return { open, types };
}

export function bindException(binder: Binder, syntax: Expression): Bound {
  return convert(binder, binder.expression(syntax), exceptionType());
}

function exceptionType(): Type {
  return typeOf(new ClrException('System.Exception', ''));
}

/** `throw null` throws a NullReferenceException. */
export function thrown(value: Value): ClrException {
  return value instanceof ClrException
    ? value
    : new ClrException(
        'System.NullReferenceException',
        'Object reference not set to an instance of an object.',
      );
}
