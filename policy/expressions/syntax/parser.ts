/** The two shapes of a policy expression: `@(expression)` and `@{ statements }`. */
import type { Position } from '../errors.ts';
import type { Expression, Statement } from './ast.ts';
import { Cursor, type Grammar } from './cursor.ts';
import { parseExpression } from './expressions.ts';
import { tokenize } from './lexer.ts';
import { parseBlock, parseStatements } from './statements.ts';

const GRAMMAR: Grammar = { expression: parseExpression, block: parseBlock };

/** @throws {ExpressionError} where `source` is no expression of the subset */
export function parseSingle(source: string, origin: Position): Expression {
  const cursor = new Cursor(tokenize(source, origin), GRAMMAR);
  const expression = parseExpression(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.expected('an operator or the end');
  return expression;
}

/** @throws {ExpressionError} where `source` is no list of statements of the subset */
export function parseStatementList(source: string, origin: Position): readonly Statement[] {
  return parseStatements(new Cursor(tokenize(source, origin), GRAMMAR), 'end');
}
