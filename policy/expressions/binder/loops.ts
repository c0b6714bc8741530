/** Binder of loops. */

import { ExpressionError, instanceOf } from '../errors.ts';
import type { Execute } from '../evaluation/evaluation.ts';
import { type Emitter, fusibleStatement } from '../evaluation/fusion.ts';
import { elementType, iterate } from '../library/collections/sequence.ts';
import { explicitConversion } from '../library/conversion/conversions.ts';
import { BOOL } from '../library/foundation/bool.ts';
import type { Declaration, Expression, Statement } from '../syntax/ast.ts';
import { display } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { bindEmbedded, bindExpressionStatement, type Of, sequence } from './blocks.ts';
import { constant } from './bound.ts';
import { bindCondition, bindValue } from './convert.ts';
import { bindDeclaration } from './declarations.ts';
import { resolveType } from './types.ts';

function loopBody(binder: Binder, body: Statement): Execute {
  return bindEmbedded(binder.within({ inLoop: true }), body);
}

/** One round of a loop, which pays for itself; `continue` goes on with the step. */
function round(emit: Emitter, body: Execute, step?: Execute): string {
  const run = emit.continuable(() => emit.statement(body));
  return `{ f.evaluation.spend(1); ${run} ${step === undefined ? '' : emit.statement(step)} }`;
}

export function bindWhile(binder: Binder, { condition, body }: Of<'while'>): Execute {
  const { evaluate } = bindCondition(binder, condition);
  const run = loopBody(binder, body);
  return fusibleStatement(
    (frame) => {
      while (evaluate(frame) === true) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
    (emit) =>
      emit.breakable(() => `while (${emit.expression(evaluate)} === true) ${round(emit, run)}`),
  );
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
  return fusibleStatement(
    (frame) => {
      for (initial(frame); evaluate(frame) === true; step(frame)) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
    (emit) =>
      `${emit.statement(initial)} ${emit.breakable(
        () => `while (${emit.expression(evaluate)} === true) ${round(emit, run, step)}`,
      )}`,
  );
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
  const { declaration } = inner.declare(name, type, at, {
    readOnly: 'it is the variable of a foreach',
  });
  const { slot } = declaration;
  const run = loopBody(inner, statement.body);
  const assign: Execute = fusibleStatement(
    () => 'next',
    (emit) =>
      emit.declared(declaration, apply === undefined ? 'item' : `${emit.given(apply)}(item)`),
  );
  return fusibleStatement(
    (frame) => {
      for (const item of iterate(instanceOf(source.evaluate(frame)), element)) {
        frame.evaluation.spend(1);
        frame.slots[slot] = { value: apply === undefined ? item : apply(item) };
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
    (emit) => {
      const value = `${emit.given(instanceOf)}(${emit.expression(source.evaluate)})`;
      const items = `${emit.given(iterate)}(${value}, ${emit.given(element)})`;
      return emit.breakable(
        () => `for (const item of ${items}) ${round(emit, sequence([assign, run]))}`,
      );
    },
  );
}
