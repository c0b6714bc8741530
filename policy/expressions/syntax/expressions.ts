/** Parser of operators, by precedence, and of lambdas. */
import type { Expression, Pattern } from './ast.ts';
import { type Cursor, MAXIMUM_CHAIN } from './cursor.ts';
import { parsePrimary } from './primary.ts';
import { parseType, startsOperand } from './types.ts';

const ASSIGNMENTS = ['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<='];

/** Loosest first; the operators of one level associate to the left. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>=', 'is', 'as'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const LEVEL_OF: ReadonlyMap<string, number> = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);

export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    if (isLambda(cursor)) return parseLambda(cursor);
    if (cursor.is('throw')) {
      throw cursor.error('throw is not allowed here: only behind ??, ?, : and =>');
    }
    const target = parseConditional(cursor);
    const { text } = cursor.peek();
    if (cursor.peek().kind === 'symbol' && ASSIGNMENTS.includes(text)) {
      const assign = cursor.next();
      const operator = text === '=' ? undefined : text.slice(0, -1);
      return { kind: 'assign', operator, target, value: parseExpression(cursor), at: assign.at };
    }
    // `>>=` arrives as `>` and `>=`.
    if (cursor.is('>') && cursor.isAdjacent('>=', 1)) {
      cursor.next();
      const assign = cursor.next();
      return {
        kind: 'assign',
        operator: '>>',
        target,
        value: parseExpression(cursor),
        at: assign.at,
      };
    }
    return target;
  });
}

/** Where an expression may throw instead of having a value. */
export function parseOrThrow(cursor: Cursor): Expression {
  const { at } = cursor;
  if (!cursor.accept('throw')) return parseExpression(cursor);
  return { kind: 'throw', value: parseExpression(cursor), at };
}

function isLambda(cursor: Cursor): boolean {
  const asyncs =
    ['(', 'delegate'].some((text) => cursor.is(text, 1)) || cursor.isName(undefined, 1);
  if (cursor.isName('async') && asyncs) {
    throw cursor.error('async is not allowed in policy expressions');
  }
  if (cursor.isName() && cursor.is('=>', 1)) return true;
  return cursor.parenthesisEndsBefore('=>');
}

function parseLambda(cursor: Cursor): Expression {
  const { at } = cursor;
  const parameters = [];
  if (cursor.accept('(')) {
    while (!cursor.accept(')')) {
      if (parameters.length > 0) cursor.expect(',');
      const start = cursor.at;
      const typed = !(cursor.isName() && (cursor.is(',', 1) || cursor.is(')', 1)));
      const type = typed ? parseType(cursor) : undefined;
      parameters.push({ type, name: cursor.name('a parameter'), at: start });
    }
  } else {
    parameters.push({ type: undefined, name: cursor.name('a parameter'), at });
  }
  const [typed] = parameters;
  const other = parameters.find(({ type }) => (type === undefined) !== (typed?.type === undefined));
  if (other !== undefined) {
    throw cursor.error('either all parameters of a lambda have a type, or none', other.at);
  }
  cursor.expect('=>');
  const body = cursor.is('{') ? cursor.block() : parseOrThrow(cursor);
  return { kind: 'lambda', parameters, body, at };
}

function parseConditional(cursor: Cursor): Expression {
  const condition = parseCoalesce(cursor);
  if (!cursor.is('?')) return condition;
  const { at } = cursor.next();
  const whenTrue = parseOrThrow(cursor);
  if (cursor.peek().kind === 'end') {
    throw cursor.error(': expected; in an interpolated string, ?: needs parentheses around it');
  }
  cursor.expect(':');
  const whenFalse = parseOrThrow(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, at };
}

/** `??` associates to the right. */
function parseCoalesce(cursor: Cursor): Expression {
  const left = parseBinary(cursor, 0);
  if (!cursor.is('??')) return left;
  return cursor.nested(() => {
    if (cursor.isAdjacent('=', 1, 2)) throw cursor.tooNew('??=', 'x = x ?? …');
    const { at } = cursor.next();
    const right: Expression = cursor.is('throw') ? parseOrThrow(cursor) : parseCoalesce(cursor);
    return { kind: 'binary', operator: '??', left, right, at };
  });
}

