/** `response_export_values`: what of an answer becomes the `output` of a resource. */
import { ProviderError } from '../protocol/provider.ts';
import {
  Dynamic,
  impliedType,
  isObject,
  type Json,
  mapValues,
  type Value,
} from '../protocol/values.ts';
import { atPath, merge, plain, withPath } from './json.ts';

/**
 * @param exports a list of dotted paths (`"*"` is everything), or a map of names to JMESPath expressions
 * @returns an empty object when nothing is asked for: the real provider then exports what its type index
 *   calls read-only, and this one has no such index
 */
export function exportValues(response: Json, exports: Value | undefined): Dynamic {
  const output = select(response, plain(exports));
  return new Dynamic(impliedType(output), output);
}

function select(response: Json, exports: Json): Json {
  if (Array.isArray(exports)) {
    if (exports.includes('*')) return response;
    return exports.reduce<Json>((output, path) => {
      const value = typeof path === 'string' ? atPath(response, path) : undefined;
      return value === undefined ? output : merge(output, withPath(String(path), value));
    }, {});
  }
  if (isObject(exports)) {
    return mapValues(exports, (expression) => evaluate(String(expression), response));
  }
  return {};
}

/**
 * The part of JMESPath that reaches into documents: `a.b`, `a[0]`, `a[-1]`, `a[*].b`, `a[].b`, `"quoted name"`, `@`.
 *
 * @throws ProviderError for the rest of the language
 */
function evaluate(expression: string, document: Json): Json {
  const step =
    /\s*(?:\.?(?<name>[A-Za-z_]\w*)|\.?"(?<quoted>[^"]+)"|\[(?<index>-?\d+)\]|(?<each>\[\*?\])|(?<self>@))\s*/y;
  let here: Json = document;
  let projected = false;
  for (step.lastIndex = 0; step.lastIndex < expression.length; ) {
    const at = step.lastIndex;
    const groups = step.exec(expression)?.groups;
    if (!groups) {
      throw new ProviderError(
        `response_export_values: "${expression.slice(at)}" in "${expression}" is not supported`,
        'This stand-in reads names, indices and projections ([*]) of JMESPath, no filters or functions.',
        ['response_export_values'],
      );
    }
    const { each, self } = groups;
    if (self) continue;
    if (each) {
      here = Array.isArray(here) ? (projected ? here.flat() : here) : null;
      projected = here !== null;
    } else if (projected && Array.isArray(here)) {
      here = here.map((item) => reach(item, groups)).filter((item) => item !== null);
    } else {
      here = reach(here, groups);
    }
  }
  return here;
}

function reach(from: Json, step: { [group: string]: string | undefined }): Json {
  const { index, name, quoted } = step;
  if (index !== undefined) return Array.isArray(from) ? (from.at(Number(index)) ?? null) : null;
  const key = name ?? quoted ?? '';
  return isObject(from) ? (from[key] ?? null) : null;
}
