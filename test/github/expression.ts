/**
 * GitHub's expressions, as far as our workflows use them; whatever else is an error here, not an empty text.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */

import { isArray, isObject, type Json, member } from '../../policy/standards/json.ts';

export type Contexts = Readonly<Record<string, Json>>;
export type Status = 'success' | 'failure' | 'cancelled';

type Token = {
  readonly kind: 'operator' | 'name' | 'value';
  readonly text: string;
  readonly value?: Json;
};

const TOKEN =
  /\s*(?:(&&|\|\||==|!=|!|[().,])|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w-]*))/y;

/** A text with `${{ … }}` in it. A text that is one expression alone keeps the expression's type. */
export function interpolate(text: string, contexts: Contexts, status: Status = 'success'): Json {
  const whole = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text.trim());
  if (whole?.[1] !== undefined) return evaluate(whole[1], contexts, status);
  return text.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    textOfValue(evaluate(expression, contexts, status)),
  );
}

/** A condition of `if:`, with or without braces. Without a status function it stands behind `success() &&`. */
export function holds(condition: string, contexts: Contexts, status: Status): boolean {
  const inner = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition;
  const asksStatus = /\b(success|failure|always|cancelled)\s*\(/.test(inner);
  return (asksStatus || status === 'success') && isTrue(evaluate(inner, contexts, status));
}

export function textOfValue(value: Json): string {
  if (value === null) return '';
  if (isObject(value) || isArray(value)) throw new Error('an object has no text');
  return String(value);
}

export function evaluate(expression: string, contexts: Contexts, status: Status): Json {
  const tokens = tokensOf(expression);
  let at = 0;
  const peek = () => tokens[at]?.text;
  const take = (text: string): boolean => {
    if (tokens[at]?.kind !== 'operator' || peek() !== text) return false;
    at++;
    return true;
  };
  const expect = (text: string) => {
    if (!take(text)) throw new Error(`expected ${text} in ${expression}`);
  };
  const or = (): Json => {
    let left = and();
    while (take('||')) {
      const right = and();
      left = isTrue(left) ? left : right;
    }
    return left;
  };
  const and = (): Json => {
    let left = comparison();
    while (take('&&')) {
      const right = comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  };
  const comparison = (): Json => {
    const left = unary();
    if (take('==')) return isEqual(left, unary());
    if (take('!=')) return !isEqual(left, unary());
    return left;
  };
  const unary = (): Json => (take('!') ? !isTrue(unary()) : primary());
  const primary = (): Json => {
    if (take('(')) {
      const inner = or();
      expect(')');
      return inner;
    }
    const token = tokens[at++];
    if (token?.kind === 'value') return token.value ?? null;
    if (token?.kind !== 'name') throw new Error(`cannot read ${expression}`);
    if (take('(')) {
      const given: Json[] = [];
      while (!take(')')) {
        if (given.length > 0) expect(',');
        given.push(or());
      }
      return call(token.text, given, status);
    }
    if (['true', 'false', 'null'].includes(token.text)) return JSON.parse(token.text);
    if (!(token.text in contexts)) throw new Error(`there is no context ${token.text} here`);
    let value: Json | undefined = contexts[token.text];
    const path = [token.text];
    while (take('.')) {
      const name = tokens[at++]?.text ?? '';
      path.push(name);
      value = member(value, name);
    }
    // GitHub makes an empty text of a variable or an input that is not there; in our workflows it is a slip of the pen.
    if (value === undefined && ['vars', 'inputs', 'secrets', 'matrix'].includes(path[0] ?? '')) {
      throw new Error(`${path.join('.')} is not defined`);
    }
    return value ?? null;
  };
  const result = or();
  if (at < tokens.length) throw new Error(`cannot read ${expression}`);
  return result;
}

function tokensOf(expression: string): readonly Token[] {
  const text = expression.trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [, operator, string, number, name] = TOKEN.exec(text) ?? [];
    if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (string !== undefined) {
      tokens.push({ kind: 'value', text: string, value: string.replaceAll("''", "'") });
    } else if (number !== undefined) {
      tokens.push({ kind: 'value', text: number, value: Number(number) });
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else throw new Error(`cannot read ${expression}`);
  }
  return tokens;
}

function call(name: string, given: readonly Json[], status: Status): Json {
  const [first = null, second = null] = given;
  const lower = (value: Json) => textOfValue(value).toLowerCase();
  switch (name) {
    case 'success':
    case 'failure':
    case 'cancelled':
      return status === name;
    case 'always':
      return true;
    case 'contains':
      return isArray(first)
        ? first.some((item) => isEqual(item, second))
        : lower(first).includes(lower(second));
    case 'startsWith':
      return lower(first).startsWith(lower(second));
    case 'format':
      return textOfValue(first).replaceAll(/\{(\d+)\}/g, (_, index: string) =>
        textOfValue(given[Number(index) + 1] ?? null),
      );
    default:
      throw new Error(`there is no function ${name}, or it is not used here`);
  }
}

function isTrue(value: Json): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** Texts are compared without their case; of different types both become numbers. */
function isEqual(left: Json, right: Json): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    return left.toLowerCase() === right.toLowerCase();
  }
  if (typeof left === typeof right) return left === right;
  const number = (value: Json) => (value === null ? 0 : Number(value));
  return number(left) === number(right);
}
