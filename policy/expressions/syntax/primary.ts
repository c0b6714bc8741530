/** Parser of operands and of what stands behind them: members, calls, indexes. */
import { parseArguments } from './arguments.ts';
import type { Expression, InterpolationPart, NamedSyntax } from './ast.ts';
import { parseNew } from './creation.ts';
import { type Cursor, MAXIMUM_CHAIN } from './cursor.ts';
import { type Token, TYPE_KEYWORDS } from './token.ts';
import { parseElement, parseOptionalTypeArguments, parseType } from './types.ts';

export function parsePrimary(cursor: Cursor): Expression {
  return parseAccesses(cursor, parseOperand(cursor));
}

/** Members, calls, indexes and `?.` behind an operand. */
function parseAccesses(cursor: Cursor, start: Expression): Expression {
  let target = start;
  for (let length = 0; ; length++) {
    if (length > MAXIMUM_CHAIN) {
      throw cursor.unsupported(
        `more than ${MAXIMUM_CHAIN} accesses in a row (use local variables)`,
      );
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
    } else if (cursor.is('switch')) {
      throw cursor.tooNew('a switch expression', '?: or a switch statement');
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

function parseOperand(cursor: Cursor): Expression {
  const token = cursor.peek();
  const { at } = token;
  switch (token.kind) {
    case 'literal':
      cursor.next();
      return { kind: 'literal', value: token.value, at };
    case 'interpolated':
      cursor.next();
      return {
        kind: 'interpolated',
        parts: token.parts.map((part) => parseInterpolationPart(cursor, part)),
        at,
      };
    case 'name':
      return parseName(cursor);
    case 'keyword':
      return parseKeyword(cursor, token.text);
    case 'symbol':
      if (cursor.accept('(')) return parseParenthesis(cursor, at);
      if (cursor.is('[')) throw cursor.tooNew('a collection expression', 'new[] { … }');
      throw cursor.expected('an expression');
    case 'end':
      throw cursor.expected('an expression');
  }
}

function parseParenthesis(cursor: Cursor, at: Token['at']): Expression {
  const isNamed = cursor.isName() && cursor.is(':', 1);
  if (isNamed) throw cursor.unsupported('tuples', at);
  const inner = cursor.expression();
  if (cursor.is(',')) throw cursor.unsupported('tuples', at);
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
    const [argument, second] = parseArguments(cursor, '(', ')');
    const named = argument?.value;
    if (!isNamed(named) || second !== undefined) {
      throw cursor.error('nameof names a variable, a type or a member', at);
    }
    return { kind: 'nameof', named, at };
  }
  if (startsQuery(cursor)) {
    throw cursor.unsupported('query expressions (from … in …): call Where and Select');
  }
  const name = cursor.name('a name');
  return { kind: 'name', name, typeArguments: parseOptionalTypeArguments(cursor), at };
}

/** `from x in`, `from string x in` */
function startsQuery(cursor: Cursor): boolean {
  if (!cursor.isName('from')) return false;
  let isQuery = false;
  cursor.attempt(() => {
    cursor.next();
    if (!cursor.is('in', 1)) parseType(cursor);
    isQuery = cursor.isName() && cursor.is('in', 1);
    return undefined;
  });
  return isQuery;
}

function isNamed(syntax: Expression | undefined): syntax is NamedSyntax {
  if (syntax?.kind === 'member') return syntax.target.kind === 'type' || isNamed(syntax.target);
  return syntax?.kind === 'name';
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
      const value = cursor.expression();
      cursor.expect(')');
      if (text === 'checked') throw cursor.unsupported('checked expressions', at);
      return { kind: 'parenthesized', value, isUnchecked: true, at };
    }
    case 'stackalloc':
      throw cursor.error('stackalloc is not allowed in policy expressions');
    case 'typeof':
      throw cursor.error('typeof is not allowed: System.Type is not on the list of allowed types');
    case 'sizeof':
    case 'ref':
      throw cursor.unsupported(text);
    case 'delegate':
      throw cursor.unsupported('anonymous methods: write a lambda');
    case 'this':
    case 'base':
      throw cursor.error(`${text} is not allowed: an expression has no instance`);
    default:
      throw cursor.expected('an expression');
  }
}

type InterpolatedToken = Extract<Token, { kind: 'interpolated' }>;

function parseInterpolationPart(
  outer: Cursor,
  part: InterpolatedToken['parts'][number],
): InterpolationPart {
  if (typeof part === 'string') return part;
  const cursor = outer.over(part.tokens);
  const value = cursor.expression();
  const alignment = cursor.accept(',') ? cursor.expression() : undefined;
  if (cursor.peek().kind !== 'end') throw cursor.expected('}');
  return { value, alignment, format: part.format };
}
