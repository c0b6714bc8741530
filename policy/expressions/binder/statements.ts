import { ExpressionError } from '../errors.ts';
import type { Evaluate, Execute, Frame } from '../evaluation/evaluation.ts';
import { fusibleStatement, hotStatement } from '../evaluation/fusion.ts';
import { INT } from '../library/numbers/integral.ts';
import { STRING } from '../library/text/string.ts';
import {
  type Block,
  type Declaration,
  type Expression,
  isNamedLikeItsType,
  type Statement,
} from '../syntax/ast.ts';
import type { Reference } from '../types/member.ts';
import { defaultOf, display, isEnum, NULL, sameType, type Type, VOID } from '../types/type.ts';
import { keyOf } from '../types/values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound } from './bound.ts';
import { asValue, convert, isConstantType } from './convert.ts';
import { bindNewArray } from './creation.ts';
import { bindThrow, bindTry, bindUsing } from './exceptions.ts';
import { bindCondition, bindExpression, bindValue } from './expressions.ts';
import { completes } from './flow/analysis.ts';
import { resultOf, settleReturns } from './lambdas.ts';
import { bindLocalFunction, declareLocalFunction } from './local-functions.ts';
import { bindDo, bindFor, bindForeach, bindWhile } from './loops.ts';
import { bindPattern } from './patterns.ts';
import { resolveType } from './types.ts';

export type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** A block as the body of a function; its `return` statements are in `binder.enclosing.returns`. */
export function bindFunctionBody(
  binder: Binder,
  block: Pick<Block, 'statements' | 'at'>,
): Evaluate {
  const run = hotStatement(
    bindStatements(binder, block.statements),
    binder.evaluationsBeforeFusion,
  );
  const { result, returns } = binder.enclosing;
  const settled = result ?? resultOf(returns);
  if (settled === undefined) {
    throw new ExpressionError('the return statements have no common type', block.at);
  }
  if (settled !== VOID && completes(block.statements, binder.constants)) {
    throw new ExpressionError('not every path returns a value', block.at);
  }
  settleReturns(returns, settled);
  return (frame) => {
    frame.result = null;
    run(frame);
    return frame.result;
  };
}

/** The statements of a `@{…}`: each `return` keeps its own type, the result is an object. */
export function bindStatements(binder: Binder, statements: readonly Statement[]): Execute {
  for (const statement of statements) {
    if (statement.kind === 'localFunction') declareLocalFunction(binder, statement);
    if (statement.kind === 'declaration') {
      for (const { name } of statement.variables) {
        if (!isNamedLikeItsType(statement.type, name)) binder.scope.expect(name);
      }
    }
  }
  const run = sequence(
    statements.flatMap((statement) => {
      const one = bindStatement(binder, statement);
      return one === NOTHING ? [] : one;
    }),
  );
  return entering(binder, run);
}

/** Gives the block's variables their cells, where running into their declaration is not certain to. */
function entering({ scope: { conditional } }: Binder, run: Execute): Execute {
  if (conditional.length === 0) return run;
  return fusibleStatement(
    (frame) => {
      for (const slot of conditional) frame.slots[slot] = { value: null };
      return run(frame);
    },
    (emit) => {
      const cells = conditional.map((slot) => `s[${slot}] = { value: null };`);
      return `${cells.join(' ')} ${emit.statement(run)}`;
    },
  );
}

const NOTHING: Execute = fusibleStatement(
  () => 'next',
  () => '',
);

export function sequence(runs: readonly Execute[]): Execute {
  const [first, second] = runs;
  if (first === undefined) return NOTHING;
  if (second === undefined) return first;
  return fusibleStatement(
    (frame) => {
      for (const run of runs) {
        const signal = run(frame);
        if (signal !== 'next') return signal;
      }
      return 'next';
    },
    (emit) => runs.map((run) => emit.statement(run)).join('\n'),
  );
}

