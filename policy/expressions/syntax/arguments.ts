/** Parser of arguments. */
import type { Argument } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseType } from './types.ts';

export function parseArguments(cursor: Cursor, open: '(' | '[', close: ')' | ']'): Argument[] {
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
    return { name, value: cursor.expression(), out: undefined, at };
  }
  const declares = cursor.attempt(() => {
    const isVar = cursor.isName('var') && cursor.isName(undefined, 1);
    if (isVar) cursor.next();
    const type = isVar ? ('var' as const) : parseType(cursor);
    return cursor.isName() ? { type, name: cursor.name('a variable') } : undefined;
  });
  const target = declares === undefined ? cursor.expression() : undefined;
  return { name, value: undefined, out: { declares, target, at }, at };
}
