/** Containers of the code interpreter, and the files in them. One that nobody used for its time is expired. */
import { numberAt, textAt } from '../../json.ts';
import { type Call, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf, requireForm, withIdNotFound } from './collection.ts';
import { contentOf, findFiles } from './files.ts';
import type { Container, Document, State, StoredFile } from './index.ts';

// The data actions of containers are assumed: they serve responses, which every user of the models may write.
const READ = { dialects: ['v1'], action: 'responses/read' } as const;
const WRITE = { dialects: ['v1'], action: 'responses/write' } as const;
const DELETE = { dialects: ['v1'], action: 'responses/delete' } as const;
const PATH = '/containers/{container_id}';
const MINUTES_UNTIL_EXPIRED = 20;

export const containerOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/containers',
    answer({ state, json }) {
      const body = json();
      checkParameters(
        body,
        {
          name: 'string',
          expires_after: 'object',
          file_ids: 'strings',
          memory_limit: 'string',
        },
        ['name'],
      );
      const ids = Array.isArray(body.file_ids) ? body.file_ids.map(String) : [];
      const minutes = numberAt(body, 'expires_after', 'minutes');
      return shown(state, createContainer(state, requiredText(body, 'name'), ids, minutes));
    },
  },
  {
    ...READ,
    method: 'GET',
    path: '/containers',
    answer({ state, query }) {
      const name = query.get('name');
      const containers = state.containers
        .all()
        .filter(({ document }) => name === null || document.name === name);
      return pageOf(containers, query, (container) => shown(state, container));
    },
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => shown(call.state, named(call)) },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('container_id');
      state.containers.remove(id, 'container_id');
      return { id, object: 'container.deleted', deleted: true };
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/files`,
    async answer(call) {
      const { state, headers } = call;
      const container = useContainer(state, call.parameter('container_id'), 'container_id');
      const isForm = headers.get('content-type')?.startsWith('multipart/') === true;
      const form = isForm ? await call.form(['file', 'file_id']) : undefined;
      const upload = form?.file('file');
      const id = form === undefined ? textAt(call.json(), 'file_id') : form.text('file_id');
      if (upload !== undefined) {
        const content = new Uint8Array(await upload.arrayBuffer());
        return addContainerFile(state, container.id, upload.name, content, 'user').document;
      }
      if (id === undefined) throw missingParameter('file');
      const [file] = findFiles(state, [id], 'file_id');
      if (file === undefined) throw missingParameter('file');
      const name = requiredText(file.document, 'filename');
      return addContainerFile(state, container.id, name, file.content, 'user').document;
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/files`,
    answer: (call) => pageOf(named(call).files, call.query, ({ document }) => document),
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/files/{file_id}`,
    answer: (call) => fileOf(call).document,
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/files/{file_id}/content`,
    answer: (call) => contentOf(fileOf(call)),
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: `${PATH}/files/{file_id}`,
    answer(call) {
      const { id } = fileOf(call);
      call.state.containers.replace(
        call.parameter('container_id'),
        'container_id',
        (container) => ({
          ...container,
          files: container.files.filter((file) => file.id !== id),
        }),
      );
      return { id, object: 'container.file.deleted', deleted: true };
    },
  },
];

function named({ state, parameter }: Call): Container {
  return state.containers.get(parameter('container_id'), 'container_id');
}

function fileOf(call: Call): StoredFile {
  const { id: containerId } = useContainer(
    call.state,
    call.parameter('container_id'),
    'container_id',
  );
  const { files } = call.state.containers.get(containerId, 'container_id');
  const id = call.parameter('file_id');
  const file = files.find((candidate) => candidate.id === id);
  if (file !== undefined) return file;
  requireForm(id, ['cfile_'], 'file_id');
  throw withIdNotFound('Container file')(id);
}

function isExpired(state: State, { document, lastActive }: Container): boolean {
  const minutes = numberAt(document, 'expires_after', 'minutes') ?? MINUTES_UNTIL_EXPIRED;
  return secondsOf(state) >= lastActive + minutes * 60;
}

function shown(state: State, container: Container): Document {
  const status = isExpired(state, container) ? 'expired' : 'running';
  return { ...container.document, status, last_active_at: container.lastActive };
}

/** @throws {InvalidRequest} for files that are not here */
export function createContainer(
  state: State,
  name: string,
  fileIds: readonly string[],
  minutes = MINUTES_UNTIL_EXPIRED,
): Container {
  const files = findFiles(state, fileIds, 'file_ids');
  const id = state.ids.next('cntr_', 48);
  const now = secondsOf(state);
  const document = {
    id,
    object: 'container',
    created_at: now,
    name,
    expires_after: { anchor: 'last_active_at', minutes },
  };
  state.containers.add({ id, document, lastActive: now, files: [] });
  for (const { document: file, content } of files) {
    addContainerFile(state, id, textAt(file, 'filename') ?? '', content, 'user');
  }
  return state.containers.get(id, 'container_id');
}

/** Keeps it from expiring. @throws {InvalidRequest} when it is unknown or expired */
export function useContainer(state: State, id: string, parameter: string): Container {
  return state.containers.replace(id, parameter, (container) => {
    if (isExpired(state, container)) throw new InvalidRequest('Container is expired.');
    return { ...container, lastActive: secondsOf(state) };
  });
}

export function addContainerFile(
  state: State,
  containerId: string,
  name: string,
  content: Uint8Array,
  source: 'user' | 'assistant',
): StoredFile {
  const id = state.ids.next('cfile_');
  const document = {
    id,
    object: 'container.file',
    created_at: secondsOf(state),
    bytes: content.length,
    container_id: containerId,
    path: `/mnt/data/${name}`,
    source,
  };
  const file = { id, document, content };
  state.containers.replace(containerId, 'container_id', (container) => ({
    ...container,
    files: [...container.files, file],
  }));
  return file;
}
