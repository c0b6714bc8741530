/** `SelectToken`: Json.NET's JSONPath. */
import { ELEMENTS_PER_STEP } from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double } from '../numbers/double.ts';
import { JProperty } from './containers.ts';
import {
  type Condition,
  failure,
  field,
  filter,
  index,
  type Search,
  type Step,
  scan,
  scanBracket,
  slice,
  walk,
} from './path-steps.ts';
import { type JToken, JValue } from './token.ts';

/**
 * All tokens a path leads to.
 *
 * @param strict true: a missing step is an error (`errorWhenNoMatch`)
 * @throws {ClrException} Newtonsoft.Json.JsonException for a broken path
 */
export function selectTokens(
  token: JToken,
  path: string,
  strict: boolean,
  call: Pick<Call, 'spend'>,
): JToken[] {
  return walk(new PathParser(path).steps(), token, { root: token, strict, call });
}

/** @throws {ClrException} where the path leads to several tokens */
export function selectToken(
  token: JToken,
  path: string,
  strict: boolean,
  call: Pick<Call, 'spend'>,
): JToken | null {
  const [found, second] = selectTokens(token, path, strict, call);
  if (second !== undefined) throw failure('Path returned multiple tokens.');
  return found ?? null;
}

type Operand = { readonly path: Step[]; readonly fromRoot: boolean } | { readonly literal: JValue };

/** A cursor over a path. */
class PathParser {
  readonly #path: string;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  steps(): Step[] {
    if (this.#peek() === '$') this.#offset++;
    const steps = this.#until(() => this.#offset >= this.#path.length);
    return steps;
  }

