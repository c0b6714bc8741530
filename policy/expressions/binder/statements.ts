/** Binder of statements: syntax → what executes. */
import { ExpressionError } from '../errors.ts';
import type { Execute, Frame } from '../evaluation/evaluation.ts';
import { fusibleStatement } from '../evaluation/fusion.ts';
import { INT } from '../library/numbers/integral.ts';
import { STRING } from '../library/text/string.ts';
import type { Statement } from '../syntax/ast.ts';
import { isEnum, NULL, sameType, type Type, VOID } from '../types/type.ts';
import { keyOf } from '../types/values.ts';
import type { Binder } from './binder.ts';
import {
  bindEmbedded,
  bindExpressionStatement,
  bindStatements,
  entering,
  NOTHING,
  type Of,
} from './blocks.ts';
import { bound } from './bound.ts';
import { asValue, bindCondition, bindValue, convert } from './convert.ts';
import { bindDeclaration } from './declarations.ts';
import { bindThrow, bindTry, bindUsing } from './exceptions.ts';
import { bindLocalFunction } from './local-functions.ts';
import { bindDo, bindFor, bindForeach, bindWhile } from './loops.ts';
import { bindPattern } from './patterns.ts';

/** @throws {ExpressionError} for what C# or API Management would refuse, and for what is not supported */
export function bindStatement(binder: Binder, statement: Statement): Execute {
  binder.step(statement.at);
  switch (statement.kind) {
    case 'block':
      return bindStatements(binder.nested(), statement.statements);
    case 'declaration':
      return bindDeclaration(binder, statement);
    case 'localFunction':
      bindLocalFunction(binder, statement);
      return NOTHING;
    case 'expression':
      return bindExpressionStatement(binder, statement.expression);
    case 'if':
      return bindIf(binder, statement);
    case 'while':
      return bindWhile(binder.nested(), statement);
    case 'do':
      return bindDo(binder.nested(), statement);
    case 'for':
      return bindFor(binder.nested(), statement);
    case 'foreach':
      return bindForeach(binder.nested(), statement);
    case 'switch':
      return bindSwitch(binder, statement);
    case 'empty':
      return NOTHING;
    case 'break':
    case 'continue':
      return bindJump(binder, statement);
    case 'return':
      return bindReturn(binder, statement);
    case 'throw':
      return bindThrow(binder, statement);
    case 'try':
      return bindTry(binder, statement);
    case 'using':
      return bindUsing(binder.nested(), statement);
  }
}

/** Variables of the condition (`is string s`, `out var n`) stay visible behind the `if`, as in C# 7. */
function bindIf(binder: Binder, { condition, then, otherwise }: Of<'if'>): Execute {
  const { evaluate } = bindCondition(binder, condition);
  const whenTrue = bindEmbedded(binder, then);
  const whenFalse = otherwise === undefined ? undefined : bindEmbedded(binder, otherwise);
  return fusibleStatement(
    (frame) => {
      if (evaluate(frame) === true) return whenTrue(frame);
      return whenFalse === undefined ? 'next' : whenFalse(frame);
    },
    (emit) =>
      `if (${emit.expression(evaluate)} === true) { ${emit.statement(whenTrue)} } else { ${
        whenFalse === undefined ? '' : emit.statement(whenFalse)
      } }`,
  );
}

