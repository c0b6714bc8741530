/** Collections: `$filter`, `$top`, `$skip` and pages with a `nextLink`. */
import { AzureError } from '../errors.ts';
import { at, type JsonObject } from '../json.ts';

/** A page's size where the caller does not say; more than most lists, less than a large one. */
const PAGE = 100;

export function page(items: readonly JsonObject[], url: URL): Response {
  const top = wholeNumber(url, '$top') ?? PAGE;
  const skip = wholeNumber(url, '$skip') ?? 0;
  const value = items.slice(skip, skip + top);
  const next = new URL(url);
  next.searchParams.set('$skip', String(skip + top));
  return Response.json({
    value,
    count: items.length,
    ...(skip + value.length < items.length ? { nextLink: next.href } : {}),
  });
}

function wholeNumber(url: URL, name: string): number | undefined {
  const given = url.searchParams.get(name);
  if (given === null) return undefined;
  if (!/^\d+$/.test(given)) {
    throw new AzureError(400, 'ValidationError', `${name} must be a whole number, not '${given}'.`);
  }
  return Number(given);
}

/**
 * The part of OData's filters that the collections document: comparisons with `eq` and `ne`, `contains`,
 * `startswith` and `endswith`, joined by `and`. Fields are looked for in the item and in its properties.
 *
 * @throws {AzureError} 400 for anything else.
 */
export function matchesFilter(item: JsonObject, filter: string): boolean {
  return filter.split(/\s+and\s+/i).every((term) => matchesTerm(item, term.trim()));
}

function matchesTerm(item: JsonObject, term: string): boolean {
  const call = /^(contains|startswith|endswith)\(\s*([\w/]+)\s*,\s*'((?:[^']|'')*)'\s*\)$/i.exec(
    term,
  );
  const comparison = /^([\w/]+)\s+(eq|ne)\s+'((?:[^']|'')*)'$/i.exec(term);
  const [, first = '', second = '', quoted = ''] = call ?? comparison ?? [];
  if (call === null && comparison === null) {
    throw new AzureError(400, 'ValidationError', `The $filter '${term}' is not supported here.`);
  }
  const [operator, field] = call === null ? [second, first] : [first, second];
  const actual = fieldOf(item, field).toLowerCase();
  const wanted = quoted.replaceAll("''", "'").toLowerCase();
  switch (operator.toLowerCase()) {
    case 'contains':
      return actual.includes(wanted);
    case 'startswith':
      return actual.startsWith(wanted);
    case 'endswith':
      return actual.endsWith(wanted);
    case 'ne':
      return actual !== wanted;
    default:
      return actual === wanted;
  }
}

function fieldOf(item: JsonObject, field: string): string {
  const path = field.split('/');
  const found =
    at(item, ...path) ?? at(item, 'properties', ...path.filter((part) => part !== 'properties'));
  return typeof found === 'string' ? found : String(found ?? '');
}
