import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createFolder, type Folder } from './run.ts';

describe('aolb eval', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write(
      'context.json',
      '{"variables": {"n": {"type": "System.Int32", "value": "4"}}}',
    );
  });
  after(() => folder.remove());

  it('answers a value with its .NET type, an exception, or what does not compile', async () => {
    const answer = async (...args: readonly string[]) => {
      const { exitCode, out } = await folder.run('eval', '--json', ...args);
      return [exitCode, JSON.parse(out)];
    };
    const sum = '@((int)context.Variables["n"] + 1)';
    assert.deepEqual(await answer('--context', 'context.json', sum), [
      0,
      { type: 'System.Int32', value: '5' },
    ]);
    assert.deepEqual(await answer('--context', 'context.json', '(string)context.Variables["n"]'), [
      1,
      {
        exception: 'System.InvalidCastException',
        message: "Unable to cast object of type 'int' to type 'string'.",
      },
    ]);
    const [exitCode, result] = await answer('@(1 + nothing)');
    assert.equal(exitCode, 1);
    assert.deepEqual([result.line, result.column], [1, 7]);
    assert.match(result.error, /nothing/);
  });

  it('says the bare value, or why there is none', async () => {
    assert.deepEqual(await folder.run('eval', '"a" + 1'), {
      exitCode: 0,
      out: 'a1\n',
      error: '',
    });
    const { exitCode, error } = await folder.run('eval', '@(int.Parse("x"))');
    assert.equal(exitCode, 1);
    assert.match(error, /^System\.FormatException: /);
  });

  it('answers a file of cases line by line, whatever the lines hold', async () => {
    await folder.write(
      'cases.jsonl',
      `${[
        JSON.stringify({ expression: '@(1 + 1)' }),
        JSON.stringify({ expression: '@(1 +)', context: {} }),
        JSON.stringify({ expression: '1', context: { nonsense: 1 } }),
      ].join('\n')}\n\n`,
    );
    const { exitCode, out } = await folder.run('eval', '--file', 'cases.jsonl');
    assert.equal(exitCode, 0);
    const [value, error, context] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(value, { type: 'System.Int32', value: '2' });
    assert.equal(error.line, 1);
    assert.match(context.error, /nonsense/);

    await folder.write('broken.jsonl', 'nonsense\n{"expression": 5}\n{"expression": "1"}\n');
    const broken = await folder.run('eval', '--file', 'broken.jsonl');
    assert.equal(broken.exitCode, 1);
    const lines = broken.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.match(lines[0].error, /^line 1 of the file: not JSON/);
    assert.match(lines[1].error, /^line 2 of the file: "expression" is not a text/);
    assert.deepEqual(lines[2], { type: 'System.Int32', value: '1' });
  });

  it('answers wrong use with 2', async () => {
    await folder.write('wrong.json', '{"nonsense": 1}');
    for (const args of [
      [],
      ['1', '2'],
      ['--file', 'absent.jsonl'],
      ['--file', 'cases.jsonl', '1'],
      ['--context', 'absent.json', '1'],
      ['--context', 'wrong.json', '1'],
    ]) {
      assert.equal((await folder.run('eval', ...args)).exitCode, 2, args.join(' '));
    }
  });
});
