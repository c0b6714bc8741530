/** The files in a vector store, added alone or as a batch. */
import { isObject, listAt } from '../../json.ts';
import { type Call, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf, requireForm, withIdNotFound } from './collection.ts';
import { findFiles } from './files.ts';
import type { Document, VectorStore } from './index.ts';
import { textOf } from './vector-search.ts';
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

export const vectorStoreFileOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/files`,
    answer(call) {
      const body = call.json();
      checkParameters(
        body,
        { file_id: 'string', attributes: 'object', chunking_strategy: 'object' },
        ['file_id'],
      );
      const { id } = namedStore(call);
      const added = findFiles(call.state, [requiredText(body, 'file_id')], 'file_id').map((file) =>
        inStore(call.state, id, file, body),
      );
      add(call, added);
      return { ...added[0] };
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/files`,
    answer: (call) => pageOf(filtered(call, namedStore(call).files), call.query, (file) => file),
  },
  { ...READ, method: 'GET', path: `${PATH}/files/{file_id}`, answer: (call) => fileOf(call) },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/files/{file_id}`,
    answer(call) {
      const body = call.json();
      checkParameters(body, { attributes: 'object' }, ['attributes']);
      const changed = { ...fileOf(call), attributes: body.attributes };
      add(call, [changed]);
      return changed;
    },
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: `${PATH}/files/{file_id}`,
    answer(call) {
      const { id } = fileOf(call);
      changeStore(call, (store) => ({
        ...store,
        files: store.files.filter((file) => file.id !== id),
      }));
      return { id, object: 'vector_store.file.deleted', deleted: true };
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/files/{file_id}/content`,
    answer(call) {
      const { id } = fileOf(call);
      const text = textOf(call.state.files.get(id, 'file_id'));
      return {
        object: 'vector_store.file_content.page',
        data: [{ type: 'text', text }],
        has_more: false,
        next_page: null,
      };
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/file_batches`,
    answer(call) {
      const body = call.json();
      checkParameters(body, {
        attributes: 'object',
        chunking_strategy: 'object',
        file_ids: 'strings',
        files: 'array',
      });
      // Either ids that share what the body says, or files that say it each for itself.
      const wanted = [
        ...listAt(body, 'file_ids').map((id) => ({ ...body, file_id: id })),
        ...listAt(body, 'files').filter(isObject),
      ];
      if (wanted.length === 0) throw missingParameter('file_ids');
      const ids = wanted.map((each) => requiredText(each, 'file_id'));
      const store = namedStore(call);
      const files = findFiles(call.state, ids, 'file_ids').map((file, index) =>
        inStore(call.state, store.id, file, wanted[index] ?? {}),
      );
      add(call, files);
      const id = call.state.ids.next('vsfb_');
      const document = {
        id,
        object: 'vector_store.files_batch',
        created_at: secondsOf(call.state),
        vector_store_id: store.id,
        status: 'completed',
        file_counts: fileCounts(ids.length),
      };
      changeStore(call, (found) => ({
        ...found,
        batches: [...found.batches, { id, document, files: ids }],
      }));
      return document;
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/file_batches/{batch_id}`,
    answer: (call) => batchOf(call).document,
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/file_batches/{batch_id}/cancel`,
    // Nothing is left to cancel: a batch is completed when it is answered.
    answer: (call) => batchOf(call).document,
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/file_batches/{batch_id}/files`,
    answer(call) {
      const { files } = batchOf(call);
      const kept = namedStore(call).files.filter(({ id }) => files.includes(id));
      return pageOf(filtered(call, kept), call.query, (file) => file);
    },
  },
];

/** A file that is there already is written anew. */
function add(call: Call, added: readonly Document[]): void {
  changeStore(call, (store) => {
    const others = store.files.filter((file) => !added.some((one) => one.id === file.id));
    return { ...store, files: [...others, ...added] };
  });
}

function fileOf(call: Call): Document {
  const { files } = namedStore(call);
  const id = call.parameter('file_id');
  const file = files.find((candidate) => candidate.id === id);
  if (file !== undefined) return file;
  requireForm(id, ['file-', 'assistant-'], 'file_id');
  throw new InvalidRequest(`No file found with id '${id}'.`, 'file_id', null, 404);
}

function batchOf(call: Call): VectorStore['batches'][number] {
  const { batches } = namedStore(call);
  const id = call.parameter('batch_id');
  const batch = batches.find((candidate) => candidate.id === id);
  if (batch !== undefined) return batch;
  requireForm(id, ['vsfb_'], 'batch_id');
  throw withIdNotFound('File batch')(id);
}

function filtered({ query }: Call, files: readonly Document[]): readonly Document[] {
  const status = query.get('filter');
  return status === null ? files : files.filter((file) => file.status === status);
}
