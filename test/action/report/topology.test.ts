import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderTopology, type Topology } from '../../../action/report/topology.ts';
import type { Strategy } from '../../../policy/configuration.ts';

function balancer(strategy: Strategy, names: readonly string[], models = ['gpt-4o']): Topology {
  return {
    strategy,
    stateful: 'follow',
    models: models.map((name) => ({
      name,
      members: names.map((account, index) => ({
        account,
        backend: account,
        deployment: name,
        priority: index + 1,
        weight: 5,
        choice: 0,
      })),
    })),
  };
}

test('each model points at its accounts, with what the strategy goes by', () => {
  const picture = renderTopology(balancer('priority', ['japan', 'sweden']));
  assert.match(picture, /^```mermaid\nflowchart LR$/m);
  assert.match(picture, /^ {2}m0 -->\|priority 1, weight 5\| a0$/m);
  assert.match(picture, /^ {2}m0 -->\|priority 2, weight 5\| a1$/m);
  assert.match(renderTopology(balancer('weighted', ['japan'])), /\|weight 5\|/);
  assert.match(renderTopology(balancer('random', ['japan'])), /^ {2}m0 --> a0$/m);
});

test('the account that holds state has its own arrow, though it serves no model', () => {
  const stateful = { account: 'france', backend: 'france' };
  const picture = renderTopology({ ...balancer('random', ['japan']), stateful });
  assert.match(picture, /^ {2}a1\[\("france"\)\]$/m);
  assert.match(picture, /stateful calls .-> a1$/m);
});

test('a name cannot end its label', () => {
  const picture = renderTopology(balancer('random', ['a"]; click x "http://evil"'], ['m\n`"']));
  for (const line of picture.split('\n').slice(2, -1)) {
    assert.doesNotMatch(
      line.replaceAll(/\["[^"]*"\]|\[\("[^"]*"\)\]|\(\["[^"]*"\]\)/g, ''),
      /["`]/,
    );
  }
  assert.match(renderTopology(balancer('random', ['a'], ['*'])), /"any model"/);
});

test('a crowd is not drawn', () => {
  const names = Array.from({ length: 31 }, (_, index) => `account${index}`);
  assert.equal(renderTopology(balancer('random', names, ['a', 'b'])), '');
});
