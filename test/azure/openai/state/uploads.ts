/** Uploads: a file in parts. */

import { notEmulated } from '../../errors.ts';
import { listAt, numberAt, textAt } from '../../json.ts';
import { type Dialect, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { checkParameters, oneOf } from '../parameters.ts';
import { addFile, FILE_PURPOSES } from './files.ts';
import type { Upload } from './index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const HOUR = 3600;

export const uploadOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/uploads',
    dialects: DIALECTS,
    action: 'uploads/write',
    answer({ state, json }) {
      const body = json();
      checkParameters(
        body,
        {
          bytes: 'integer',
          filename: 'string',
          mime_type: 'string',
          purpose: 'string',
          expires_after: 'object',
        },
        ['bytes', 'filename', 'mime_type', 'purpose'],
      );
      if (body.expires_after) throw notEmulated("'expires_after' of uploads");
      oneOf(body, 'purpose', FILE_PURPOSES);
      const now = secondsOf(state);
      const id = state.ids.next('upload_');
      const { bytes, filename, purpose } = body;
      const document = { id, object: 'upload', bytes, filename, purpose, status: 'pending' };
      const times = { created_at: now, expires_at: now + HOUR };
      return state.uploads.add({ id, document: { ...document, ...times }, parts: [] }).document;
    },
  },
  {
    method: 'POST',
    path: '/uploads/{upload_id}/parts',
    dialects: DIALECTS,
    action: 'uploads/write',
    async answer({ state, parameter, form }) {
      const data = (await form(['data'])).file('data');
      if (data === undefined) throw missingParameter('data');
      const part = {
        id: state.ids.next('part_'),
        content: new Uint8Array(await data.arrayBuffer()),
      };
      const upload = state.uploads.replace(parameter('upload_id'), 'upload_id', (found) => {
        requirePending(found);
        return { ...found, parts: [...found.parts, part] };
      });
      return {
        id: part.id,
        object: 'upload.part',
        created_at: secondsOf(state),
        upload_id: upload.id,
      };
    },
  },
  {
    method: 'POST',
    path: '/uploads/{upload_id}/complete',
    dialects: DIALECTS,
    action: 'uploads/write',
    answer({ state, parameter, json }) {
      const body = json();
      checkParameters(body, { part_ids: 'strings', md5: 'string' }, ['part_ids']);
      return state.uploads.replace(parameter('upload_id'), 'upload_id', (upload) => {
        requirePending(upload);
        const content = Buffer.concat(
          listAt(body, 'part_ids').map((id) => {
            const part = upload.parts.find((candidate) => candidate.id === id);
            if (part === undefined) {
              throw new InvalidRequest(`Part with id '${id}' not found.`, 'part_ids');
            }
            return part.content;
          }),
        );
        const announced = numberAt(upload.document, 'bytes');
        if (content.length !== announced) {
          throw new InvalidRequest(
            `The parts have ${content.length} bytes, but the upload was announced with ${announced}.`,
          );
        }
        const name = requiredText(upload.document, 'filename');
        const file = addFile(state, textAt(upload.document, 'purpose'), name, content);
        const document = { ...upload.document, status: 'completed', file: file.document };
        return { ...upload, document };
      }).document;
    },
  },
  {
    method: 'POST',
    path: '/uploads/{upload_id}/cancel',
    dialects: DIALECTS,
    action: 'uploads/write',
    answer: ({ state, parameter }) =>
      state.uploads.replace(parameter('upload_id'), 'upload_id', (upload) => {
        requirePending(upload);
        return { ...upload, document: { ...upload.document, status: 'cancelled' } };
      }).document,
  },
];

function requirePending({ id, document }: Upload): void {
  if (document.status !== 'pending') {
    throw new InvalidRequest(`Upload '${id}' is ${textAt(document, 'status')}, not pending.`);
  }
}