function bindStatement(binder: Binder, statement: Statement): Execute {
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

export function bindDeclaration(
  binder: Binder,
  { type, constant: isConstant, variables }: Declaration,
  readOnly?: string,
): Execute {
  const declared = type === 'var' ? undefined : resolveType(type);
  const options = readOnly === undefined ? {} : { readOnly };
  const runs = variables.map(({ name, value: syntax, at }): Execute => {
    if (syntax === undefined) {
      if (declared === undefined || isConstant || readOnly !== undefined) {
        throw new ExpressionError(`${name} needs a value`, at);
      }
      const { slot } = binder.declare(name, declared, at);
      const initial = defaultOf(declared);
      return fusibleStatement(
        (frame) => {
          frame.slots[slot] = { value: initial };
          return 'next';
        },
        (emit) => `s[${slot}] = { value: ${emit.given(initial)} };`,
      );
    }
    // A variable with a type is in scope in its own value, where a lambda may assign to it.
    const early =
      declared === undefined || isConstant || isNamedLikeItsType(type, name)
        ? undefined
        : binder.declare(name, declared, at, options);
    const value = bindInitial(binder, syntax, declared, name);
    if (isConstant) {
      if (value.constant === undefined || !isConstantType(value.type)) {
        throw new ExpressionError(`${name} needs a constant`, at);
      }
      binder.declare(name, value.type, at, {
        readOnly: 'it is a constant',
        constant: value.constant.value,
      });
      return () => 'next';
    }
    const { slot } = early ?? binder.declare(name, value.type, at, options);
    const { evaluate } = value;
    if (early === undefined) {
      return fusibleStatement(
        (frame) => {
          frame.slots[slot] = { value: evaluate(frame) };
          return 'next';
        },
        (emit) => `s[${slot}] = { value: ${emit.expression(evaluate)} };`,
      );
    }
    return fusibleStatement(
      (frame) => {
        const cell: Reference = { value: null };
        frame.slots[slot] = cell;
        cell.value = evaluate(frame);
        return 'next';
      },
      (emit) => `(s[${slot}] = { value: null }).value = ${emit.expression(evaluate)};`,
    );
  });
  return sequence(runs);
}

function bindInitial(
  binder: Binder,
  syntax: Expression,
  declared: Type | undefined,
  name: string,
): Bound {
  if (declared === undefined) {
    const value = asValue(bindExpression(binder, syntax));
    if (value.type === NULL || value.type === VOID) {
      throw new ExpressionError(
        `${name} needs a type: var cannot be ${display(value.type)}`,
        syntax.at,
      );
    }
    return value;
  }
  // `int[] numbers = { 1, 2 }` takes its element type from the declaration.
  if (syntax.kind === 'newArray' && syntax.element === undefined && declared.kind === 'array') {
    return convert(binder, bindNewArray(binder, syntax, declared), declared);
  }
  return convert(binder, bindExpression(binder, syntax), declared);
}

export function bindExpressionStatement(binder: Binder, syntax: Expression): Execute {
  const value = asValue(bindExpression(binder, syntax));
  if (!value.isStatement) {
    throw new ExpressionError(
      'only calls, assignments, ++, -- and new can be statements: is a return missing?',
      syntax.at,
    );
  }
  const { evaluate } = value;
  return fusibleStatement(
    (frame) => {
      evaluate(frame);
      return 'next';
    },
    (emit) => `${emit.expression(evaluate)};`,
  );
}

/** A statement under `if`, `else` or a loop: a declaration there needs braces. */
export function bindEmbedded(binder: Binder, statement: Statement): Execute {
  if (statement.kind === 'declaration' || statement.kind === 'localFunction') {
    throw new ExpressionError('a declaration is not allowed here: put it into { }', statement.at);
  }
  return bindStatement(binder.nested(), statement);
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
  const slot = binder.temporary();
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
        () => `s[${slot}] = { value: ${emit.expression(value.evaluate)} };
        switch (${emit.given(table)}.get(${emit.given(keyOf)}(s[${slot}].value)) ?? ${last}) {
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
      () => 'f.result = null; return "return";',
    );
  }
  const item = bindExpression(binder, syntax);
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
      return `f.result = ${result}; return "return";`;
    },
  );
}
