/** What an account keeps of one kind, in the order of creation, and how it answers for ids that it does not have. */
import type { JsonObject } from '../../json.ts';
import { InvalidRequest } from '../errors.ts';

export type Kept = { readonly id: string };

export type Collection<Value extends Kept> = {
  add(value: Value): Value;
  has(id: string): boolean;
  /**
   * @param parameter where the caller named it
   * @throws {InvalidRequest} 400 for an id of another form, else the kind's "not found"
   */
  get(id: string, parameter: string): Value;
  /** @throws {InvalidRequest} as `get` */
  replace(id: string, parameter: string, change: (value: Value) => Value): Value;
  /** @throws {InvalidRequest} as `get` */
  remove(id: string, parameter: string): void;
  all(): readonly Value[];
};

export type CollectionOptions = {
  /** What an id of this kind begins with: `vs_`. */
  readonly prefixes: readonly string[];
  readonly notFound: (id: string) => Error;
};

export function createCollection<Value extends Kept>({
  prefixes,
  notFound,
}: CollectionOptions): Collection<Value> {
  const values = new Map<string, Value>();
  const get = (id: string, parameter: string): Value => {
    const value = values.get(id);
    if (value !== undefined) return value;
    requireForm(id, prefixes, parameter);
    throw notFound(id);
  };
  return {
    add(value) {
      values.set(value.id, value);
      return value;
    },
    has: (id) => values.has(id),
    get,
    replace(id, parameter, change) {
      const changed = change(get(id, parameter));
      values.set(id, changed);
      return changed;
    },
    remove(id, parameter) {
      get(id, parameter);
      values.delete(id);
    },
    all: () => [...values.values()],
  };
}

/** @throws {InvalidRequest} 400 for an id that no account of Azure could have given out */
export function requireForm(id: string, prefixes: readonly string[], parameter: string): void {
  if (prefixes.some((prefix) => id.startsWith(prefix))) return;
  const expected = prefixes.map((prefix) => `'${prefix.replace(/[_-]$/, '')}'`).join(' or ');
  throw new InvalidRequest(
    `Invalid '${parameter}': '${id}'. Expected an ID that begins with ${expected}.`,
    parameter,
    'invalid_value',
  );
}

/** "<Kind> with id '…' not found.", the commonest answer to an unknown id. */
export function withIdNotFound(kind: string): (id: string) => InvalidRequest {
  return (id) => new InvalidRequest(`${kind} with id '${id}' not found.`, undefined, null, 404);
}

/** "No <kind> found with id '…'.", as the assistants say it. */
export function noneFound(kind: string): (id: string) => InvalidRequest {
  return (id) => new InvalidRequest(`No ${kind} found with id '${id}'.`, undefined, null, 404);
}

type PageOptions = {
  readonly defaultOrder?: 'asc' | 'desc';
  readonly most?: number;
};

/**
 * One page of a list, by `limit`, `after`, `before` and `order`.
 *
 * @throws {InvalidRequest} for a limit outside of 1 to `most`, an unknown order, a cursor that is not in the list
 */
export function pageOf<Value extends Kept>(
  values: readonly Value[],
  query: URLSearchParams,
  view: (value: Value) => JsonObject,
  { defaultOrder = 'desc', most = 100 }: PageOptions = {},
): JsonObject {
  const order = query.get('order') ?? defaultOrder;
  if (order !== 'asc' && order !== 'desc') {
    throw new InvalidRequest(
      `Invalid value: '${order}'. Supported values are: 'asc' and 'desc'.`,
      'order',
      'invalid_value',
    );
  }
  const limit = Number(query.get('limit') ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw new InvalidRequest(
      `Invalid 'limit': expected an integer from 1 to ${most}, but got '${query.get('limit')}'.`,
      'limit',
      'invalid_value',
    );
  }
  const sorted = order === 'asc' ? values : values.toReversed();
  const position = (cursor: 'after' | 'before'): number | undefined => {
    const id = query.get(cursor);
    if (id === null || id === '') return undefined;
    const index = sorted.findIndex((value) => value.id === id);
    if (index < 0) {
      throw new InvalidRequest(`Invalid '${cursor}': no item has the ID '${id}'.`, cursor);
    }
    return index;
  };
  const start = position('after');
  const rest = sorted.slice(start === undefined ? 0 : start + 1, position('before'));
  const page = rest.slice(0, limit);
  return {
    object: 'list',
    data: page.map(view),
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
    has_more: rest.length > page.length,
  };
}
