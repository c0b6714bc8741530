/** Binder of statements. */
import { elementType, iterate } from '../clr/sequence.ts';
import { BOOL, isInstance, typeOf } from '../clr/type-of.ts';
import { ClrException, ExpressionError, nullReference } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation.ts';
import type { Block, CatchClause, Declaration, Expression, Statement } from '../syntax/ast.ts';
import { explicitConversion, implicitConversion } from '../types/conversions.ts';
import { findType } from '../types/registry.ts';
import { display, NULL, named, type Type, VOID } from '../types/type.ts';
import { keyOf, type Value } from '../values.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound, constant } from './bound.ts';
import { asValue, convert, initialValue } from './convert.ts';
import { bindNewArray } from './creation.ts';
import { bindCondition, bindException, bindExpression, bindValue, thrown } from './expressions.ts';
import { resultOf, settleReturns } from './lambdas.ts';
import { bindLocalFunction, declareLocalFunction } from './local-functions.ts';
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

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

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

function sequence(runs: readonly Execute[]): Execute {
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

function bindDeclaration(
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
      const initial = initialValue(declared);
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

function bindExpressionStatement(binder: Binder, syntax: Expression): BoundStatement {
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
function bindEmbedded(binder: Binder, statement: Statement): BoundStatement {
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

function loopBody(
  binder: Binder,
  body: Statement,
): BoundStatement & { readonly breakable: { broken: boolean } } {
  const breakable = { broken: false };
  const bound = bindEmbedded(binder.within({ breakable, inLoop: true }), body);
  return { ...bound, breakable };
}

function bindWhile(binder: Binder, { condition, body }: Of<'while'>): BoundStatement {
  const test = bindCondition(binder, condition);
  const { run, breakable } = loopBody(binder, body);
  const { evaluate } = test;
  return {
    completes: test.constant?.value !== true || breakable.broken,
    run: (frame) => {
      while (evaluate(frame) === true) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
  };
}

function bindDo(binder: Binder, { condition, body }: Of<'do'>): BoundStatement {
  const { run, breakable } = loopBody(binder, body);
  const { evaluate, constant: always } = bindCondition(binder, condition);
  return {
    completes: always?.value !== true || breakable.broken,
    run: (frame) => {
      do {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      } while (evaluate(frame) === true);
      return 'next';
    },
  };
}

function bindFor(binder: Binder, statement: Of<'for'>): BoundStatement {
  const { at } = statement;
  const initial = isDeclaration(statement.initial)
    ? bindDeclaration(binder, statement.initial).run
    : sequence(statement.initial.map((syntax) => bindExpressionStatement(binder, syntax).run));
  const test =
    statement.condition === undefined
      ? constant(BOOL, at, true)
      : bindCondition(binder, statement.condition);
  const step = sequence(
    statement.step.map((syntax) => bindExpressionStatement(binder, syntax).run),
  );
  const { run, breakable } = loopBody(binder, statement.body);
  const { evaluate } = test;
  return {
    completes: test.constant?.value !== true || breakable.broken,
    run: (frame) => {
      for (initial(frame); evaluate(frame) === true; step(frame)) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
  };
}

function isDeclaration(initial: Declaration | readonly Expression[]): initial is Declaration {
  return 'kind' in initial;
}

function bindForeach(binder: Binder, statement: Of<'foreach'>): BoundStatement {
  const { at, name } = statement;
  const source = bindValue(binder, statement.source);
  const element = elementType(source.type);
  if (element === undefined) {
    throw new ExpressionError(
      `foreach cannot go through ${display(source.type)}`,
      statement.source.at,
    );
  }
  const type = statement.type === 'var' ? element : resolveType(statement.type);
  const conversion = explicitConversion(element, type);
  if (conversion === undefined) {
    throw new ExpressionError(`cannot convert ${display(element)} to ${display(type)}`, at);
  }
  const { apply } = conversion;
  const { slot } = binder.declare(name, type, at, { readOnly: 'it is the variable of a foreach' });
  const { run } = loopBody(binder, statement.body);
  return {
    completes: true,
    run: (frame) => {
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

function bindThrow(binder: Binder, { value: syntax, at }: Of<'throw'>): BoundStatement {
  if (syntax === undefined) {
    if (!binder.enclosing.inCatch) throw new ExpressionError('throw; stands outside of catch', at);
    return {
      run: (frame) => {
        throw frame.handled ?? nullReference();
      },
      completes: false,
    };
  }
  const exception = bindException(binder, syntax);
  return {
    run: (frame) => {
      throw thrown(exception.evaluate(frame));
    },
    completes: false,
  };
}

type BoundCatch = {
  readonly type: Type | undefined;
  readonly slot: number | undefined;
  readonly when: Evaluate | undefined;
  readonly body: BoundStatement;
};

function bindTry(binder: Binder, statement: Of<'try'>): BoundStatement {
  const block = bindStatements(binder.nested(), statement.block.statements);
  const catches = statement.catches.map((clause) => bindCatch(binder, clause));
  const last =
    statement.finally === undefined
      ? undefined
      : bindStatements(binder.within({ inFinally: true }).nested(), statement.finally.statements);
  const guarded: Execute = (frame) => {
    try {
      return block.run(frame);
    } catch (error) {
      if (!(error instanceof ClrException) || error.fatal) throw error;
      return handle(frame, catches, error);
    }
  };
  const completes =
    (block.completes || catches.some(({ body }) => body.completes)) && (last?.completes ?? true);
  if (last === undefined) return { run: guarded, completes };
  return {
    completes,
    run: (frame) => {
      let signal: Signal = 'next';
      let result: Value = null;
      try {
        signal = guarded(frame);
        result = frame.result;
      } finally {
        last.run(frame);
      }
      frame.result = result;
      return signal;
    },
  };
}

function handle(frame: Frame, catches: readonly BoundCatch[], error: ClrException): Signal {
  for (const { type, slot, when, body } of catches) {
    if (type !== undefined && !isInstance(error, type)) continue;
    if (slot !== undefined) frame.slots[slot] = { value: error };
    if (when !== undefined && when(frame) !== true) continue;
    const outer = frame.handled;
    frame.handled = error;
    try {
      return body.run(frame);
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
    name === undefined || type === undefined ? undefined : inner.declare(name, type, at).slot;
  return {
    type,
    slot,
    when: when === undefined ? undefined : bindCondition(inner, when).evaluate,
    body: bindStatements(inner, block.statements),
  };
}

/** Nothing here holds resources: disposing has no effect, but what is used must be disposable. */
function bindUsing(binder: Binder, { resource, body, at }: Of<'using'>): BoundStatement {
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
  return {
    completes: inner.completes,
    run: (frame) => {
      open(frame);
      return inner.run(frame);
    },
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
  const { run } = bindDeclaration(binder, resource);
  const types = resource.variables.flatMap(({ name }) => {
    const variable = binder.scope.find(name);
    return variable?.kind === 'variable' ? [variable.type] : [];
  });
  return { open: run, types };
}
