import { ExpressionError } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation.ts';
import type { Block, Declaration, Expression, Statement } from '../syntax/ast.ts';
import { defaultOf, display, NULL, type Type, VOID } from '../types/type.ts';
import { keyOf } from '../values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound } from './bound.ts';
import { asValue, convert } from './convert.ts';
import { bindNewArray } from './creation.ts';
import { bindThrow, bindTry, bindUsing } from './exceptions.ts';
import { bindCondition, bindExpression, bindValue } from './expressions.ts';
import { resultOf, settleReturns } from './lambdas.ts';
import { bindLocalFunction, declareLocalFunction } from './local-functions.ts';
import { bindDo, bindFor, bindForeach, bindWhile } from './loops.ts';
import { bindPattern } from './patterns.ts';
import { resolveType } from './types.ts';

/** How a statement ended. */
export type Signal = 'next' | 'break' | 'continue' | 'return';
export type Execute = (frame: Frame) => Signal;

export type BoundStatement = {
  readonly run: Execute;
  /** True where the statement behind it can be reached. */
  readonly completes: boolean;
};

export type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** A block as the body of a function; its `return` statements are in `binder.enclosing.returns`. */
export function bindFunctionBody(
  binder: Binder,
  block: Pick<Block, 'statements' | 'at'>,
): { readonly run: Evaluate; readonly completes: boolean } {
  const { run, completes } = bindStatements(binder, block.statements);
  const { result, returns } = binder.enclosing;
  const settled = result ?? resultOf(returns);
  if (settled === undefined) {
    throw new ExpressionError('the return statements have no common type', block.at);
  }
  if (completes && settled !== VOID) {
    throw new ExpressionError('not every path returns a value', block.at);
  }
  settleReturns(returns, settled);
  return {
    completes,
    run: (frame) => {
      frame.result = null;
      run(frame);
      return frame.result;
    },
  };
}

/** The statements of a `@{…}`: each `return` keeps its own type, the result is an object. */
export function bindStatements(binder: Binder, statements: readonly Statement[]): BoundStatement {
  for (const statement of statements) {
    if (statement.kind === 'localFunction') declareLocalFunction(binder, statement);
  }
  const runs: Execute[] = [];
  let completes = true;
  for (const statement of statements) {
    const bound = bindStatement(binder, statement);
    if (statement.kind === 'localFunction' || statement.kind === 'empty') continue;
    runs.push(bound.run);
    completes = completes && bound.completes;
  }
  return { run: sequence(runs), completes };
}

export function sequence(runs: readonly Execute[]): Execute {
  const [first, second] = runs;
  if (first === undefined) return () => 'next';
  if (second === undefined) return first;
  return (frame) => {
    for (const run of runs) {
      const signal = run(frame);
      if (signal !== 'next') return signal;
    }
    return 'next';
  };
}

