/** Binder of loops. */
import { elementType, iterate } from '../clr/sequence.ts';
import { BOOL } from '../clr/type-of.ts';
import { ExpressionError, nullReference } from '../errors.ts';
import type { Declaration, Expression, Statement } from '../syntax/ast.ts';
import { explicitConversion } from '../types/conversions.ts';
import { display } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { constant } from './bound.ts';
import { bindCondition, bindValue } from './expressions.ts';
import {
  bindDeclaration,
  bindEmbedded,
  bindExpressionStatement,
  type Execute,
  type Of,
  sequence,
} from './statements.ts';
import { resolveType } from './types.ts';

function loopBody(binder: Binder, body: Statement): Execute {
  return bindEmbedded(binder.within({ inLoop: true }), body);
}

export function bindWhile(binder: Binder, { condition, body }: Of<'while'>): Execute {
  const { evaluate } = bindCondition(binder, condition);
  const run = loopBody(binder, body);
  return (frame) => {
    while (evaluate(frame) === true) {
      frame.evaluation.spend(1);
      const signal = run(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') break;
    }
    return 'next';
  };
}

export function bindDo(binder: Binder, { condition, body }: Of<'do'>): Execute {
  const run = loopBody(binder, body);
  const { evaluate } = bindCondition(binder, condition);
  return (frame) => {
    do {
      frame.evaluation.spend(1);
      const signal = run(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') break;
    } while (evaluate(frame) === true);
    return 'next';
  };
}

export function bindFor(binder: Binder, statement: Of<'for'>): Execute {
  const { at } = statement;
  const initial = isDeclaration(statement.initial)
    ? bindDeclaration(binder, statement.initial)
    : sequence(statement.initial.map((syntax) => bindExpressionStatement(binder, syntax)));
  const { evaluate } =
    statement.condition === undefined
      ? constant(BOOL, at, true)
      : bindCondition(binder, statement.condition);
  const step = sequence(statement.step.map((syntax) => bindExpressionStatement(binder, syntax)));
  const run = loopBody(binder, statement.body);
  return (frame) => {
    for (initial(frame); evaluate(frame) === true; step(frame)) {
      frame.evaluation.spend(1);
      const signal = run(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') break;
    }
    return 'next';
  };
}

function isDeclaration(initial: Declaration | readonly Expression[]): initial is Declaration {
  return 'kind' in initial;
}

export function bindForeach(binder: Binder, statement: Of<'foreach'>): Execute {
  const { at, name } = statement;
  const source = bindValue(binder, statement.source);
  const element = elementType(source.type);
  if (element === undefined) {
    throw new ExpressionError(
      `foreach cannot go through ${display(source.type)}`,
      statement.source.at,
    );
  }
  if (source.constant?.value === null) {
    throw new ExpressionError('foreach cannot go through null', statement.source.at);
  }
  const type = statement.type === 'var' ? element : resolveType(statement.type);
  const conversion = explicitConversion(element, type);
  if (conversion === undefined) {
    throw new ExpressionError(`cannot convert ${display(element)} to ${display(type)}`, at);
  }
  const { apply } = conversion;
  // The variable is that of the body: a lambda in the source may use its name.
  const inner = binder.nested();
  const { slot } = inner.declare(name, type, at, { readOnly: 'it is the variable of a foreach' });
  const run = loopBody(inner, statement.body);
  return (frame) => {
    const sequenceValue = source.evaluate(frame);
    if (sequenceValue === null) throw nullReference();
    for (const item of iterate(sequenceValue, element)) {
      frame.evaluation.spend(1);
      frame.slots[slot] = { value: apply === undefined ? item : apply(item) };
      const signal = run(frame);
      if (signal === 'return') return signal;
      if (signal === 'break') break;
    }
    return 'next';
  };
}
