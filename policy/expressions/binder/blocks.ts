/** Statements one after the other: blocks, bodies of functions, and what stands under `if` or a loop. */
import { ExpressionError } from '../errors.ts';
import type { Evaluate, Execute } from '../evaluation/evaluation.ts';
import { fusibleStatement, type Hot, hotBody } from '../evaluation/fusion.ts';
import { type Block, type Expression, isNamedLikeItsType, type Statement } from '../syntax/ast.ts';
import { VOID } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { asValue } from './convert.ts';
import { completes } from './flow/analysis.ts';
import { resultOf, settleReturns } from './returns.ts';
import { resolveType } from './types.ts';

export type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** A block as the body of a function; its `return` statements are in `binder.enclosing.returns`. */
export function bindFunctionBody(
  binder: Binder,
  block: Pick<Block, 'statements' | 'at'>,
): Hot<Evaluate> {
  const body = hotBody(bindStatements(binder, block.statements), binder.fusion);
  const { result, returns } = binder.enclosing;
  const settled = result ?? resultOf(returns);
  if (settled === undefined) {
    throw new ExpressionError('the return statements have no common type', block.at);
  }
  if (settled !== VOID && completes(block.statements, binder.constants)) {
    throw new ExpressionError('not every path returns a value', block.at);
  }
  settleReturns(returns, settled);
  return body;
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
      const one = binder.statement(statement);
      return one === NOTHING ? [] : one;
    }),
  );
  return entering(binder, run);
}

/** Gives the block's variables their cells, where running into their declaration is not certain to. */
export function entering({ scope: { conditional } }: Binder, run: Execute): Execute {
  if (conditional.length === 0) return run;
  return fusibleStatement(
    (frame) => {
      for (const { slot } of conditional) frame.slots[slot] = { value: null };
      return run(frame);
    },
    (emit) => {
      const cells = conditional.map((declaration) => emit.prepared(declaration));
      return `${cells.join(' ')} ${emit.statement(run)}`;
    },
  );
}

export const NOTHING: Execute = fusibleStatement(
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

/** A statement under `if`, `else` or a loop: a declaration there needs braces. */
export function bindEmbedded(binder: Binder, statement: Statement): Execute {
  if (statement.kind === 'declaration' || statement.kind === 'localFunction') {
    throw new ExpressionError('a declaration is not allowed here: put it into { }', statement.at);
  }
  return binder.nested().statement(statement);
}

export function bindExpressionStatement(binder: Binder, syntax: Expression): Execute {
  const value = asValue(binder.expression(syntax));
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

/** Visible in the whole block, before and after its declaration. */
function declareLocalFunction(binder: Binder, syntax: Of<'localFunction'>): void {
  binder.scope.declare(
    {
      kind: 'function',
      name: syntax.name,
      parameters: syntax.parameters.map(({ name, type }) => ({ name, type: resolveType(type) })),
      result: syntax.result === 'void' ? VOID : resolveType(syntax.result),
      invoke: undefined,
    },
    syntax.at,
  );
}