/** @param loosest of which level the operators are that are taken, or of a later one */
function parseBinary(cursor: Cursor, loosest: number): Expression {
  let left = parseUnary(cursor);
  // Whatever is tighter than the operator before belongs to its right side, and behind a type or a pattern it has none.
  let level = LEVELS.length;
  for (let length = 1; ; length++) {
    const operator = operatorAt(cursor);
    if (operator === undefined || operator.level < loosest || operator.level > level) return left;
    if (operator.level < level) length = 1;
    ({ level } = operator);
    const { text, tokens } = operator;
    const { at } = cursor;
    for (let taken = 0; taken < tokens; taken++) cursor.next();
    if (length > MAXIMUM_CHAIN) {
      throw cursor.unsupported(
        `more than ${MAXIMUM_CHAIN} operands in a row (use local variables)`,
      );
    }
    if (text === 'as') {
      left = { kind: 'as', operand: left, type: parseType(cursor, true), at };
    } else if (text === 'is') {
      left = { kind: 'is', operand: left, pattern: parsePattern(cursor), at };
    } else {
      const right = parseBinary(cursor, level + 1);
      left = { kind: 'binary', operator: text, left, right, at };
    }
  }
}

/** `>>` comes as two tokens, and `>>=` is an assignment. */
function operatorAt(
  cursor: Cursor,
): { readonly text: string; readonly level: number; readonly tokens: number } | undefined {
  const { kind, text } = cursor.peek();
  if (text === '>' && cursor.isAdjacent('>=', 1)) return undefined;
  const shifts = text === '>' && cursor.isAdjacent('>', 1);
  const level =
    kind === 'symbol' || kind === 'keyword' ? LEVEL_OF.get(shifts ? '>>' : text) : undefined;
  if (level === undefined) return undefined;
  return shifts ? { text: '>>', level, tokens: 2 } : { text, level, tokens: 1 };
}

/** A pattern of `is` or of a `case`. */
export function parsePattern(cursor: Cursor): Pattern {
  const { at } = cursor;
  if (cursor.isName('not') && startsOperand(cursor, 1)) {
    throw cursor.tooNew('a pattern with not', '!(… is …)');
  }
  if (['<', '>', '<=', '>='].some((text) => cursor.is(text))) {
    throw cursor.tooNew('a comparison as a pattern', 'the comparison itself');
  }
  if (cursor.is('{')) throw propertyPattern(cursor);
  const typed = cursor.attempt((): Pattern | undefined => {
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    const type = isVar ? 'var' : parseType(cursor, true);
    const named = cursor.isName() && !cursor.isName('when');
    const name = named ? cursor.name('a name') : undefined;
    const continues = ['(', '.', '+', '-', '*', '/', '[', '?.'].some((text) => cursor.is(text));
    return continues ? undefined : { kind: 'declaration', type, name, at };
  });
  const pattern = typed ?? { kind: 'constant' as const, value: parseBinary(cursor, 7), at };
  if (cursor.is('{')) throw propertyPattern(cursor);
  if ((cursor.isName('or') || cursor.isName('and')) && startsOperand(cursor, 1)) {
    throw cursor.tooNew(`a pattern with ${cursor.peek().text}`, '|| or &&');
  }
  return pattern;
}

function propertyPattern(cursor: Cursor): Error {
  return cursor.tooNew('a pattern of properties', 'comparisons');
}

function parseUnary(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const { at } = cursor;
    for (const operator of ['!', '-', '+', '~'] as const) {
      if (cursor.accept(operator)) {
        return { kind: 'unary', operator, operand: parseUnary(cursor), at };
      }
    }
    for (const operator of ['+', '-'] as const) {
      if (cursor.accept(operator + operator)) {
        return { kind: 'increment', operator, prefix: true, target: parseUnary(cursor), at };
      }
    }
    if (cursor.is('&') || cursor.is('*')) throw cursor.error('pointers are not allowed');
    if (cursor.isName('await') && startsOperand(cursor, 1)) {
      throw cursor.error('await is not allowed in policy expressions');
    }
    return parseCast(cursor) ?? parsePrimary(cursor);
  });
}

/** A parenthesis is a cast where it holds a type and an operand follows (the specification's rule). */
function parseCast(cursor: Cursor): Expression | undefined {
  if (!cursor.is('(')) return undefined;
  const { at } = cursor;
  const type = cursor.attempt(() => {
    cursor.expect('(');
    const keyword = cursor.peek();
    const parsed = parseType(cursor);
    cursor.expect(')');
    const onlyType = keyword.kind === 'keyword' || parsed.kind !== 'named';
    return onlyType || startsOperand(cursor) ? parsed : undefined;
  });
  return type === undefined ? undefined : { kind: 'cast', type, operand: parseUnary(cursor), at };
}
