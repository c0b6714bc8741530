import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Configuration } from '../../../policy/configuration.ts';
import { type Scenario, situationOf } from '../../../policy/simulate/scenario.ts';
import { balancerOf, type Estate, MODEL } from './situations.ts';

const models = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { deployment: name }]));

const ESTATE: Estate = {
  first: { priority: 1, weight: 1, models: models(MODEL) },
  second: { priority: 1, weight: 1, models: models(MODEL, 'rare') },
  third: {
    priority: 2,
    weight: 1,
    models: { [MODEL]: { deployment: 'own-name' }, rare: { deployment: 'rare' } },
  },
};

const SCENARIO: Scenario = {
  name: 'test',
  about: '',
  model: 'commonest',
  stages: [{ seconds: 60, load: { share: 0.5 } }],
  traffic: {
    callers: 10,
    failing: 0,
    oversized: 0,
    prompt: [400, 600],
    answer: [400, 600],
    retries: 0,
    chained: 0,
    turns: 1,
  },
  accounts: {},
  faults: [],
  units: undefined,
  expectations: [],
};

const situation = (
  scenario: Partial<Scenario>,
  balancing: Partial<Configuration['balancing']> = {},
  scale = 1,
) => situationOf({ ...SCENARIO, ...scenario }, balancerOf(ESTATE, balancing), scale);

/** The accounts that a role means. */
function meant(role: string, balancing: Partial<Configuration['balancing']> = {}) {
  const fault = { kind: 'unreachable', from: 0, until: 1 } as const;
  const { accounts } = situation({ faults: [{ accounts: role, fault }] }, balancing);
  return Object.keys(accounts).filter((name) => (accounts[name]?.faults.length ?? 0) > 0);
}

describe('a scenario in front of a configuration', () => {
  it('finds accounts by their role, or by name', () => {
    assert.deepEqual(meant('each'), ['first', 'second', 'third']);
    assert.deepEqual(meant('preferred'), ['first', 'second']);
    assert.deepEqual(meant('others'), ['third']);
    assert.deepEqual(meant('any'), ['first']);
    assert.deepEqual(meant('second'), ['second']);
    assert.throws(() => meant('fourth'), /no account is called "fourth"/);
  });

  it('prefers all accounts alike where priorities do not count', () => {
    assert.deepEqual(meant('preferred', { strategy: 'weighted' }), ['first', 'second', 'third']);
    assert.deepEqual(meant('others', { strategy: 'weighted' }), []);
  });

  it('asks as much as a share of what the model’s accounts take together', () => {
    const tokens = { each: { tokensPerMinute: 60_000 }, third: { tokensPerMinute: 120_000 } };
    const rate = (scenario: Partial<Scenario>) =>
      situation({ accounts: tokens, ...scenario }).workload.stages[0]?.rate;
    assert.equal(rate({}), 2, 'half of 240 calls of 1,000 tokens a minute');
    assert.equal(rate({ model: 'rare' }), 1.5, 'half of 180');
    assert.equal(rate({ stages: [{ seconds: 1, load: { perSecond: 7 } }] }), 7);
  });

  it('counts the later calls of chains as part of the load', () => {
    const { workload } = situation({
      stages: [{ seconds: 60, load: { perSecond: 10 } }],
      traffic: { ...SCENARIO.traffic, chained: 0.5, turns: 3 },
    });
    assert.equal(workload.stages[0]?.rate, 5, 'half of the calls bring two more');
  });

  it('chooses the model that most or fewest accounts serve', () => {
    assert.equal(situation({}).workload.model, MODEL);
    assert.equal(situation({ model: 'rarest' }).workload.model, 'rare');
    assert.throws(() => situation({ model: 'gpt-5' }), /no account has the model "gpt-5"/);
  });

  it('gives each account the deployments that the configuration gives it, under its own names', () => {
    const { accounts } = situation({});
    const deployments = (name: string) => Object.keys(accounts[name]?.deployments ?? {});
    assert.deepEqual(deployments('first'), [MODEL]);
    assert.deepEqual(deployments('third').sort(), ['own-name', 'rare']);
    assert.equal(accounts.third?.host, 'third.openai.azure.com');
  });

  it('calls any model where accounts name none', () => {
    const open = balancerOf({ only: { priority: 1, weight: 1 } });
    const { workload, accounts } = situationOf(SCENARIO, open);
    assert.deepEqual(Object.keys(accounts.only?.deployments ?? {}), [workload.model]);
  });

  it('lets the later of two assumptions count, key by key', () => {
    const { accounts } = situation({
      accounts: { each: { wait: 'none', tokensPerMinute: 5 }, first: { tokensPerMinute: 7 } },
    });
    const { tells, deployments } = accounts.first ?? {};
    assert.equal(tells?.wait, 'none');
    assert.equal(deployments?.[MODEL]?.tokensPerMinute, 7);
  });

  it('has as many gateway units as the SKU, unless it says how many', () => {
    assert.equal(situation({}).units, 2, 'BasicV2_2');
    assert.equal(situation({ units: 4 }).units, 4);
  });

  it('is the same story with less of everything at a smaller scale', () => {
    const [whole, half] = [situation({}), situation({}, {}, 0.5)];
    const rate = ({ workload }: typeof whole) => workload.stages[0]?.rate ?? 0;
    assert.equal(rate(half), rate(whole) / 2);
    assert.equal(half.accounts.first?.deployments[MODEL]?.tokensPerMinute, 50_000);
  });
});
