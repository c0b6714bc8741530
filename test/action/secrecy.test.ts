import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inert } from '../../action/inert.ts';
import { createSecrecy } from '../../action/secrecy.ts';
import type { Workflow } from '../../action/workflow.ts';

function listening() {
  const said: string[] = [];
  const masks: string[] = [];
  const workflow: Workflow = {
    info: (text) => said.push(text),
    annotate: ({ message }) => said.push(message),
    group: (title, work) => {
      said.push(title);
      return work();
    },
    output: (name, value) => said.push(`${name}=${value}`),
    mask: (secret) => masks.push(secret),
    saveState: () => {},
    summary: async (markdown) => {
      said.push(markdown);
    },
  };
  return { said, masks, ...createSecrecy(workflow) };
}

test('whatever way a text goes, what is known to be secret does not go with it', async () => {
  const { said, masks, workflow, learn } = listening();
  learn(new Map([['s3cr3t-Value_1', 'here']]));
  workflow.info('a s3cr3t-Value_1');
  workflow.annotate({ severity: 'error', message: 's3cr3t\\-Value\\_1' });
  await workflow.group('s3cr3t-Value_1', async () => {});
  workflow.output('policy-file', 's3cr3t-Value_1');
  await workflow.summary('s3cr3t-Value&#95;1');
  assert.deepEqual(said, ['a ***', '***', '***', 'policy-file=***', '***']);
  assert.deepEqual(masks, ['s3cr3t-Value_1'], 'the runner hides it too, once');
});

test('what is too common to hide is told once, by where it comes from; what says nothing is not', () => {
  const { said, masks, workflow, learn } = listening();
  learn(
    new Map([
      ['prod', 'var.stage'],
      ['true', 'var.flag'],
      ['', 'var.nothing'],
    ]),
  );
  learn(new Map([['prod', 'var.stage']]));
  workflow.info('a["prod"]');
  assert.equal(said.length, 2);
  assert.match(said[0] ?? '', /the value of var\.stage\./);
  assert.equal(said[1], 'a["prod"]');
  assert.deepEqual(masks, []);
});

for (const text of [
  '::error::x',
  ' \t::set-output name=a::b',
  'a\r::add-mask::b',
  'a\n::stop-commands::x',
  'text ##[error]x',
  '###[group]',
]) {
  test(`${JSON.stringify(text)} is no command to the runner`, () => {
    for (const line of inert(text).split(/[\r\n]/)) {
      assert.ok(!line.trimStart().startsWith('::') && !line.includes('##['), line);
    }
  });
}

test('what is no command stays as it is', () => {
  for (const text of ['a::b', 'module::x', '# [x]', 'std: ::', '']) assert.equal(inert(text), text);
});
