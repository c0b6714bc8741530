/** `SelectToken`: Json.NET's JSONPath. */
import { ClrException } from '../../errors.ts';
import { ELEMENTS_PER_STEP } from '../../evaluation.ts';
import type { Call } from '../../types/member.ts';
import { Double } from '../double.ts';
import { textOf } from '../text.ts';
import { JArray, JObject, JProperty } from './containers.ts';
import { type JToken, JValue } from './token.ts';

type Step = (tokens: readonly JToken[], search: Search) => JToken[];

/** Where `$` is, whether a missing step is an error, and what every token that is looked at is charged to. */
type Search = {
  readonly root: JToken;
  readonly strict: boolean;
  readonly call: Pick<Call, 'spend'>;
};

function failure(message: string): ClrException {
  return new ClrException('Newtonsoft.Json.JsonException', message);
}

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

function walk(steps: readonly Step[], from: JToken, search: Search): JToken[] {
  let tokens: JToken[] = [from];
  for (const step of steps) {
    search.call.spend(1);
    tokens = step(tokens, search);
  }
  return tokens;
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

function children(token: JToken, { call }: Search): readonly JToken[] {
  call.spend(1 + token.count / ELEMENTS_PER_STEP);
  return token instanceof JObject ? token.properties.map(({ value }) => value) : token.children();
}

/** The token and everything below it, properties left out. */
function below(token: JToken, search: Search, found: JToken[] = []): JToken[] {
  found.push(token);
  if (!(token instanceof JValue)) {
    for (const child of children(token, search)) below(child, search, found);
  }
  return found;
}

function field(name: string | undefined): Step {
  return (tokens, search) =>
    tokens.flatMap((token) => {
      if (!(token instanceof JObject)) {
        if (search.strict) {
          throw failure(
            `Property '${name ?? '*'}' not valid on ${token.type.id.split('.').at(-1)}.`,
          );
        }
        return [];
      }
      if (name === undefined) return children(token, search);
      const value = token.get(name);
      if (value === null && search.strict)
        throw failure(`Property '${name}' does not exist on JObject.`);
      return value ?? [];
    });
}

function index(position: number | undefined): Step {
  return (tokens, search) =>
    tokens.flatMap((token) => {
      if (position === undefined) return children(token, search);
      if (position < 0 && token instanceof JArray) return token.at(position);
      const item = token instanceof JArray ? token.items[position] : undefined;
      if (item === undefined && search.strict) {
        throw failure(
          token instanceof JArray
            ? `Index ${position} outside the bounds of JArray.`
            : `Index ${position} not valid on ${token.type.id.split('.').at(-1)}.`,
        );
      }
      return item ?? [];
    });
}

function slice(start: number | undefined, end: number | undefined, step: number): Step {
  if (step === 0) throw failure('Step cannot be zero.');
  return (tokens, search) =>
    tokens.flatMap((token) => {
      if (!(token instanceof JArray)) return [];
      const items = children(token, search);
      const clamp = (value: number) =>
        Math.max(0, Math.min(items.length, value < 0 ? items.length + value : value));
      if (step > 0) {
        return items
          .slice(clamp(start ?? 0), clamp(end ?? items.length))
          .filter((_, position) => position % step === 0);
      }
      const from = Math.min(
        items.length - 1,
        start === undefined ? items.length - 1 : clamp(start),
      );
      const to = end === undefined ? -1 : clamp(end);
      return items
        .slice(to + 1, from + 1)
        .reverse()
        .filter((_, position) => position % -step === 0);
    });
}

function scan(name: string | undefined): Step {
  return (tokens, search) =>
    tokens.flatMap((token) =>
      below(token, search).flatMap((found) => {
        if (name === undefined) return found === token ? [] : found;
        return found instanceof JObject ? (found.get(name) ?? []) : [];
      }),
    );
}

type Operand = { readonly path: Step[]; readonly fromRoot: boolean } | { readonly literal: JValue };

type Condition = (token: JToken, search: Search) => boolean;

function filter(condition: Condition): Step {
  return (tokens, search) =>
    tokens.flatMap((token) => children(token, search).filter((child) => condition(child, search)));
}

/** A cursor over a path. */
class PathParser {
  private readonly path: string;
  private offset = 0;

  constructor(path: string) {
    this.path = path;
  }

  steps(): Step[] {
    if (this.peek() === '$') this.offset++;
    const steps = this.until(() => this.offset >= this.path.length);
    return steps;
  }

  private peek(): string {
    return this.path.charAt(this.offset);
  }

  private until(ends: () => boolean): Step[] {
    const steps: Step[] = [];
    while (!ends()) {
      if (this.peek() === ' ') {
        this.spaces();
      } else if (this.path.startsWith('..', this.offset)) {
        this.offset += 2;
        steps.push(this.peek() === '[' ? scanBracket(this.bracket()) : scan(this.name()));
      } else if (this.peek() === '.') {
        this.offset++;
        if (this.offset >= this.path.length) throw failure('Unexpected end while parsing path.');
        steps.push(this.peek() === '[' ? this.bracket() : field(this.name()));
      } else if (this.peek() === '[') {
        steps.push(this.bracket());
      } else {
        steps.push(field(this.name()));
      }
    }
    return steps;
  }

  /** Undefined for `*`. */
  private name(): string | undefined {
    const pattern = /[^.[\]() ,=<>!&|]+/y;
    pattern.lastIndex = this.offset;
    const name = pattern.exec(this.path)?.[0];
    if (name === undefined) {
      throw failure(`Unexpected character while parsing path: ${this.peek()}`);
    }
    this.offset += name.length;
    return name === '*' ? undefined : name;
  }

  private bracket(): Step {
    this.offset++;
    this.spaces();
    let step: Step;
    const next = this.peek();
    if (next === "'") {
      const names = this.list(() => this.quoted());
      const fields = names.map(field);
      step = (tokens, search) => {
        const strict = search.strict && names.length === 1;
        return fields.flatMap((one) => {
          search.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
          return one(tokens, { ...search, strict });
        });
      };
    } else if (next === '?') {
      this.offset++;
      this.expect('(');
      const condition = this.either();
      this.expect(')');
      step = filter(condition);
    } else if (next === '*') {
      this.offset++;
      step = index(undefined);
    } else {
      step = this.indices();
    }
    this.spaces();
    this.expect(']');
    return step;
  }

  private indices(): Step {
    const match = /\s*(-?\d*)\s*(?::\s*(-?\d*)\s*(?::\s*(-?\d*)\s*)?)?/y;
    const single = /\d+(?:\s*,\s*\d+)+/y;
    single.lastIndex = this.offset;
    const several = single.exec(this.path)?.[0];
    if (several !== undefined) {
      this.offset += several.length;
      const places = several.split(',').map((position) => index(Number(position)));
      return (tokens, search) =>
        places.flatMap((place) => {
          search.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
          return place(tokens, { ...search, strict: false });
        });
    }
    match.lastIndex = this.offset;
    const found = match.exec(this.path);
    const text = found?.[0] ?? '';
    if (found === null || text.trim() === '') {
      throw failure(`Unexpected character while parsing path indexer: ${this.peek()}`);
    }
    this.offset += text.length;
    const number = (part: string | undefined) =>
      part === undefined || part === '' ? undefined : Number(part);
    if (text.includes(':')) return slice(number(found[1]), number(found[2]), number(found[3]) ?? 1);
    return index(Number(found[1]));
  }

  private list<T>(read: () => T): T[] {
    const items = [read()];
    for (this.spaces(); this.peek() === ','; this.spaces()) {
      this.offset++;
      this.spaces();
      items.push(read());
    }
    return items;
  }

  private quoted(): string {
    const quote = "'";
    if (this.peek() !== quote) {
      throw failure(`Unexpected character while parsing path: ${this.peek()}`);
    }
    let text = '';
    for (this.offset++; this.peek() !== quote; this.offset++) {
      if (this.peek() === '') throw failure('Unexpected end while parsing path.');
      if (this.peek() === '\\') this.offset++;
      text += this.peek();
    }
    this.offset++;
    return text;
  }

  private either(): Condition {
    let condition = this.both();
    while (this.operator('||')) {
      const [left, right] = [condition, this.both()];
      condition = (token, search) => left(token, search) || right(token, search);
    }
    return condition;
  }

  private both(): Condition {
    let condition = this.comparison();
    while (this.operator('&&')) {
      const [left, right] = [condition, this.comparison()];
      condition = (token, search) => left(token, search) && right(token, search);
    }
    return condition;
  }

  private comparison(): Condition {
    this.spaces();
    if (this.peek() === '(') {
      this.offset++;
      const inner = this.either();
      this.expect(')');
      return inner;
    }
    const left = this.operand();
    const operator = ['==', '!=', '<>', '<=', '>=', '<', '>'].find((one) => this.operator(one));
    if (operator === undefined) {
      return (token, search) => valuesOf(left, token, search).length > 0;
    }
    const right = this.operand();
    return (token, search) =>
      valuesOf(left, token, search).some((one) =>
        valuesOf(right, token, search).some((other) => {
          search.call.spend(1);
          return compare(operator, one, other);
        }),
      );
  }

  private operand(): Operand {
    this.spaces();
    const next = this.peek();
    if (next === '@' || next === '$') {
      this.offset++;
      const path = this.until(() => this.at(/\s*(?:[=!<>&|)]|$)/y));
      return { path, fromRoot: next === '$' };
    }
    if (next === "'") {
      return { literal: literal(this.quoted()) };
    }
    const pattern = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    pattern.lastIndex = this.offset;
    const text = pattern.exec(this.path)?.[0];
    if (text === undefined) throw failure(`Unexpected character while parsing path query: ${next}`);
    this.offset += text.length;
    return { literal: literal(JSON.parse(text)) };
  }

  private operator(text: string): boolean {
    this.spaces();
    if (!this.path.startsWith(text, this.offset)) return false;
    this.offset += text.length;
    return true;
  }

  private at(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.path);
  }

  private spaces(): void {
    while (this.peek() === ' ') this.offset++;
  }

  private expect(text: string): void {
    this.spaces();
    if (this.peek() !== text) {
      throw failure(
        this.peek() === ''
          ? 'Path ended with open indexer.'
          : `Unexpected character while parsing path indexer: ${this.peek()}`,
      );
    }
    this.offset++;
  }
}

function scanBracket(step: Step): Step {
  return (tokens, search) =>
    tokens.flatMap((token) =>
      below(token, search).flatMap((found) => step([found], { ...search, strict: false })),
    );
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
  if (!(left instanceof JValue) || !(right instanceof JValue))
    return operator === '!=' || operator === '<>';
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
