/** The steps of a JSONPath: from tokens to those that they lead to. */
import { ClrException } from '../../errors.ts';
import { ELEMENTS_PER_STEP } from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import { JArray, JObject } from './containers.ts';
import { type JToken, JValue } from './token.ts';

export type Step = (tokens: readonly JToken[], search: Search) => JToken[];

/** Where `$` is, whether a missing step is an error, and what every token that is looked at is charged to. */
export type Search = {
  readonly root: JToken;
  readonly strict: boolean;
  readonly call: Pick<Call, 'spend'>;
};

export function failure(message: string): ClrException {
  return new ClrException('Newtonsoft.Json.JsonException', message);
}

export function walk(steps: readonly Step[], from: JToken, search: Search): JToken[] {
  let tokens: JToken[] = [from];
  for (const step of steps) {
    search.call.spend(1);
    tokens = step(tokens, search);
  }
  return tokens;
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

export function field(name: string | undefined): Step {
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
      if (value === null && search.strict) {
        throw failure(`Property '${name}' does not exist on JObject.`);
      }
      return value ?? [];
    });
}

export function index(position: number | undefined): Step {
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

export function slice(start: number | undefined, end: number | undefined, step: number): Step {
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

export function scan(name: string | undefined): Step {
  return (tokens, search) =>
    tokens.flatMap((token) =>
      below(token, search).flatMap((found) => {
        if (name === undefined) return found === token ? [] : found;
        return found instanceof JObject ? (found.get(name) ?? []) : [];
      }),
    );
}

export type Condition = (token: JToken, search: Search) => boolean;

export function filter(condition: Condition): Step {
  return (tokens, search) =>
    tokens.flatMap((token) => children(token, search).filter((child) => condition(child, search)));
}

export function scanBracket(step: Step): Step {
  return (tokens, search) =>
    tokens.flatMap((token) =>
      below(token, search).flatMap((found) => step([found], { ...search, strict: false })),
    );
}
