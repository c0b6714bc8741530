/** Parser of statements. */
import type { Block, CatchClause, Declaration, Expression, Statement, SwitchLabel } from './ast.ts';
import { parseItems } from './creation.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, parseOrThrow, parsePattern } from './expressions.ts';
import { parseType, startsType } from './types.ts';

export function parseBlock(cursor: Cursor): Block {
  const { at } = cursor.expect('{');
  return { kind: 'block', statements: parseStatements(cursor, '}'), at };
}

/** Statements up to `}` or, for a whole `@{…}`, up to the end. */
export function parseStatements(cursor: Cursor, until: '}' | 'end'): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    if (until === '}' ? cursor.accept('}') : cursor.peek().kind === 'end') return statements;
    statements.push(parseStatement(cursor));
  }
}

function parseStatement(cursor: Cursor): Statement {
  return cursor.nested(() => {
    const { at } = cursor;
    const token = cursor.peek();
    if (token.kind === 'keyword') {
      const statement = parseKeywordStatement(cursor, token.text);
      if (statement !== undefined) return statement;
    }
    if (cursor.is('{')) return parseBlock(cursor);
    if (cursor.accept(';')) return { kind: 'empty', at };
    if (cursor.isName() && cursor.is(':', 1)) throw cursor.unsupported('labels and goto');
    if (cursor.isName('yield') && (cursor.is('return', 1) || cursor.is('break', 1))) {
      throw cursor.error('yield is not allowed in policy expressions');
    }
    if (cursor.isName('await') && cursor.isName(undefined, 1)) {
      throw cursor.error('await is not allowed in policy expressions');
    }
    if (cursor.isName('async') && (cursor.isName(undefined, 1) || startsType(cursor, 1))) {
      throw cursor.error('async is not allowed in policy expressions');
    }
    const declared = parseLocalFunction(cursor) ?? parseDeclaration(cursor);
    if (declared !== undefined) {
      if (declared.kind === 'declaration') cursor.expect(';');
      return declared;
    }
    if (cursor.parenthesisEndsBefore(';')) {
      throw cursor.error('a statement cannot stand in parentheses: leave them out');
    }
    const expression = parseExpression(cursor);
    cursor.expect(';');
    return { kind: 'expression', expression, at };
  });
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one case a keyword
function parseKeywordStatement(cursor: Cursor, keyword: string): Statement | undefined {
  const { at } = cursor;
  switch (keyword) {
    case 'if': {
      cursor.next();
      const condition = parseCondition(cursor);
      const then = parseStatement(cursor);
      const otherwise = cursor.accept('else') ? parseStatement(cursor) : undefined;
      return { kind: 'if', condition, then, otherwise, at };
    }
    case 'while': {
      cursor.next();
      const condition = parseCondition(cursor);
      return { kind: 'while', condition, body: parseStatement(cursor), at };
    }
    case 'do': {
      cursor.next();
      const body = parseStatement(cursor);
      cursor.expect('while');
      const condition = parseCondition(cursor);
      cursor.expect(';');
      return { kind: 'do', condition, body, at };
    }
    case 'for':
      return parseFor(cursor);
    case 'foreach':
      return parseForeach(cursor);
    case 'switch':
      return parseSwitch(cursor);
    case 'break':
    case 'continue':
      cursor.next();
      cursor.expect(';');
      return { kind: keyword, at };
    case 'return':
    case 'throw': {
      cursor.next();
      const value = cursor.is(';') ? undefined : parseExpression(cursor);
      cursor.expect(';');
      return { kind: keyword, value, at };
    }
    case 'try':
      return parseTry(cursor);
    case 'using':
      return parseUsing(cursor);
    case 'const': {
      cursor.next();
      const declaration = parseDeclaration(cursor);
      if (declaration === undefined) throw cursor.expected('a constant');
      if (declaration.type === 'var') throw cursor.error('a constant needs a type, not var', at);
      cursor.expect(';');
      return { ...declaration, constant: true };
    }
    case 'unchecked':
      if (!cursor.is('{', 1)) return undefined;
      cursor.next();
      return parseBlock(cursor);
    case 'checked':
      if (cursor.is('{', 1)) throw cursor.unsupported('checked blocks');
      return undefined;
    case 'goto':
    case 'lock':
      throw cursor.unsupported(keyword);
    case 'fixed':
    case 'unsafe':
    case 'class':
    case 'struct':
    case 'interface':
    case 'enum':
    case 'delegate':
    case 'event':
    case 'namespace':
    case 'public':
    case 'private':
      throw cursor.error(`${keyword} is not allowed in policy expressions`);
    case 'static':
      throw cursor.tooNew('a static local function', 'the function without static');
    default:
      return undefined;
  }
}

function parseCondition(cursor: Cursor): Expression {
  cursor.expect('(');
  const condition = parseExpression(cursor);
  cursor.expect(')');
  return condition;
}

/** `Type name = value, …` without its semicolon; undefined where the statement is no declaration. */
function parseDeclaration(cursor: Cursor): Declaration | undefined {
  const { at } = cursor;
  const head = cursor.attempt(() => {
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    const type = isVar ? ('var' as const) : parseType(cursor);
    const declares =
      cursor.isName() && ['=', ';', ',', ')'].some((following) => cursor.is(following, 1));
    return declares ? type : undefined;
  });
  if (head === undefined) return undefined;
  const variables = [];
  do {
    const start = cursor.at;
    const name = cursor.name('a variable');
    const value = cursor.accept('=') ? parseValue(cursor, head === 'var') : undefined;
    if (head === 'var' && variables.length > 0) {
      throw cursor.error('var declares one variable: write var again', start);
    }
    variables.push({ name, value, at: start });
  } while (cursor.accept(','));
  return { kind: 'declaration', type: head, constant: false, variables, at };
}

/** `int[] numbers = { 1, 2 }` is short for an array creation. */
function parseValue(cursor: Cursor, inferred: boolean): Expression {
  const { at } = cursor;
  if (!cursor.is('{') || inferred) return parseExpression(cursor);
  return { kind: 'newArray', element: undefined, size: undefined, items: parseItems(cursor), at };
}

function parseLocalFunction(cursor: Cursor): Statement | undefined {
  const { at } = cursor;
  const head = cursor.attempt(() => {
    const isVoid = cursor.accept('void');
    const result = isVoid ? ('void' as const) : parseType(cursor);
    if (!cursor.isName() || !(cursor.is('(', 1) || cursor.is('<', 1))) return undefined;
    return { result, name: cursor.name('a function') };
  });
  if (head === undefined) return undefined;
  if (cursor.is('<')) throw cursor.unsupported('generic local functions');
  cursor.expect('(');
  const parameters = [];
  while (!cursor.accept(')')) {
    if (parameters.length > 0) cursor.expect(',');
    const start = cursor.at;
    if (['ref', 'out', 'params', 'in'].some((mode) => cursor.is(mode))) {
      throw cursor.unsupported(`${cursor.peek().text} parameters of local functions`);
    }
    const type = parseType(cursor);
    parameters.push({ type, name: cursor.name('a parameter'), at: start });
    if (cursor.is('=')) throw cursor.unsupported('optional parameters of local functions');
  }
  const isExpression = cursor.accept('=>');
  const body = isExpression ? parseOrThrow(cursor) : parseBlock(cursor);
  if (isExpression) cursor.expect(';');
  return { kind: 'localFunction', ...head, parameters, body, at };
}

function parseFor(cursor: Cursor): Statement {
  const { at } = cursor.expect('for');
  cursor.expect('(');
  const initial = parseDeclaration(cursor) ?? parseExpressions(cursor, ';');
  cursor.expect(';');
  const condition = cursor.is(';') ? undefined : parseExpression(cursor);
  cursor.expect(';');
  const step = parseExpressions(cursor, ')');
  cursor.expect(')');
  return { kind: 'for', initial, condition, step, body: parseStatement(cursor), at };
}

function parseExpressions(cursor: Cursor, until: string): Expression[] {
  const expressions: Expression[] = [];
  while (!cursor.is(until)) {
    if (expressions.length > 0) cursor.expect(',');
    expressions.push(parseExpression(cursor));
  }
  return expressions;
}

function parseForeach(cursor: Cursor): Statement {
  const { at } = cursor.expect('foreach');
  cursor.expect('(');
  const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
  if (isVar) cursor.next();
  const type = isVar ? ('var' as const) : parseType(cursor);
  const name = cursor.name('a variable');
  cursor.expect('in');
  const source = parseExpression(cursor);
  cursor.expect(')');
  return { kind: 'foreach', type, name, source, body: parseStatement(cursor), at };
}

function parseSwitch(cursor: Cursor): Statement {
  const { at } = cursor.expect('switch');
  const value = parseCondition(cursor);
  cursor.expect('{');
  const sections = [];
  while (!cursor.accept('}')) {
    const start = cursor.at;
    const labels: SwitchLabel[] = [];
    while (cursor.is('case') || cursor.is('default')) labels.push(parseLabel(cursor));
    if (labels.length === 0) throw cursor.expected('case or default');
    const statements: Statement[] = [];
    while (!cursor.is('case') && !cursor.is('default') && !cursor.is('}')) {
      statements.push(parseStatement(cursor));
    }
    sections.push({ labels, statements, at: start });
  }
  return { kind: 'switch', value, sections, at };
}

function parseLabel(cursor: Cursor): SwitchLabel {
  const { at } = cursor;
  if (cursor.accept('default')) {
    cursor.expect(':');
    return { pattern: undefined, when: undefined, at };
  }
  cursor.expect('case');
  const pattern = parsePattern(cursor);
  const guarded = cursor.isName('when');
  if (guarded) cursor.next();
  const when = guarded ? parseExpression(cursor) : undefined;
  cursor.expect(':');
  return { pattern, when, at };
}

function parseTry(cursor: Cursor): Statement {
  const { at } = cursor.expect('try');
  const block = parseBlock(cursor);
  const catches: CatchClause[] = [];
  while (cursor.is('catch')) {
    const last = catches.at(-1);
    if (last !== undefined && last.type === undefined && last.when === undefined) {
      throw cursor.error('the catch before catches everything already');
    }
    catches.push(parseCatch(cursor));
  }
  const last = cursor.accept('finally') ? parseBlock(cursor) : undefined;
  if (catches.length === 0 && last === undefined) throw cursor.expected('catch or finally');
  return { kind: 'try', block, catches, finally: last, at };
}

function parseCatch(cursor: Cursor): CatchClause {
  const { at } = cursor.expect('catch');
  let type: CatchClause['type'];
  let name: string | undefined;
  if (cursor.accept('(')) {
    type = parseType(cursor);
    name = cursor.isName() ? cursor.name('a variable') : undefined;
    cursor.expect(')');
  }
  const guarded = cursor.isName('when');
  if (guarded) cursor.next();
  const when = guarded ? parseCondition(cursor) : undefined;
  return { type, name, when, block: parseBlock(cursor), at };
}

function parseUsing(cursor: Cursor): Statement {
  const { at } = cursor.expect('using');
  if (!cursor.is('(')) throw cursor.tooNew('a using without ( )', 'using (…) { … }');
  cursor.expect('(');
  const resource = parseDeclaration(cursor) ?? parseExpression(cursor);
  cursor.expect(')');
  return { kind: 'using', resource, body: parseStatement(cursor), at };
}
