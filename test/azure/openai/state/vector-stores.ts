/** Vector stores, and the search through one. */

import { notEmulated } from '../../errors.ts';
import { type JsonObject, listAt, numberAt } from '../../json.ts';
import { type Operation, secondsOf } from '../call.ts';
import { checkParameters, type Shape } from '../parameters.ts';
import { pageOf } from './collection.ts';
import { findFiles } from './files.ts';
import type { VectorStore } from './index.ts';
import { search } from './vector-search.ts';
import {
  changeStore,
  DELETE,
  fileCounts,
  inStore,
  namedStore,
  PATH,
  READ,
  WRITE,
} from './vector-store.ts';

const DAY = 24 * 3600;

const STORE: Shape = {
  chunking_strategy: 'object',
  description: 'string',
  expires_after: 'object',
  file_ids: 'strings',
  metadata: 'map',
  name: 'string',
};

export const vectorStoreOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/vector_stores',
    answer({ state, json }) {
      const body = json();
      checkParameters(body, STORE);
      const id = state.ids.next('vs_', 24);
      const files = findFiles(state, textsAt(body, 'file_ids'), 'file_ids').map((file) =>
        inStore(state, id, file, body),
      );
      const now = secondsOf(state);
      const document = {
        id,
        object: 'vector_store',
        created_at: now,
        last_active_at: now,
        name: body.name ?? null,
        metadata: body.metadata ?? {},
        status: 'completed',
        expires_after: body.expires_after ?? null,
      };
      return shown(state.vectorStores.add({ id, document, files, batches: [] }));
    },
  },
  {
    ...READ,
    method: 'GET',
    path: '/vector_stores',
    answer: ({ state, query }) => pageOf(state.vectorStores.all(), query, shown),
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => shown(namedStore(call)) },
  {
    ...WRITE,
    method: 'POST',
    path: PATH,
    answer(call) {
      const body = call.json();
      checkParameters(body, { expires_after: 'object', metadata: 'map', name: 'string' });
      const changes = Object.fromEntries(
        Object.entries(body).filter(([, value]) => value !== null),
      );
      return shown(
        changeStore(call, (store) => ({ ...store, document: { ...store.document, ...changes } })),
      );
    },
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('vector_store_id');
      state.vectorStores.remove(id, 'vector_store_id');
      return { id, object: 'vector_store.deleted', deleted: true };
    },
  },
  {
    ...READ,
    method: 'POST',
    path: `${PATH}/search`,
    answer(call) {
      const body = call.json();
      checkParameters(
        body,
        {
          query: ['string', 'strings'],
          filters: 'object',
          max_num_results: 'integer',
          ranking_options: 'object',
          rewrite_query: 'boolean',
        },
        ['query'],
      );
      requireSimple(body);
      const queries = typeof body.query === 'string' ? [body.query] : textsAt(body, 'query');
      const found = search(
        call.state,
        [namedStore(call)],
        queries,
        numberAt(body, 'max_num_results'),
      );
      const data = found.map(({ text, ...result }) => ({
        ...result,
        content: [{ type: 'text', text }],
      }));
      return {
        object: 'vector_store.search_results.page',
        search_query: queries,
        data,
        has_more: false,
        next_page: null,
      };
    },
  },
];

function shown({ document, files }: VectorStore): JsonObject {
  const bytes = files.reduce((sum, file) => sum + (numberAt(file, 'usage_bytes') ?? 0), 0);
  const days = numberAt(document, 'expires_after', 'days');
  const active = numberAt(document, 'last_active_at') ?? 0;
  const expires = days === undefined ? null : active + days * DAY;
  return {
    ...document,
    usage_bytes: bytes,
    file_counts: fileCounts(files.length),
    expires_at: expires,
  };
}

/** What would change the answer and does not here. */
function requireSimple(body: JsonObject): void {
  const name = ['filters', 'ranking_options', 'rewrite_query'].find((each) => body[each]);
  if (name !== undefined) throw notEmulated(`'${name}' of a search`);
}

function textsAt(body: JsonObject, name: string): readonly string[] {
  return listAt(body, name).filter((item) => typeof item === 'string');
}
