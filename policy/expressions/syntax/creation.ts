/** Parser of `new`: objects, arrays, anonymous types, and their initializers. */
import { parseArguments } from './arguments.ts';
import type { Expression, Initializer, TypeSyntax } from './ast.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './token.ts';
import { parseElement } from './types.ts';

export function parseNew(cursor: Cursor): Expression {
  const { at } = cursor.expect('new');
  if (cursor.parenthesisEndsBefore('[')) throw cursor.unsupported('tuples');
  if (cursor.is('(')) throw cursor.tooNew('new() without a type', 'new Type()');
  if (cursor.is('{')) return parseAnonymous(cursor, at);
  if (cursor.accept('[')) {
    if (cursor.is(',')) throw cursor.unsupported('arrays of more than one dimension');
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
  const size = cursor.is(']') || cursor.is(',') ? undefined : cursor.expression();
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
    items.push(cursor.expression());
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
      members.push({ name, value: cursor.expression(), at: start });
    } else {
      const value = cursor.expression();
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
    const value = cursor.is('{') ? parseInitializer(cursor) : cursor.expression();
    members.push({ target, value, at: start });
  }
  return { kind: 'members', members, at };
}

function parseElements(cursor: Cursor, at: Token['at']): Initializer {
  const elements: Expression[][] = [];
  while (!cursor.accept('}')) {
    if (elements.length > 0) cursor.expect(',');
    if (cursor.accept('}')) break;
    elements.push(cursor.is('{') ? parseItems(cursor) : [cursor.expression()]);
  }
  return { kind: 'collection', elements, at };
}
