import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readInputs } from '../../action/inputs.ts';
import { isObject, items, type Json, member, textOf } from '../../action/terraform/json.ts';

const root = new URL('../../', import.meta.url);
const read = async (path: string): Promise<Json> =>
  parse(await readFile(new URL(path, root), 'utf8'));
const manifest = await read('action.yml');
const names = await readdir(new URL('docs/examples', root));

function steps(workflow: Json): readonly Json[] {
  const jobs = member(workflow, 'jobs');
  return Object.values(isObject(jobs) ? jobs : {}).flatMap((job) => items(member(job, 'steps')));
}

for (const name of names) {
  test(`docs/examples/${name} uses the Action as it is`, async () => {
    const workflow = await read(`docs/examples/${name}`);
    const own = steps(workflow).filter((step) =>
      textOf(member(step, 'uses'))?.includes('/apim-openai-load-balancer@'),
    );
    assert.equal(own.length, 1);
    const given = member(own[0], 'with');
    assert.ok(isObject(given));
    for (const input of Object.keys(given)) {
      assert.ok(member(member(manifest, 'inputs'), input) !== undefined, input);
    }
    // What an expression will give is for the run to see; everything literal must be valid.
    readInputs((input) => {
      const value = String(given[input] ?? '').trim();
      return value.startsWith('${{') ? '' : value;
    });
  });

  test(`docs/examples/${name} asks for outputs that exist, and for no more than it needs`, async () => {
    const workflow = await read(`docs/examples/${name}`);
    const outputs = JSON.stringify(workflow).matchAll(/steps\.\w+\.outputs\.([\w-]+)/g);
    for (const [, output = ''] of outputs) {
      assert.ok(member(member(manifest, 'outputs'), output) !== undefined, output);
    }
    const permissions = member(workflow, 'permissions');
    assert.equal(member(permissions, 'contents'), 'read');
    assert.equal(member(permissions, 'id-token'), 'write');
    const allowed = ['contents', 'pull-requests', 'id-token'];
    assert.deepEqual(
      Object.keys(isObject(permissions) ? permissions : {}).filter((key) => !allowed.includes(key)),
      [],
    );
    assert.ok(
      member(workflow, 'concurrency') !== undefined,
      'two runs would wait for the state lock',
    );
  });
}

test('a dispatch offers commands that exist', async () => {
  const workflow = await read('docs/examples/manual.yml');
  const command = member(
    member(member(member(workflow, 'on'), 'workflow_dispatch'), 'inputs'),
    'command',
  );
  for (const option of items(member(command, 'options'))) {
    assert.equal(readInputs((name) => (name === 'command' ? String(option) : '')).command, option);
  }
});
