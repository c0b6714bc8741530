import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import configuration from '../../../action/config.schema.json' with { type: 'json' };
import scenario from '../../../action/scenario.schema.json' with { type: 'json' };
import { readScenario } from '../../../action/simulation/read.ts';
import { METRICS } from '../../../policy/simulate/index.ts';
import { BALANCER } from './estates.ts';

it('load-balancer.yml and scenarios expect the same, in the same words', () => {
  assert.deepEqual(
    configuration.properties.expect.properties,
    scenario.properties.expect.properties,
  );
  assert.deepEqual(configuration.definitions.comparison, scenario.definitions.comparison);
  assert.deepEqual(Object.keys(scenario.properties.expect.properties), Object.keys(METRICS));
});

it('every default that the schema of scenarios documents is one that the schema takes', () => {
  // The defaults themselves are held against what is done by the tests of reading.
  const text = `
duration: ${scenario.properties.duration.default}
traffic: { load: ${scenario.properties.traffic.properties.load.default}, prompt: ${scenario.properties.traffic.properties.prompt.default} }
`;
  assert.ok('scenario' in readScenario(text, { name: 'test', file: 'test.yml' }, BALANCER));
});

it('the scenarios in the documentation are valid', async () => {
  const page = await readFile(new URL('../../../docs/simulation.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, text = '']) => text)
    .filter((text) => /^(about|traffic):/m.test(text));
  assert.equal(blocks.length, 2);
  for (const text of blocks) {
    const read = readScenario(text, { name: 'docs', file: 'docs.yml' }, BALANCER);
    assert.deepEqual('findings' in read ? read.findings : [], []);
  }
});