  #peek(): string {
    return this.#path.charAt(this.#offset);
  }

  #until(ends: () => boolean): Step[] {
    const steps: Step[] = [];
    while (!ends()) {
      if (this.#peek() === ' ') {
        this.#spaces();
      } else if (this.#path.startsWith('..', this.#offset)) {
        this.#offset += 2;
        steps.push(this.#peek() === '[' ? scanBracket(this.#bracket()) : scan(this.#name()));
      } else if (this.#peek() === '.') {
        this.#offset++;
        if (this.#offset >= this.#path.length) throw failure('Unexpected end while parsing path.');
        steps.push(this.#peek() === '[' ? this.#bracket() : field(this.#name()));
      } else if (this.#peek() === '[') {
        steps.push(this.#bracket());
      } else {
        steps.push(field(this.#name()));
      }
    }
    return steps;
  }

  /** Undefined for `*`. */
  #name(): string | undefined {
    const pattern = /[^.[\]() ,=<>!&|]+/y;
    pattern.lastIndex = this.#offset;
    const name = pattern.exec(this.#path)?.[0];
    if (name === undefined) {
      throw failure(`Unexpected character while parsing path: ${this.#peek()}`);
    }
    this.#offset += name.length;
    return name === '*' ? undefined : name;
  }

  #bracket(): Step {
    this.#offset++;
    this.#spaces();
    let step: Step;
    const next = this.#peek();
    if (next === "'") {
      const names = this.#list(() => this.#quoted());
      const fields = names.map(field);
      step = (tokens, search) => {
        const strict = search.strict && names.length === 1;
        return fields.flatMap((one) => {
          search.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
          return one(tokens, { ...search, strict });
        });
      };
    } else if (next === '?') {
      this.#offset++;
      this.#expect('(');
      const condition = this.#either();
      this.#expect(')');
      step = filter(condition);
    } else if (next === '*') {
      this.#offset++;
      step = index(undefined);
    } else {
      step = this.#indices();
    }
    this.#spaces();
    this.#expect(']');
    return step;
  }

  #indices(): Step {
    const match = /\s*(-?\d*)\s*(?::\s*(-?\d*)\s*(?::\s*(-?\d*)\s*)?)?/y;
    const single = /\d+(?:\s*,\s*\d+)+/y;
    single.lastIndex = this.#offset;
    const several = single.exec(this.#path)?.[0];
    if (several !== undefined) {
      this.#offset += several.length;
      const places = several.split(',').map((position) => index(Number(position)));
      return (tokens, search) =>
        places.flatMap((place) => {
          search.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
          return place(tokens, { ...search, strict: false });
        });
    }
    match.lastIndex = this.#offset;
    const found = match.exec(this.#path);
    const text = found?.[0] ?? '';
    if (found === null || text.trim() === '') {
      throw failure(`Unexpected character while parsing path indexer: ${this.#peek()}`);
    }
    this.#offset += text.length;
    const number = (part: string | undefined) =>
      part === undefined || part === '' ? undefined : Number(part);
    if (text.includes(':')) return slice(number(found[1]), number(found[2]), number(found[3]) ?? 1);
    return index(Number(found[1]));
  }

  #list<T>(read: () => T): T[] {
    const items = [read()];
    for (this.#spaces(); this.#peek() === ','; this.#spaces()) {
      this.#offset++;
      this.#spaces();
      items.push(read());
    }
    return items;
  }

  #quoted(): string {
    const quote = "'";
    if (this.#peek() !== quote) {
      throw failure(`Unexpected character while parsing path: ${this.#peek()}`);
    }
    let text = '';
    for (this.#offset++; this.#peek() !== quote; this.#offset++) {
      if (this.#peek() === '') throw failure('Unexpected end while parsing path.');
      if (this.#peek() === '\\') this.#offset++;
      text += this.#peek();
    }
    this.#offset++;
    return text;
  }

  #either(): Condition {
    let condition = this.#both();
    while (this.#operator('||')) {
      const [left, right] = [condition, this.#both()];
      condition = (token, search) => left(token, search) || right(token, search);
    }
    return condition;
  }

  #both(): Condition {
    let condition = this.#comparison();
    while (this.#operator('&&')) {
      const [left, right] = [condition, this.#comparison()];
      condition = (token, search) => left(token, search) && right(token, search);
    }
    return condition;
  }

  #comparison(): Condition {
    this.#spaces();
    if (this.#peek() === '(') {
      this.#offset++;
      const inner = this.#either();
      this.#expect(')');
      return inner;
    }
    const left = this.#operand();
    const operator = ['==', '!=', '<>', '<=', '>=', '<', '>'].find((one) => this.#operator(one));
    if (operator === undefined) {
      return (token, search) => valuesOf(left, token, search).length > 0;
    }
    const right = this.#operand();
    return (token, search) =>
      valuesOf(left, token, search).some((one) =>
        valuesOf(right, token, search).some((other) => {
          search.call.spend(1);
          return compare(operator, one, other);
        }),
      );
  }

  #operand(): Operand {
    this.#spaces();
    const next = this.#peek();
    if (next === '@' || next === '$') {
      this.#offset++;
      const path = this.#until(() => this.#at(/\s*(?:[=!<>&|)]|$)/y));
      return { path, fromRoot: next === '$' };
    }
    if (next === "'") {
      return { literal: literal(this.#quoted()) };
    }
    const pattern = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    pattern.lastIndex = this.#offset;
    const text = pattern.exec(this.#path)?.[0];
    if (text === undefined) throw failure(`Unexpected character while parsing path query: ${next}`);
    this.#offset += text.length;
    return { literal: literal(JSON.parse(text)) };
  }

  #operator(text: string): boolean {
    this.#spaces();
    if (!this.#path.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }

  #at(pattern: RegExp): boolean {
    pattern.lastIndex = this.#offset;
    return pattern.test(this.#path);
  }

  #spaces(): void {
    while (this.#peek() === ' ') this.#offset++;
  }

  #expect(text: string): void {
    this.#spaces();
    if (this.#peek() !== text) {
      throw failure(
        this.#peek() === ''
          ? 'Path ended with open indexer.'
          : `Unexpected character while parsing path indexer: ${this.#peek()}`,
      );
    }
    this.#offset++;
  }
}

function literal(value: unknown): JValue {
  const token = JValue.null();
  const kinds = { string: 8, number: 7, boolean: 9 } as const;
  if (typeof value === 'string' || typeof value === 'boolean') {
    token.assign(
      token.tokenType.with(kinds[typeof value === 'string' ? 'string' : 'boolean']),
      value,
    );
  } else if (typeof value === 'number') {
    token.assign(token.tokenType.with(kinds.number), new Double(value));
  }
  return token;
}

function valuesOf(operand: Operand, token: JToken, search: Search): JToken[] {
  if ('literal' in operand) return [operand.literal];
  const from = operand.fromRoot ? search.root : token;
  return walk(operand.path, from, { ...search, strict: false }).map((found) =>
    found instanceof JProperty ? found.value : found,
  );
}

/** Numbers by value, strings by their characters; other kinds are only equal or not. */
function compare(operator: string, left: JToken, right: JToken): boolean {
  if (!(left instanceof JValue) || !(right instanceof JValue)) {
    return operator === '!=' || operator === '<>';
  }
  const numbers = [left, right].map(numberOf);
  const [one, other] = numbers;
  const isNumeric = one !== undefined && other !== undefined;
  const sameKind = isNumeric || left.tokenType.value === right.tokenType.value;
  const order = isNumeric
    ? one - other
    : Number(textOf(left.value) > textOf(right.value)) -
      Number(textOf(left.value) < textOf(right.value));
  switch (operator) {
    case '==':
      return sameKind && order === 0;
    case '!=':
    case '<>':
      return !sameKind || order !== 0;
    case '<':
      return sameKind && order < 0;
    case '>':
      return sameKind && order > 0;
    case '<=':
      return sameKind && order <= 0;
    default:
      return sameKind && order >= 0;
  }
}

function numberOf({ value }: JValue): number | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  return value instanceof Double ? value.value : undefined;
}
