/** Every rule by its own two examples, which are its documentation as well. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { lint, RULES } from '../../../policy/lint/index.ts';

describe('lint rules', () => {
  for (const { id, title, failing, passing } of RULES) {
    it(`${id} ${title}`, () => {
      const { text, line, ...options } = failing;
      const found = lint(text, options).filter(({ rule }) => rule === id);
      assert.deepEqual(
        [...new Set(found.map((finding) => finding.line))],
        [line],
        JSON.stringify(lint(text, options)),
      );
      const { text: fine, ...around } = passing;
      assert.deepEqual(
        lint(fine, around).filter(({ rule, severity }) => rule === id || severity !== 'note'),
        [],
      );
    });
  }

  it('have each an id of their own, in the order of the table, and a file', async () => {
    const ids = RULES.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].toSorted());
    const files = await readdir(new URL('../../../policy/lint/rules/', import.meta.url));
    assert.equal(files.length, RULES.length + 1);
  });
});
