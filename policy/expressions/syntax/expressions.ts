/** Parser of expressions, by precedence. */
import type {
  Argument,
  Expression,
  Initializer,
  InterpolationPart,
  Pattern,
  TypeSyntax,
} from './ast.ts';
import { Cursor } from './cursor.ts';
import { parseBlock } from './statements.ts';
import type { Token } from './token.ts';
import { TYPE_KEYWORDS } from './token.ts';
import { parseElement, parseOptionalTypeArguments, parseType, startsOperand } from './types.ts';

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

/** Operands of one chain such as `a + b + c`: the tree is as deep as the chain is long. */
const MAXIMUM_CHAIN = 400;

export function parseExpression(cursor: Cursor): Expression {
  return cursor.nested(() => {
    const { at } = cursor;
    if (isLambda(cursor)) return parseLambda(cursor);
    if (cursor.accept('throw')) return { kind: 'throw', value: parseExpression(cursor), at };
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

function isLambda(cursor: Cursor): boolean {
  if (cursor.isName('async') && (cursor.is('(', 1) || cursor.isName(undefined, 1))) {
    throw cursor.error('async is not allowed in policy expressions');
  }
  if (cursor.isName() && cursor.is('=>', 1)) return true;
  return cursor.is('(') && cursor.startsLambda();
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
  cursor.expect('=>');
  const body = cursor.is('{') ? parseBlock(cursor) : parseExpression(cursor);
  return { kind: 'lambda', parameters, body, at };
}

function parseConditional(cursor: Cursor): Expression {
  const condition = parseCoalesce(cursor);
  if (!cursor.is('?')) return condition;
  const { at } = cursor.next();
  const whenTrue = parseExpression(cursor);
  cursor.expect(':');
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', condition, whenTrue, whenFalse, at };
}

/** `??` associates to the right. */
function parseCoalesce(cursor: Cursor): Expression {
  const left = parseBinary(cursor, 0);
  if (!cursor.is('??')) return left;
  return cursor.nested(() => {
    const { at } = cursor.next();
    const right: Expression = cursor.is('throw') ? parseExpression(cursor) : parseCoalesce(cursor);
    return { kind: 'binary', operator: '??', left, right, at };
  });
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = LEVELS[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (let length = 1; ; length++) {
    const operator = acceptOperator(cursor, operators);
    if (operator === undefined) return left;
    if (length > MAXIMUM_CHAIN) {
      throw cursor.error(`more than ${MAXIMUM_CHAIN} operands in a row: use local variables`);
    }
    const { at } = operator;
    if (operator.text === 'as') {
      left = { kind: 'as', operand: left, type: parseType(cursor, true), at };
    } else if (operator.text === 'is') {
      left = { kind: 'is', operand: left, pattern: parsePattern(cursor), at };
    } else {
      const right = parseBinary(cursor, level + 1);
      left = { kind: 'binary', operator: operator.text, left, right, at };
    }
  }
}

function acceptOperator(
  cursor: Cursor,
  operators: readonly string[],
): { readonly text: string; readonly at: Token['at'] } | undefined {
  const { at } = cursor;
  const shifts = cursor.is('>') && cursor.isAdjacent('>', 1);
  if (cursor.is('>') && cursor.isAdjacent('>=', 1)) return undefined;
  if (shifts) {
    if (!operators.includes('>>')) return undefined;
    cursor.next();
    cursor.next();
    return { text: '>>', at };
  }
  const text = operators.find((candidate) => cursor.is(candidate));
  if (text === undefined) return undefined;
  cursor.next();
  return { text, at };
}

/** A pattern of `is` or of a `case`. */
export function parsePattern(cursor: Cursor): Pattern {
  const { at } = cursor;
  const typed = cursor.attempt((): Pattern | undefined => {
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    const type = isVar ? 'var' : parseType(cursor, true);
    const named = cursor.isName() && !cursor.isName('when');
    const name = named ? cursor.name('a name') : undefined;
    const continues = ['(', '.', '+', '-', '*', '/', '[', '?.'].some((text) => cursor.is(text));
    return continues ? undefined : { kind: 'declaration', type, name, at };
  });
  return typed ?? { kind: 'constant', value: parseBinary(cursor, 7), at };
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
    return parseCast(cursor) ?? parsePostfix(cursor);
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

function parsePostfix(cursor: Cursor): Expression {
  return parseAccesses(cursor, parsePrimary(cursor));
}

/** Members, calls, indexes and `?.` behind an operand. */
function parseAccesses(cursor: Cursor, start: Expression): Expression {
  let target = start;
  for (let length = 0; ; length++) {
    if (length > MAXIMUM_CHAIN) {
      throw cursor.error(`more than ${MAXIMUM_CHAIN} accesses in a row: use local variables`);
    }
    const { at } = cursor;
    if (cursor.is('?.') || (cursor.is('?') && cursor.is('[', 1))) {
      if (cursor.is('?')) cursor.next();
      const access = cursor.nested(() => {
        const receiver: Expression = { kind: 'receiver', at };
        // `?.name` keeps its dot for the accesses, `?[` its bracket.
        const first = cursor.accept('?.') ? parseMember(cursor, receiver) : receiver;
        return parseAccesses(cursor, first);
      });
      return { kind: 'conditionalAccess', target, access, at };
    }
    if (cursor.accept('.')) {
      target = parseMember(cursor, target);
    } else if (cursor.is('(')) {
      target = { kind: 'call', target, arguments: parseArguments(cursor, '(', ')'), at: target.at };
    } else if (cursor.is('[')) {
      target = { kind: 'index', target, arguments: parseArguments(cursor, '[', ']'), at };
    } else if (cursor.is('++') || cursor.is('--')) {
      const operator = cursor.next().text === '++' ? '+' : '-';
      target = { kind: 'increment', operator, prefix: false, target, at };
    } else if (cursor.is('->') || cursor.is('::')) {
      throw cursor.error(`${cursor.peek().text} is not allowed in policy expressions`);
    } else {
      return target;
    }
  }
}

function parseMember(cursor: Cursor, target: Expression): Expression {
  const { at } = cursor;
  const name = cursor.name('a member');
  return { kind: 'member', target, name, typeArguments: parseOptionalTypeArguments(cursor), at };
}

function parseArguments(cursor: Cursor, open: '(' | '[', close: ')' | ']'): Argument[] {
  cursor.expect(open);
  const parsed: Argument[] = [];
  while (!cursor.accept(close)) {
    if (parsed.length > 0) cursor.expect(',');
    parsed.push(parseArgument(cursor));
  }
  return parsed;
}

function parseArgument(cursor: Cursor): Argument {
  const { at } = cursor;
  let name: string | undefined;
  if (cursor.isName() && cursor.is(':', 1)) {
    name = cursor.name('an argument');
    cursor.expect(':');
  }
  if (cursor.is('ref')) throw cursor.unsupported('ref arguments');
  if (!cursor.accept('out')) {
    return { name, value: parseExpression(cursor), out: undefined, at };
  }
  const declares = cursor.attempt(() => {
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    const type = isVar ? ('var' as const) : parseType(cursor);
    return cursor.isName() ? { type, name: cursor.name('a variable') } : undefined;
  });
  const target = declares === undefined ? parseExpression(cursor) : undefined;
  return { name, value: undefined, out: { declares, target, at }, at };
}

function parsePrimary(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { at } = token;
  switch (token.kind) {
    case 'literal':
      cursor.next();
      return { kind: 'literal', value: token.value, at };
    case 'interpolated':
      cursor.next();
      return { kind: 'interpolated', parts: token.parts.map(parseInterpolationPart), at };
    case 'name':
      return parseName(cursor);
    case 'keyword':
      return parseKeyword(cursor, token.text);
    case 'symbol':
      if (cursor.accept('(')) return parseParenthesis(cursor);
      throw cursor.expected('an expression');
    case 'end':
      throw cursor.expected('an expression');
  }
}

function parseParenthesis(cursor: Cursor): Expression {
  const inner = parseExpression(cursor);
  if (cursor.is(',')) throw cursor.unsupported('tuples');
  cursor.expect(')');
  // A conditional access ends at its parenthesis: `(a?.b).c` reads `c` of null.
  return inner.kind === 'conditionalAccess'
    ? { kind: 'parenthesized', value: inner, isUnchecked: false, at: inner.at }
    : inner;
}

function parseName(cursor: Cursor): Expression {
  const { at } = cursor;
  if (cursor.isName('nameof') && cursor.is('(', 1)) {
    cursor.next();
    const [argument] = parseArguments(cursor, '(', ')');
    const value = argument?.value;
    if (value?.kind !== 'name' && value?.kind !== 'member') {
      throw cursor.error('nameof names a variable or a member', at);
    }
    return { kind: 'nameof', name: value.name, at };
  }
  if (cursor.isName('from') && cursor.isName(undefined, 1) && cursor.is('in', 2)) {
    throw cursor.unsupported('query expressions (from … in …): call Where and Select');
  }
  const name = cursor.name('a name');
  return { kind: 'name', name, typeArguments: parseOptionalTypeArguments(cursor), at };
}

function parseKeyword(cursor: Cursor, text: string): Expression {
  const { at } = cursor;
  if (TYPE_KEYWORDS.has(text)) return { kind: 'type', type: parseElement(cursor), at };
  switch (text) {
    case 'new':
      return parseNew(cursor);
    case 'default': {
      cursor.next();
      if (!cursor.accept('(')) return { kind: 'default', type: undefined, at };
      const type = parseType(cursor);
      cursor.expect(')');
      return { kind: 'default', type, at };
    }
    case 'checked':
    case 'unchecked': {
      cursor.next();
      cursor.expect('(');
      const value = parseExpression(cursor);
      cursor.expect(')');
      if (text === 'checked') throw cursor.unsupported('checked expressions', at);
      return { kind: 'parenthesized', value, isUnchecked: true, at };
    }
    case 'typeof':
      throw cursor.error('typeof is not allowed: System.Type is not on the list of allowed types');
    case 'this':
    case 'base':
      throw cursor.error(`${text} is not allowed: an expression has no instance`);
    default:
      throw cursor.expected('an expression');
  }
}

function parseNew(cursor: Cursor): Expression {
  const { at } = cursor.expect('new');
  if (cursor.is('{')) return parseAnonymous(cursor, at);
  if (cursor.is('[')) {
    cursor.next();
    cursor.expect(']');
    return { kind: 'newArray', element: undefined, size: undefined, items: parseItems(cursor), at };
  }
  const element = parseNewElement(cursor);
  if (!cursor.is('[')) {
    const initialized = cursor.is('{');
    const parsed = initialized ? [] : parseArguments(cursor, '(', ')');
    const initializer = cursor.is('{') ? parseInitializer(cursor) : undefined;
    return { kind: 'new', type: element, arguments: parsed, initializer, at };
  }
  cursor.expect('[');
  const size = cursor.is(']') ? undefined : parseExpression(cursor);
  if (cursor.is(',')) throw cursor.unsupported('arrays of more than one dimension');
  cursor.expect(']');
  // `new string[2][]` is an array of two arrays of strings.
  let type = element;
  while (cursor.is('[') && cursor.is(']', 1)) {
    type = { kind: 'arrayOf', element: type, at: type.at };
    cursor.next();
    cursor.next();
  }
  const items = cursor.is('{') || size === undefined ? parseItems(cursor) : undefined;
  return { kind: 'newArray', element: type, size, items, at };
}

/** A `?` behind the type belongs to it: `new int?[2]`. */
function parseNewElement(cursor: Cursor): TypeSyntax {
  const element = parseElement(cursor);
  return cursor.accept('?') ? { kind: 'nullableOf', element, at: element.at } : element;
}

export function parseItems(cursor: Cursor): Expression[] {
  cursor.expect('{');
  const items: Expression[] = [];
  while (!cursor.accept('}')) {
    if (items.length > 0) cursor.expect(',');
    if (cursor.accept('}')) break;
    items.push(parseExpression(cursor));
  }
  return items;
}

function parseAnonymous(cursor: Cursor, at: Token['at']): Expression {
  cursor.expect('{');
  const members = [];
  while (!cursor.accept('}')) {
    if (members.length > 0) cursor.expect(',');
    if (cursor.accept('}')) break;
    const start = cursor.at;
    if (cursor.isName() && cursor.is('=', 1)) {
      const name = cursor.name('a property');
      cursor.expect('=');
      members.push({ name, value: parseExpression(cursor), at: start });
    } else {
      const value = parseExpression(cursor);
      const named = value.kind === 'conditionalAccess' ? value.access : value;
      if (named.kind !== 'name' && named.kind !== 'member') {
        throw cursor.error(
          'a property of an anonymous type needs a name: write Name = value',
          start,
        );
      }
      members.push({ name: named.name, value, at: start });
    }
  }
  return { kind: 'anonymous', members, at };
}

function parseInitializer(cursor: Cursor): Initializer {
  return cursor.nested(() => {
    const { at } = cursor.expect('{');
    const assigns = (cursor.isName() && cursor.is('=', 1)) || cursor.is('[') || cursor.is('}');
    return assigns ? parseMemberInitializers(cursor, at) : parseElements(cursor, at);
  });
}

function parseMemberInitializers(cursor: Cursor, at: Token['at']): Initializer {
  const members = [];
  while (!cursor.accept('}')) {
    if (members.length > 0) cursor.expect(',');
    if (cursor.accept('}')) break;
    const start = cursor.at;
    const target = cursor.is('[')
      ? parseArguments(cursor, '[', ']').flatMap(({ value }) => value ?? [])
      : cursor.name('a property');
    cursor.expect('=');
    const value = cursor.is('{') ? parseInitializer(cursor) : parseExpression(cursor);
    members.push({ target, value, at: start });
  }
  return { kind: 'members', members, at };
}

function parseElements(cursor: Cursor, at: Token['at']): Initializer {
  const elements: Expression[][] = [];
  while (!cursor.accept('}')) {
    if (elements.length > 0) cursor.expect(',');
    if (cursor.accept('}')) break;
    elements.push(cursor.is('{') ? parseItems(cursor) : [parseExpression(cursor)]);
  }
  return { kind: 'collection', elements, at };
}

type InterpolatedToken = Extract<Token, { kind: 'interpolated' }>;

function parseInterpolationPart(part: InterpolatedToken['parts'][number]): InterpolationPart {
  if (typeof part === 'string') return part;
  const cursor = new Cursor(part.tokens);
  const value = parseExpression(cursor);
  const alignment = cursor.accept(',') ? parseExpression(cursor) : undefined;
  if (cursor.peek().kind !== 'end') throw cursor.expected('}');
  return { value, alignment, format: part.format };
}
