/** C# signatures as the tables of library/ write them → members and types. */

import type { Implementation, Member, MemberKind, Parameter } from './member.ts';
import { findType } from './registry.ts';
import { arrayOf, defaultOf, named, type Type, typeParameter, VOID } from './type.ts';
import type { Value } from './values.ts';

const TOKEN = /\s*([A-Za-z_][\w.]*|-?\d+|"[^"]*"|'[^']'|\[\]|.)/y;

/** A cursor over a signature. Signatures are written by us: an error in one is a bug, not bad input. */
class SignatureReader {
  readonly #text: string;
  readonly #tokens: string[] = [];
  #index = 0;
  readonly #parameters: readonly string[];

  /** @param parameters type parameters that are in scope */
  constructor(text: string, parameters: readonly string[]) {
    this.#text = text;
    this.#parameters = parameters;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
      if (match[1] !== undefined) this.#tokens.push(match[1]);
    }
  }

  peek(ahead = 0): string {
    return this.#tokens[this.#index + ahead] ?? '';
  }

  next(): string {
    return this.#tokens[this.#index++] ?? '';
  }

  name(): string {
    if (!/^[A-Za-z_]\w*$/.test(this.peek())) throw this.error('a name is expected');
    return this.next();
  }

  accept(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#index++;
    return true;
  }

  expect(token: string): void {
    if (!this.accept(token)) throw this.error(`${token} expected`);
  }

  error(message: string): Error {
    return new Error(`signature ${this.#text}: ${message} at ${this.peek()}`);
  }

  list<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    while (!this.accept(close)) {
      if (items.length > 0) this.expect(',');
      items.push(read());
    }
    return items;
  }

  type(extra: readonly string[] = []): Type {
    const name = this.next();
    const args = this.accept('<') ? this.list('>', () => this.type(extra)) : [];
    let type = this.#resolve(name, args, extra);
    for (;;) {
      if (this.accept('?')) type = named(nullableDefinition(), [type]);
      else if (this.accept('[]')) type = arrayOf(type);
      else return type;
    }
  }

  #resolve(name: string, args: readonly Type[], extra: readonly string[]): Type {
    if (name === 'void') return VOID;
    if (this.#parameters.includes(name) || extra.includes(name)) return typeParameter(name);
    const definition = findType(name, args.length);
    if (definition === undefined) throw this.error(`unknown type ${name}`);
    return named(definition, args);
  }
}

function nullableDefinition() {
  const definition = findType('Nullable', 1);
  if (definition === undefined) throw new Error('System.Nullable<T> is not registered');
  return definition;
}

/** The declaration of a type, such as `class System.Text.StringBuilder` or `struct Pair<A, B> : IThing<A>`. */
export type Declaration = {
  readonly category: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly bases: () => readonly Type[];
};

export function parseDeclaration(text: string): Declaration {
  const match =
    /^(class|struct|interface|enum|delegate|static) ([\w.]+)(?:<([\w, ]+)>)?(?: : (.+))?$/.exec(
      text,
    );
  if (match === null) throw new Error(`declaration ${text} cannot be read`);
  const [, category = '', name = '', list, bases] = match;
  const parameters = list?.split(', ') ?? [];
  return {
    category,
    name,
    parameters,
    bases: () => {
      if (bases === undefined) return [];
      const reader = new SignatureReader(`${bases};`, parameters);
      const types = [reader.type()];
      while (reader.accept(',')) types.push(reader.type());
      return types;
    },
  };
}

/** A single type, such as the ones of host objects: `IList<string>`. */
export function parseTypeText(text: string): Type {
  return new SignatureReader(text, []).type();
}

/**
 * Reads one signature of a table:
 * `int Length`, `set int Capacity`, `const int MaxValue`, `static string Join(string separator, params string[] values)`,
 * `new(int year, int month)`, `T this[int index]`, `set T this[int index]`, `static bool operator ==(A a, A b)`,
 * `implicit operator A(string value)`, `static R[] Map<T, R>(this T[] source, Func<T, R> selector)`.
 */
export function parseMember(
  signature: string,
  ownerParameters: readonly string[],
  self: () => Type,
  implementation: Implementation,
): Member {
  const reader = new SignatureReader(signature, ownerParameters);
  const isSetter = reader.accept('set');
  const isConstant = reader.accept('const');
  const isStatic = reader.accept('static');
  const base = { isExtension: false, typeParameters: [], signature, implementation };
  if (reader.peek() === 'new') {
    reader.next();
    const parameters = readParameters(reader, '(', ')', []);
    return {
      ...base,
      kind: 'constructor',
      name: 'new',
      isStatic: true,
      parameters,
      result: self(),
    };
  }
  if (reader.peek() === 'implicit' || reader.peek() === 'explicit') {
    const kind = reader.next() === 'implicit' ? 'implicit' : 'explicit';
    reader.expect('operator');
    const result = reader.type();
    const parameters = readParameters(reader, '(', ')', []);
    return { ...base, kind, name: kind, isStatic: true, parameters, result };
  }
  // A method's own type parameters stand behind its name, its result before it: find them first.
  const own = /\b\w+<([\w, ]+)>\(/.exec(signature)?.[1]?.split(', ') ?? [];
  const result = reader.type(own);
  if (reader.accept('operator')) {
    let name = '';
    while (reader.peek() !== '(') name += reader.next();
    const parameters = readParameters(reader, '(', ')', []);
    return { ...base, kind: 'operator', name, isStatic: true, parameters, result };
  }
  const name = reader.name();
  if (name === 'this') {
    const kind: MemberKind = isSetter ? 'indexerSetter' : 'indexer';
    const parameters = readParameters(reader, '[', ']', []);
    return { ...base, kind, name, isStatic: false, parameters, result };
  }
  if (reader.accept('<')) reader.list('>', () => reader.next());
  if (reader.peek() !== '(') {
    const kind = isConstant ? 'constant' : isSetter ? 'setter' : 'property';
    return { ...base, kind, name, isStatic: isStatic || isConstant, parameters: [], result };
  }
  const isExtension = reader.peek(1) === 'this';
  const parameters = readParameters(reader, '(', ')', own);
  return {
    ...base,
    kind: 'method',
    name,
    isStatic,
    isExtension,
    typeParameters: own,
    parameters,
    result,
  };
}

function readParameters(
  reader: SignatureReader,
  open: string,
  close: string,
  own: readonly string[],
): Parameter[] {
  reader.expect(open);
  return reader.list(close, () => {
    reader.accept('this');
    const isParams = reader.accept('params');
    const mode = isParams ? 'params' : reader.accept('out') ? 'out' : 'value';
    const type = reader.type(own);
    const name = reader.name();
    const initial = reader.accept('=') ? readDefault(reader.next(), type) : undefined;
    return { name, type, mode, initial };
  });
}

/** The default of an enumeration is written 0. */
function readDefault(text: string, type: Type): Value {
  if (type.kind === 'named' && type.definition.category === 'enum') return defaultOf(type);
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (text.startsWith('"')) return text.slice(1, -1);
  return Number(text);
}
