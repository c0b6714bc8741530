/**
 * The scenarios that ship, as text, in the order in which reports show them. Node reads the files beside this module; a
 * bundle has no such files, so the build puts the values in, as it does for the policy's templates. Hence plain data.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (name: string) => readFileSync(join(import.meta.dirname, `${name}.yml`), 'utf8');

export const catalogue: Readonly<Record<string, string>> = {
  steady: read('steady'),
  burst: read('burst'),
  spike: read('spike'),
  busy: read('busy'),
  overload: read('overload'),
  'no-waits': read('no-waits'),
  'few-accounts': read('few-accounts'),
  'long-completions': read('long-completions'),
  chains: read('chains'),
  'account-down': read('account-down'),
  recovery: read('recovery'),
  'slow-account': read('slow-account'),
  'account-hanging': read('account-hanging'),
  'misconfigured-account': read('misconfigured-account'),
  'missing-deployment': read('missing-deployment'),
  'errors-everywhere': read('errors-everywhere'),
  'failing-caller': read('failing-caller'),
  'failing-callers': read('failing-callers'),
  'oversized-caller': read('oversized-caller'),
};
