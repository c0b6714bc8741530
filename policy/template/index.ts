/**
 * The text of the policy's templates. Node reads the files beside this module; a bundle has no such files, so the
 * build puts the values in: esbuild's `onLoad` for this module answers with its exports as JSON
 * (`export const templates = {…}`), which it gets by importing the module. Hence plain data, and nothing else here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => readFileSync(join(import.meta.dirname, `${name}.eta`), 'utf8');

/** By name, as `it.part('name')` calls them. */
export const templates: Readonly<Record<string, string>> = {
  policy: read('policy'),
  inbound: read('inbound'),
  answer: read('answer'),
  route: read('route'),
  choice: read('choice'),
  backend: read('backend'),
  attempt: read('attempt'),
  throttled: read('throttled'),
  recovery: read('recovery'),
  key: read('key'),
  'key-of-failure': read('key-of-failure'),
  'too-many-requests': read('too-many-requests'),
  'on-error': read('on-error'),
};
