/** Files: uploaded as forms, listed, read, deleted. */
import type { JsonObject } from '../../json.ts';
import { type Call, type Dialect, type Operation, secondsOf } from '../call.ts';
import { filesNotFound, InvalidRequest, invalidValue, missingParameter } from '../errors.ts';
import { oneOf } from '../parameters.ts';
import { pageOf, requireForm } from './collection.ts';
import type { State, StoredFile } from './index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];

export const FILE_PURPOSES = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'];

/** Only these purposes insist on lines of JSON. */
const LINES_OF_JSON = ['batch', 'fine-tune', 'evals'];

const HOUR = 3600;
const THIRTY_DAYS = 30 * 24 * HOUR;

export const fileOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/files',
    dialects: DIALECTS,
    action: 'files/write',
    async answer(call) {
      const form = await call.form(['file', 'purpose', 'expires_after']);
      const file = form.file('file');
      if (file === undefined) throw missingParameter('file');
      const content = new Uint8Array(await file.arrayBuffer());
      const seconds = form.text('expires_after[seconds]');
      return addFile(
        call.state,
        form.text('purpose'),
        file.name,
        content,
        seconds === undefined ? undefined : Number(seconds),
      ).document;
    },
  },
  {
    method: 'GET',
    path: '/files',
    dialects: DIALECTS,
    action: 'files/read',
    answer({ state, query }) {
      const purpose = query.get('purpose');
      const files = state.files
        .all()
        .filter(({ document }) => purpose === null || document.purpose === purpose);
      return pageOf(files, query, ({ document }) => document, { most: 10_000 });
    },
  },
  {
    method: 'GET',
    path: '/files/{file_id}',
    dialects: DIALECTS,
    action: 'files/read',
    answer: (call) => named(call).document,
  },
  {
    method: 'GET',
    path: '/files/{file_id}/content',
    dialects: DIALECTS,
    action: 'files/read',
    answer: (call) => contentOf(named(call)),
  },
  {
    method: 'DELETE',
    path: '/files/{file_id}',
    dialects: DIALECTS,
    action: 'files/delete',
    answer({ state, parameter }) {
      const id = parameter('file_id');
      state.files.remove(id, 'file_id');
      return { id, object: 'file', deleted: true };
    },
  },
];

function named({ state, parameter }: Call): StoredFile {
  return state.files.get(parameter('file_id'), 'file_id');
}

export function contentOf({ content }: StoredFile): Response {
  return new Response(Buffer.from(content), {
    headers: { 'content-type': 'application/octet-stream' },
  });
}

/** @throws {InvalidRequest} for an unknown purpose, and for lines that are no JSON where the purpose wants them */
export function addFile(
  state: State,
  purpose: string | undefined,
  filename: string,
  content: Uint8Array,
  expiresAfter?: number,
): StoredFile {
  if (purpose === undefined) throw missingParameter('purpose');
  oneOf({ purpose }, 'purpose', FILE_PURPOSES);
  if (LINES_OF_JSON.includes(purpose) && !filename.endsWith('.jsonl')) {
    throw new InvalidRequest(
      `Invalid file format: purpose '${purpose}' needs a .jsonl file, but got '${filename}'.`,
      'file',
    );
  }
  if (expiresAfter !== undefined && !(expiresAfter >= HOUR && expiresAfter <= THIRTY_DAYS)) {
    throw invalidValue('expires_after.seconds', `expected ${HOUR} to ${THIRTY_DAYS}.`);
  }
  return keepFile(state, purpose, filename, content, expiresAfter);
}

/**
 * Past the checks of uploads, for what the account itself writes.
 *
 * @param expiresAfter seconds; left out: stays until it is deleted
 */
export function keepFile(
  state: State,
  purpose: string,
  filename: string,
  content: Uint8Array,
  expiresAfter?: number,
): StoredFile {
  const id =
    purpose === 'assistants' ? state.ids.next('assistant-', 22) : state.ids.next('file-', 32);
  const now = secondsOf(state);
  if (expiresAfter !== undefined) {
    state.agenda.after(expiresAfter * 1000, () => {
      if (state.files.has(id)) state.files.remove(id, 'id');
    });
  }
  const document = {
    id,
    object: 'file',
    bytes: content.length,
    created_at: now,
    expires_at: expiresAfter === undefined ? null : now + expiresAfter,
    filename,
    purpose,
    status: 'processed',
  } satisfies JsonObject;
  return state.files.add({ id, document, content });
}

/**
 * The files that a call names for something else than the files API.
 *
 * @param parameter where they stand
 * @throws {InvalidRequest} 400 for ids of another form, 404 naming all that this account does not have
 */
export function findFiles(
  state: State,
  ids: readonly string[],
  parameter: string,
): readonly StoredFile[] {
  for (const id of ids) {
    if (!state.files.has(id)) requireForm(id, ['file-', 'assistant-'], parameter);
  }
  const unknown = ids.filter((id) => !state.files.has(id));
  if (unknown.length > 0) throw filesNotFound(unknown);
  return ids.map((id) => state.files.get(id, parameter));
}
