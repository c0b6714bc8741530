/** What the operations on vector stores share: where they are, and how a file is in one. */
import type { JsonObject } from '../../json.ts';
import { type Call, type Dialect, secondsOf } from '../call.ts';
import type { Document, State, StoredFile, VectorStore } from './index.ts';

const COMMON: { readonly dialects: readonly Dialect[]; readonly since: string } = {
  dialects: ['v1', 'classic'],
  since: '2024-05-01',
};
export const PATH = '/vector_stores/{vector_store_id}';
export const READ = { ...COMMON, action: 'assistants/vector_stores/read' };
export const WRITE = { ...COMMON, action: 'assistants/vector_stores/write' };
export const DELETE = { ...COMMON, action: 'assistants/vector_stores/delete' };

const CHUNKS = {
  type: 'static',
  static: { max_chunk_size_tokens: 800, chunk_overlap_tokens: 400 },
};

export function namedStore({ state, parameter }: Call): VectorStore {
  return state.vectorStores.get(parameter('vector_store_id'), 'vector_store_id');
}

export function changeStore(call: Call, how: (store: VectorStore) => VectorStore): VectorStore {
  const id = call.parameter('vector_store_id');
  return call.state.vectorStores.replace(id, 'vector_store_id', how);
}

export function fileCounts(completed: number): JsonObject {
  return { in_progress: 0, completed, failed: 0, cancelled: 0, total: completed };
}

/** A file as the vector store shows it; ready at once. */
export function inStore(
  state: State,
  storeId: string,
  { id, content }: StoredFile,
  { attributes, chunking_strategy: chunks }: JsonObject,
): Document {
  return {
    id,
    object: 'vector_store.file',
    created_at: secondsOf(state),
    vector_store_id: storeId,
    status: 'completed',
    usage_bytes: content.length,
    last_error: null,
    attributes: attributes ?? {},
    chunking_strategy: Object(chunks).type === 'static' ? chunks : CHUNKS,
  };
}