function bindStatement(binder: Binder, statement: Statement): BoundStatement {
  binder.step(statement.at);
  switch (statement.kind) {
    case 'block':
      return bindStatements(binder.nested(), statement.statements);
    case 'declaration':
      return bindDeclaration(binder, statement);
    case 'localFunction':
      bindLocalFunction(binder, statement);
      return { run: () => 'next', completes: true };
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
      return bindSwitch(binder.nested(), statement);
    case 'empty':
      return { run: () => 'next', completes: true };
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
): BoundStatement {
  const declared = type === 'var' ? undefined : resolveType(type);
  const runs = variables.map(({ name, value: syntax, at }): Execute => {
    if (syntax === undefined) {
      if (declared === undefined || isConstant) {
        throw new ExpressionError(`${name} needs a value`, at);
      }
      const { slot } = binder.declare(name, declared, at);
      const initial = defaultOf(declared);
      return (frame) => {
        frame.slots[slot] = { value: initial };
        return 'next';
      };
    }
    const value = bindInitial(binder, syntax, declared, name);
    if (isConstant) {
      if (value.constant === undefined) throw new ExpressionError(`${name} needs a constant`, at);
      binder.declare(name, value.type, at, {
        readOnly: 'it is a constant',
        constant: value.constant.value,
      });
      return () => 'next';
    }
    const { slot } = binder.declare(name, value.type, at);
    const { evaluate } = value;
    return (frame) => {
      frame.slots[slot] = { value: evaluate(frame) };
      return 'next';
    };
  });
  return { run: sequence(runs), completes: true };
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

export function bindExpressionStatement(binder: Binder, syntax: Expression): BoundStatement {
  const value = asValue(bindExpression(binder, syntax));
  if (!value.isStatement) {
    throw new ExpressionError(
      'only calls, assignments, ++, -- and new can be statements: is a return missing?',
      syntax.at,
    );
  }
  const { evaluate } = value;
  return {
    run: (frame) => {
      evaluate(frame);
      return 'next';
    },
    completes: true,
  };
}

/** A statement under `if`, `else` or a loop: a declaration there needs braces. */
export function bindEmbedded(binder: Binder, statement: Statement): BoundStatement {
  if (statement.kind === 'declaration' || statement.kind === 'localFunction') {
    throw new ExpressionError('a declaration is not allowed here: put it into { }', statement.at);
  }
  return bindStatement(binder.nested(), statement);
}

/** Variables of the condition (`is string s`, `out var n`) stay visible behind the `if`, as in C# 7. */
function bindIf(binder: Binder, { condition, then, otherwise }: Of<'if'>): BoundStatement {
  const test = bindCondition(binder, condition);
  const whenTrue = bindEmbedded(binder, then);
  const whenFalse = otherwise === undefined ? undefined : bindEmbedded(binder, otherwise);
  const always = test.constant?.value;
  const completes =
    (whenTrue.completes && always !== false) ||
    (whenFalse === undefined ? always !== true : whenFalse.completes && always !== true);
  const { evaluate } = test;
  return {
    completes,
    run: (frame) => {
      if (evaluate(frame) === true) return whenTrue.run(frame);
      return whenFalse === undefined ? 'next' : whenFalse.run(frame);
    },
  };
}

function bindSwitch(binder: Binder, statement: Of<'switch'>): BoundStatement {
  const value = bindValue(binder, statement.value);
  const slot = binder.temporary();
  const operand = bound(value.type, value.at, (frame) => frame.cell(slot).value);
  const breakable = { broken: false };
  const inner = binder.within({ breakable });
  let hasDefault = false;
  const seen = new Set<unknown>();
  const sections = statement.sections.map(({ labels, statements, at }) => {
    const scope = inner.nested();
    const tests = labels.map(({ pattern, when, at: labelAt }) => {
      if (pattern === undefined) {
        if (hasDefault) throw new ExpressionError('a switch has one default', labelAt);
        hasDefault = true;
        return undefined;
      }
      if (pattern.kind === 'constant' && pattern.value.kind === 'literal' && when === undefined) {
        const key = keyOf(pattern.value.value);
        if (seen.has(key)) throw new ExpressionError('the switch has this case already', labelAt);
        seen.add(key);
      }
      const matches = bindPattern(scope, operand, pattern, labelAt).evaluate;
      const guard = when === undefined ? undefined : bindCondition(scope, when).evaluate;
      return (frame: Frame) =>
        matches(frame) === true && (guard === undefined || guard(frame) === true);
    });
    const body = bindStatements(scope, statements);
    if (body.completes) {
      throw new ExpressionError('a section of a switch must end in break, return or throw', at);
    }
    return { tests, run: body.run };
  });
  const otherwise = sections.find(({ tests }) => tests.includes(undefined));
  return {
    completes: !hasDefault || breakable.broken || sections.length === 0,
    run: (frame) => {
      frame.slots[slot] = { value: value.evaluate(frame) };
      const chosen =
        sections.find(({ tests }) => tests.some((test) => test?.(frame) === true)) ?? otherwise;
      const signal = chosen === undefined ? 'next' : chosen.run(frame);
      return signal === 'break' ? 'next' : signal;
    },
  };
}

function bindJump(binder: Binder, { kind, at }: Of<'break' | 'continue'>): BoundStatement {
  const { breakable, inLoop } = binder.enclosing;
  if (kind === 'continue' ? !inLoop : breakable === undefined) {
    throw new ExpressionError(`${kind} stands outside of a loop`, at);
  }
  if (kind === 'break' && breakable !== undefined) breakable.broken = true;
  return { run: () => kind, completes: false };
}

function bindReturn(binder: Binder, { value: syntax, at }: Of<'return'>): BoundStatement {
  const { result, returns, inFinally } = binder.enclosing;
  if (inFinally) throw new ExpressionError('return is not allowed in finally', at);
  if (syntax === undefined) {
    returns.push({ value: undefined, at, convert: undefined });
    return {
      run: (frame) => {
        frame.result = null;
        return 'return';
      },
      completes: false,
    };
  }
  const item = bindExpression(binder, syntax);
  const value =
    result === undefined || result === VOID ? asValue(item) : convert(binder, item, result);
  if (value.type === VOID || result === VOID) {
    throw new ExpressionError('there is no value to return', at);
  }
  const pending: (typeof returns)[number] = { value, at, convert: undefined };
  returns.push(pending);
  return {
    run: (frame) => {
      const returned = value.evaluate(frame);
      frame.result = pending.convert === undefined ? returned : pending.convert(returned);
      return 'return';
    },
    completes: false,
  };
}
