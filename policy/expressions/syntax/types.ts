/** Parser of types. */
import type { TypeSyntax } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { TYPE_KEYWORDS } from './token.ts';

/**
 * Parses a type.
 *
 * @param operand true after `is` and `as`, where a `?` may also start a conditional
 */
export function parseType(cursor: Cursor, operand = false): TypeSyntax {
  let type = parseElement(cursor);
  for (;;) {
    if (cursor.is('?') && (!operand || !startsOperand(cursor, 1))) {
      type = { kind: 'nullableOf', element: type, at: type.at };
      cursor.next();
    } else if (cursor.is('[') && cursor.is(']', 1)) {
      type = { kind: 'arrayOf', element: type, at: type.at };
      cursor.next();
      cursor.next();
    } else if (cursor.is('[') && cursor.is(',', 1)) {
      throw cursor.unsupported('arrays of more than one dimension');
    } else {
      return type;
    }
  }
}

/** A type without `?` and `[]` behind it: what stands between `new` and its brackets. */
export function parseElement(cursor: Cursor): TypeSyntax {
  return cursor.nested(() => {
    const { at } = cursor;
    const token = cursor.peek();
    if (startsTuple(cursor)) throw cursor.unsupported('tuples');
    if (token.kind === 'keyword' && TYPE_KEYWORDS.has(token.text)) {
      cursor.next();
      if (cursor.is('*')) throw cursor.error('pointers are not allowed');
      return { kind: 'named', name: token.text, arguments: [], at };
    }
    if (cursor.isName('dynamic')) throw cursor.unsupported('dynamic');
    let name = cursor.name('a type');
    let typeArguments = cursor.is('<') ? parseTypeArguments(cursor) : [];
    while (cursor.is('.') && cursor.isName(undefined, 1)) {
      if (typeArguments.length > 0) throw cursor.unsupported('types nested in generic types');
      cursor.next();
      name += `.${cursor.name('a type')}`;
      if (cursor.is('<')) typeArguments = parseTypeArguments(cursor);
    }
    return { kind: 'named', name, arguments: typeArguments, at };
  });
}

/** `(int count, string name)` and `var (count, name)`; `(a, b) =>` is a lambda. */
function startsTuple(cursor: Cursor): boolean {
  if (cursor.isName('var') && cursor.is('(', 1)) return true;
  if (!cursor.is('(')) return false;
  let isTuple = false;
  cursor.attempt(() => {
    cursor.next();
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    else parseType(cursor);
    if (cursor.isName()) cursor.next();
    isTuple = cursor.is(',');
    return undefined;
  });
  return isTuple && !cursor.parenthesisEndsBefore('=>');
}

function parseTypeArguments(cursor: Cursor): TypeSyntax[] {
  cursor.expect('<');
  const types = [parseType(cursor)];
  while (cursor.accept(',')) types.push(parseType(cursor));
  cursor.expect('>');
  return types;
}

/** The C# specification's rule: after these, `<…>` were type arguments and no comparisons. */
const AFTER_TYPE_ARGUMENTS = '( ) ] } : ; , . ? == != | ^ && || & ['.split(' ');

/** Type arguments behind a name, or undefined where the `<` is a comparison. */
export function parseOptionalTypeArguments(cursor: Cursor): TypeSyntax[] {
  if (!cursor.is('<')) return [];
  const types = cursor.attempt(() => {
    const parsed = parseTypeArguments(cursor);
    const ends = cursor.peek().kind === 'end';
    return ends || AFTER_TYPE_ARGUMENTS.some((text) => cursor.is(text)) || cursor.is('?.')
      ? parsed
      : undefined;
  });
  return types ?? [];
}

/** True when the token is a keyword that can start the type of a function or variable. */
export function startsType(cursor: Cursor, ahead: number): boolean {
  const { kind, text } = cursor.peek(ahead);
  return kind === 'keyword' && (text === 'void' || TYPE_KEYWORDS.has(text));
}

/** True when the token can start an operand. */
export function startsOperand(cursor: Cursor, ahead = 0): boolean {
  const { kind, text } = cursor.peek(ahead);
  if (kind === 'name' || kind === 'literal' || kind === 'interpolated') return true;
  if (kind === 'keyword') return text !== 'as' && text !== 'is';
  return ['(', '!', '~'].includes(text) && kind === 'symbol';
}
