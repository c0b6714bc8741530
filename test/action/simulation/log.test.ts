import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readLog } from '../../../action/simulation/log.ts';
import type { Columns } from '../../../action/simulation/log-columns.ts';

const folder = await mkdtemp(join(tmpdir(), 'aolb-log-'));
after(() => rm(folder, { recursive: true }));

let files = 0;

async function read(
  text: string,
  columns: Columns = {},
  models: readonly string[] | undefined = undefined,
) {
  files += 1;
  const file = join(folder, `${files}.log`);
  await writeFile(file, text);
  const known = models === undefined ? undefined : new Set(models);
  const log = readLog(file, columns, { models: known, callers: 5, seed: 1 });
  const calls = [...log.calls()];
  return {
    holes: log.holes(),
    calls: calls.map(({ at, model, promptTokens, mostTokens }) => [
      at,
      model,
      promptTokens,
      mostTokens,
    ]),
  };
}

const refusal = async (text: string, columns: Columns = {}) =>
  await read(text, columns).then(
    () => 'it was accepted',
    (error: Error) => error.message,
  );

describe('a log', () => {
  const two = [
    [0, 'gpt-4o', 100, 50],
    [1500, 'o4-mini', 200, 60],
  ];

  it('is CSV or JSON lines, with the names that exports give their columns', async () => {
    const logs = {
      'plain CSV':
        'timestamp,model,prompt_tokens,completion_tokens\n2026-01-31T00:00:00Z,gpt-4o,100,50\n2026-01-31T00:00:01.5Z,o4-mini,200,60\n',
      'JSON lines':
        '{"time":1769817600,"deployment":"gpt-4o","inputTokens":100,"outputTokens":50}\n{"time":1769817601.5,"deployment":"o4-mini","inputTokens":200,"outputTokens":60}',
      'the portal’s CSV':
        '\uFEFF"TimeGenerated [UTC]",modelDeploymentName_s,promptTokens_d,generatedTokens_d\r\n"1/31/2026, 12:00:00.000 AM",gpt-4o,100,50\r\n"1/31/2026, 12:00:01.500 AM",o4-mini,200,60\r\n',
      'milliseconds, and more columns':
        'caller,ts,ModelName,PromptTokens,CompletionTokens\n"a, ""b""\nc",1769817600000,gpt-4o,100,50\nd,1769817601500,o4-mini,200,60\n',
    };
    for (const [what, text] of Object.entries(logs)) {
      const { calls, holes } = await read(text);
      assert.deepEqual(calls, two, what);
      assert.deepEqual(holes, [], what);
    }
  });

  it('may name its columns itself', async () => {
    const text = 'when;x,who,in,out\n2026-01-31 00:00:00,gpt-4o,100,50\n';
    const columns = { time: 'when;x', model: 'who', prompt: 'in', answer: 'out' };
    assert.deepEqual((await read(text, columns)).calls, [two[0]]);
  });

  it('takes the deployment for the model where both are told', async () => {
    const text =
      'time,ModelName,DeploymentName,totalTokens\n1769817600,gpt-4o-2024-11-20,gpt-4o,2\n';
    assert.deepEqual((await read(text)).calls, [[0, 'gpt-4o', 1, 1]]);
  });

  it('halves tokens that are not told apart, and says so', async () => {
    const { calls, holes } = await read('time,model,totalTokens\n1769817600,gpt-4o,101\n');
    assert.deepEqual(calls, [[0, 'gpt-4o', 51, 50]]);
    assert.match(holes[0]?.what ?? '', /not told apart/);
  });

  it('tells of every hole how often there is one, and where first', async () => {
    const { calls, holes } = await read(
      [
        'time,model,promptTokens,completionTokens',
        '2026-01-31T00:00:00Z,gpt-4o,100,50',
        '',
        'yesterday,gpt-4o,1,1',
        '2026-01-31T00:00:01Z,,1,1',
        '2026-01-31T00:00:02Z,gpt-4o,,1',
        '2026-01-31T00:00:02Z,gpt-4o,-1,1',
        '2026-01-31T00:00:03Z,gpt-3,1,1',
        '2026-01-31T00:00:05Z,gpt-4o,1,1',
        '2026-01-31T00:00:04Z,gpt-4o,2,2',
      ].join('\n'),
      {},
      ['gpt-4o'],
    );
    assert.deepEqual(calls, [
      [0, 'gpt-4o', 100, 50],
      [5000, 'gpt-4o', 1, 1],
      [5000, 'gpt-4o', 2, 2],
    ]);
    assert.deepEqual(
      holes.map(({ what, count, line }) => `${what.split(',')[0]} ${count} ${line}`),
      [
        'no time 1 4',
        'no model 1 5',
        'no tokens 2 6',
        'model gpt-3 1 8',
        'earlier than the line before 1 10',
      ],
    );
  });

  it('is refused where it cannot be understood, with the line and what to do', async () => {
    const header = 'time,model,promptTokens,completionTokens\n';
    const call = '2026-01-31T01:00:00Z,gpt-4o,1,1\n';
    assert.match(
      await refusal('when,who,what\n1,2,3\n'),
      /:1: no column for time and model and tokens: say which it is by traffic\.log\.columns .*there are when, who, what/,
    );
    assert.match(
      await refusal(header + call, { time: 'tme' }),
      /there is no column "tme" \(did you mean "time"\?\)/,
    );
    assert.match(
      await refusal(`${header}${call}2026-01-31T00:00:00Z,gpt-4o,1,1\n`),
      /:3: the call is 3600 s earlier .* sort the log by time/,
    );
    assert.match(
      await refusal('{"time":1,"model":"m","tokens":1}\nnot json\n'),
      /:2: not a JSON object/,
    );
    assert.match(await refusal(header), /the log has no call: it is empty/);
    assert.match(
      await refusal(`${header}never,gpt-4o,1,1\n`),
      /no call: no time \(1, first in line 2\)/,
    );
    assert.match(await refusal(`${header}"2026,gpt-4o\n`), /ends inside a quoted field/);
    const nowhere = readLog('/nowhere.csv', {}, { models: undefined, callers: 1, seed: 1 });
    assert.throws(() => [...nowhere.calls()], /\/nowhere\.csv: the log cannot be read: ENOENT/);
  });

  it('is read a piece at a time: what is appended meanwhile is there when it is its turn', async () => {
    const file = join(folder, 'long.csv');
    const call = '1769817600,gpt-4o,100,50\n';
    await writeFile(file, `time,model,promptTokens,completionTokens\n${call.repeat(100_000)}`);
    const log = readLog(file, {}, { models: undefined, callers: 5, seed: 1 });
    const calls = log.calls();
    calls.next();
    await appendFile(file, '1769817600,gpt-4o,7,7\n');
    let [count, last] = [1, 0];
    for (const { promptTokens } of calls) {
      count += 1;
      last = promptTokens;
    }
    assert.deepEqual([count, last], [100_001, 7]);
  });
});
