import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CONFIGURATION } from '../simulation/estates.ts';
import { createFolder, type Folder } from './run.ts';

const SHORT = 'duration: PT1M\ntraffic: { load: 50% }\n';

describe('aolb simulate', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('load-balancer.yml', CONFIGURATION);
    await folder.write('short.yml', SHORT);
  });
  after(() => folder.remove());

  it('shows a row for each scenario, of one’s own or shipped', async () => {
    const { exitCode, out, error } = await folder.run('simulate', 'short.yml', 'long-completions');
    assert.equal(exitCode, 0, error);
    const [head, ...rows] = out.trimEnd().split('\n');
    assert.match(head ?? '', /^scenario +served +of the ideal +429s/);
    assert.deepEqual(
      rows.map((row) => row.split(/\s{2,}/)[0]),
      ['short', 'long-completions'],
    );
    assert.match(error, /^\d of 2: (short|long-completions), \d+ requests$/m);
  });

  it('is the same for the same seed, and another for another', async () => {
    const run = async (seed: string) =>
      (await folder.run('simulate', '--json', '--seed', seed, 'short.yml')).out;
    const first = await run('1');
    assert.equal(await run('1'), first);
    const figures = (text: string) => JSON.parse(text).scenarios[0].figures;
    assert.notDeepEqual(figures(await run('2')), figures(first));
  });

  it('replays a log beside the scenario, and tells its holes', async () => {
    await folder.write(
      'logs/calls.csv',
      'time,model,totalTokens\n1769817600,gpt-4o,100\n1769817601,gpt-3,100\n1769817602,gpt-4o,100\n',
    );
    await folder.write('logs/replay.yml', 'traffic: { log: { file: calls.csv } }\n');
    const { exitCode, out, error } = await folder.run('simulate', '--json', 'logs/replay.yml');
    assert.equal(exitCode, 0, error);
    const [scenario] = JSON.parse(out).scenarios;
    assert.equal(scenario.figures.requests, 2);
    assert.match(scenario.holes[0].what, /not told apart/);
    assert.match(scenario.holes[1].what, /gpt-3, which load-balancer.yml does not have/);
  });

  it('fails with 1 where an expectation is missed, and says which', async () => {
    await folder.write('hard.yml', `${SHORT}expect: { attempts: "<= 0.5" }\n`);
    const { exitCode, error } = await folder.run('simulate', 'hard.yml');
    assert.equal(exitCode, 1);
    assert.match(error, /^missed: hard: attempts a request 1\.\d\d, expected <= 0\.5$/m);
  });

  it('takes expectations from load-balancer.yml', async () => {
    await folder.write('strict.yml', `${CONFIGURATION}expect: { served: ">= 99%" }\n`);
    const run = (scenario: string) => folder.run('simulate', '--config', 'strict.yml', scenario);
    assert.equal((await run('short.yml')).exitCode, 0);
    await folder.write('much.yml', 'duration: PT1M\ntraffic: { load: 300% }\n');
    const { exitCode, error } = await run('much.yml');
    assert.equal(exitCode, 0);
    assert.match(error, /note: much: served .*: not even an ideal balancer could/);
  });

  it('writes the report as a page', async () => {
    const { exitCode, error } = await folder.run('simulate', '--html', 'report.html', 'short.yml');
    assert.equal(exitCode, 0, error);
    assert.match(error, /wrote report\.html/);
    const page = await readFile(join(folder.directory, 'report.html'), 'utf8');
    assert.match(page, /<title>Load balancer prod: simulation<\/title>/);
  });

  it('names place and nearest name of what is wrong in a scenario, all of them at once', async () => {
    await folder.write('wrong.yml', 'faults:\n  - { account: jpan, is: hanging }\n');
    const { exitCode, out, error } = await folder.run('simulate', 'wrong.yml', 'nowhere.yml');
    assert.deepEqual([exitCode, out], [1, '']);
    assert.match(
      error,
      /^error: wrong\.yml:2:16: faults\.0\.account: no account is called "jpan" \(did you mean "japan"\?\)/m,
    );
    assert.match(
      error,
      /^error: nowhere\.yml: the file does not exist, nor is there a shipped scenario/m,
    );
  });

  it('is wrong use with a seed that is no number', async () => {
    const { exitCode, error } = await folder.run('simulate', '--seed', 'x');
    assert.equal(exitCode, 2);
    assert.match(error, /--seed must be a whole number, not "x"/);
  });
});