function bindSwitch(binder: Binder, statement: Of<'switch'>): Execute {
  const value = bindValue(binder, statement.value);
  if (value.type === NULL || value.type === VOID) {
    throw new ExpressionError('a switch needs a value', value.at);
  }
  const declaration = binder.temporary();
  const { slot } = declaration;
  const operand = bound(value.type, value.at, (frame) => frame.cell(slot).value);
  const inner = binder.nested().within({ inSwitch: true });
  let hasDefault = false;
  const seen = new Set<unknown>();
  const keyed: [unknown, number][] = [];
  let isTable = isKeyed(value.type);
  const sections = statement.sections.map(({ labels, statements }, index) => {
    const scope = inner.nested();
    const tests = labels.map(({ pattern, when, at: labelAt }) => {
      if (pattern === undefined) {
        if (hasDefault) throw new ExpressionError('a switch has one default', labelAt);
        hasDefault = true;
        return undefined;
      }
      const { evaluate: matches, key } = bindPattern(scope, operand, pattern, labelAt);
      if (key !== undefined && when === undefined) {
        if (seen.has(key.value)) {
          throw new ExpressionError('the switch has this case already', labelAt);
        }
        seen.add(key.value);
        keyed.push([key.value, index]);
      } else isTable = false;
      const guard = when === undefined ? undefined : bindCondition(scope, when).evaluate;
      return (frame: Frame) =>
        matches(frame) === true && (guard === undefined || guard(frame) === true);
    });
    return { tests, run: bindStatements(scope.nested(inner.scope), statements) };
  });
  const otherwise = sections.find(({ tests }) => tests.includes(undefined));
  // Where every label is a constant of its own, one look tells the section; else they are tried in their order.
  const table = isTable ? new Map(keyed) : undefined;
  const run: Execute = (frame) => {
    const operandValue = value.evaluate(frame);
    frame.slots[slot] = { value: operandValue };
    const chosen =
      (table === undefined
        ? sections.find(({ tests }) => tests.some((test) => test?.(frame) === true))
        : sections[table.get(keyOf(operandValue)) ?? -1]) ?? otherwise;
    const signal = chosen === undefined ? 'next' : chosen.run(frame);
    return signal === 'break' ? 'next' : signal;
  };
  if (table === undefined) return entering(inner, run);
  const last = otherwise === undefined ? -1 : sections.indexOf(otherwise);
  return entering(
    inner,
    fusibleStatement(run, (emit) =>
      emit.breakable(
        () => `${emit.declared(declaration, emit.expression(value.evaluate))}
        switch (${emit.given(table)}.get(${emit.given(keyOf)}(${emit.read(declaration)})) ?? ${last}) {
          ${sections.map((section, index) => `case ${index}: { ${emit.statement(section.run)} break; }`).join('\n')}
        }`,
      ),
    ),
  );
}

/** Values of which each has a key that no other has: an `object` may hold equal ones of several types. */
function isKeyed(type: Type): boolean {
  return sameType(type, STRING) || sameType(type, INT) || isEnum(type);
}

function bindJump(binder: Binder, { kind, at }: Of<'break' | 'continue'>): Execute {
  const { inLoop, inSwitch, inFinally } = binder.enclosing;
  if (!inLoop && (kind === 'continue' || !inSwitch)) {
    const where = inFinally ? 'may not leave finally' : 'stands outside of a loop';
    throw new ExpressionError(`${kind} ${where}`, at);
  }
  return fusibleStatement(
    () => kind,
    (emit) => emit.jump(kind),
  );
}

function bindReturn(binder: Binder, { value: syntax, at }: Of<'return'>): Execute {
  const { result, returns, inFinally } = binder.enclosing;
  if (inFinally) throw new ExpressionError('return is not allowed in finally', at);
  if (syntax === undefined) {
    returns.push({ value: undefined, at, convert: undefined });
    return fusibleStatement(
      (frame) => {
        frame.result = null;
        return 'return';
      },
      (emit) => emit.returned('null'),
    );
  }
  const item = binder.expression(syntax);
  const value =
    result === undefined || result === VOID ? asValue(item) : convert(binder, item, result);
  if (value.type === VOID || result === VOID) {
    throw new ExpressionError('there is no value to return', at);
  }
  const pending: (typeof returns)[number] = { value, at, convert: undefined };
  returns.push(pending);
  return fusibleStatement(
    (frame) => {
      const returned = value.evaluate(frame);
      frame.result = pending.convert === undefined ? returned : pending.convert(returned);
      return 'return';
    },
    (emit) => {
      const returned = emit.expression(value.evaluate);
      const { convert } = pending;
      const result = convert === undefined ? returned : `${emit.given(convert)}(${returned})`;
      return emit.returned(result);
    },
  );
}
