/** Files, however they get there, and what is made of them: batches and vector stores. */
import { get, post, type Row, remove } from './operation.ts';

const STORE = '/vector_stores/{vector_store_id}';
const FILE = `${STORE}/files/{file_id}`;
const BATCH = `${STORE}/file_batches/{batch_id}`;

export const FILES: readonly Row[] = [
  get('list-files', '/files', 'List files'),
  post('create-file', '/files', 'Upload a file', { bodies: ['form'] }),
  get('get-file', '/files/{file_id}', 'Get what is known of a file'),
  remove('delete-file', '/files/{file_id}', 'Delete a file'),
  get('get-file-content', '/files/{file_id}/content', 'Download a file', { answer: 'bytes' }),

  post('create-upload', '/uploads', 'Start to upload a large file'),
  post('add-upload-part', '/uploads/{upload_id}/parts', 'Upload a part', { bodies: ['form'] }),
  post('complete-upload', '/uploads/{upload_id}/complete', 'Make a file of the parts'),
  post('cancel-upload', '/uploads/{upload_id}/cancel', 'Give an upload up', { bodies: [] }),

  get('list-batches', '/batches', 'List batches'),
  post('create-batch', '/batches', 'Start to work on a file of calls', {
    // AzureOpenAI puts a client's own deployment in front of it.
    dialects: ['v1', 'classic', 'deployments'],
  }),
  get('get-batch', '/batches/{batch_id}', 'Get the state of a batch'),
  post('cancel-batch', '/batches/{batch_id}/cancel', 'Stop a batch', { bodies: [] }),

  get('list-vector-stores', '/vector_stores', 'List vector stores'),
  post('create-vector-store', '/vector_stores', 'Make a vector store'),
  get('get-vector-store', STORE, 'Get a vector store'),
  post('update-vector-store', STORE, 'Change a vector store'),
  remove('delete-vector-store', STORE, 'Delete a vector store'),
  post('search-vector-store', `${STORE}/search`, 'Search a vector store'),
  get('list-vector-store-files', `${STORE}/files`, 'List its files'),
  post('create-vector-store-file', `${STORE}/files`, 'Add a file to it'),
  get('get-vector-store-file', FILE, 'Get the state of a file in it'),
  post('update-vector-store-file', FILE, 'Change the attributes of a file in it'),
  remove('delete-vector-store-file', FILE, 'Take a file out of it'),
  get('get-vector-store-file-content', `${FILE}/content`, 'Get what was read of a file in it'),
  post('create-vector-store-file-batch', `${STORE}/file_batches`, 'Add several files to it'),
  get('get-vector-store-file-batch', BATCH, 'Get how far these are'),
  post('cancel-vector-store-file-batch', `${BATCH}/cancel`, 'Stop to add them', { bodies: [] }),
  get('list-vector-store-file-batch-files', `${BATCH}/files`, 'List the files of such a batch'),
];
