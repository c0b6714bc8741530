/** The text of the policy's templates. A bundle holds them compiled: see compiled.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => readFileSync(join(import.meta.dirname, `${name}.eta`), 'utf8');

/** By name, as `it.part('name')` calls them. */
export const templates: Readonly<Record<string, string>> = {
  policy: read('policy'),
  inbound: read('inbound'),
  cors: read('cors'),
  caller: read('caller'),
  successor: read('successor'),
  token: read('token'),
  limits: read('limits'),
  call: read('call'),
  refusal: read('refusal'),
  marks: read('marks'),
  read: read('read'),
  json: read('json'),
  form: read('form'),
  begin: read('begin'),
  nowhere: read('nowhere'),
  learn: read('learn'),
  listed: read('listed'),
  used: read('used'),
  metering: read('metering'),
  tokens: read('tokens'),
  next: read('next'),
  group: read('group'),
  path: read('path'),
  headers: read('headers'),
  backend: read('backend'),
  attempt: read('attempt'),
  body: read('body'),
  forward: read('forward'),
  limit: read('limit'),
  judge: read('judge'),
  throttled: read('throttled'),
  found: read('found'),
  keep: read('keep'),
  mend: read('mend'),
  served: read('served'),
  'no-account': read('no-account'),
  respond: read('respond'),
  told: read('told'),
  'on-error': read('on-error'),
};
