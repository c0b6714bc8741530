import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readScenario } from '../../../action/simulation/read.ts';
import { BALANCER } from './estates.ts';

const read = (text: string) => readScenario(text, { name: 'test', file: 'test.yml' }, BALANCER);

const say = (text: string): readonly string[] => {
  const result = read(text);
  if (!('findings' in result)) return [];
  return result.findings.map(({ line, column, message }) => `${line}:${column}: ${message}`);
};

const scenarioOf = (text: string) => {
  const result = read(text);
  if ('findings' in result) throw new Error(result.findings[0]?.message);
  return result.scenario;
};

describe('a right scenario', () => {
  it('gets the documented defaults, also from an empty file', () => {
    for (const text of ['', '{}', '# nothing\n']) {
      const { stages, traffic, model, units } = scenarioOf(text);
      assert.deepEqual(stages, [{ seconds: 600, load: { share: 0.55 } }]);
      assert.deepEqual([model, units], ['commonest', undefined]);
      assert.deepEqual(traffic, {
        callers: 50,
        failing: 0,
        oversized: 0,
        prompt: [300, 700],
        answer: [300, 700],
        retries: 0,
        chained: 0,
        turns: 1,
      });
    }
  });

  it('says loads, shares, times and tokens in units', () => {
    const scenario = scenarioOf(`
traffic:
  load: [{ for: PT1M, load: 12.5% }, { for: PT30S, load: 3/s }]
  prompt: 100
  chains: { share: 25%, turns: 4 }
accounts:
  preferred: { provisioned: true, burst: PT5S, latency: { first: 1.5s, token: 8ms } }
  sweden: { requestWindow: PT1S, wait: date, limits: hidden }
faults:
  - { account: any, is: failing, share: 5%, status: 503, from: PT10S, until: PT1M }
  - { account: each, is: slow, factor: 2.5 }
expect: { served: ">= 99.9%", recovery: "< 30s", addedP95: "<= 250ms", attempts: "<=1.2" }
`);
    assert.deepEqual(scenario.stages, [
      { seconds: 60, load: { share: 0.125 } },
      { seconds: 30, load: { perSecond: 3 } },
    ]);
    assert.deepEqual(scenario.traffic.prompt, [100, 100]);
    assert.deepEqual([scenario.traffic.chained, scenario.traffic.turns], [0.25, 4]);
    assert.deepEqual(scenario.accounts, {
      preferred: { provisioned: true, burst: 5, latency: { first: 1500, token: 8 } },
      sweden: { requestWindow: 1, wait: 'date', limits: 'hidden' },
    });
    assert.deepEqual(scenario.faults, [
      {
        accounts: 'any',
        fault: { kind: 'failing', share: 0.05, status: 503, from: 10, until: 60 },
      },
      {
        accounts: 'each',
        fault: { kind: 'slow', factor: 2.5, from: 0, until: Number.POSITIVE_INFINITY },
      },
    ]);
    assert.deepEqual(
      scenario.expectations.map(({ metric, comparison, bound }) => [metric, comparison, bound]),
      [
        ['served', '>=', 0.9990000000000001],
        ['attempts', '<=', 1.2],
        ['addedP95', '<=', 250],
        ['recovery', '<', 30_000],
      ],
    );
  });
});

describe('a wrong scenario is refused with place and nearest name', () => {
  const cases: Readonly<Record<string, readonly [string, RegExp]>> = {
    'unknown keys': [
      'traffic: { laod: 5% }',
      /^1:12: traffic\.laod: unknown key \(did you mean "load"\?\)$/,
    ],
    'a load without a unit': [
      'traffic: { load: 12 }',
      /^1:18: traffic\.load: 12 is not allowed, expected a share of the capacity such as 55%/,
    ],
    'a load in another unit': [
      'traffic: { load: 12 rps }',
      /traffic\.load: "12 rps" is not allowed, expected a share/,
    ],
    'a duration in other words': [
      'duration: 10m',
      /^1:11: duration: "10m" is not allowed, expected an ISO 8601 duration/,
    ],
    'an unknown account of a fault': [
      'faults:\n  - { account: sweeden, is: hanging }',
      /^2:16: faults\.0\.account: no account is called "sweeden" \(did you mean "sweden"\?\): there are japan, sweden, and the roles/,
    ],
    'an unknown account of an assumption': [
      'accounts: { prefered: { wait: none } }',
      /accounts\.prefered: no account is called "prefered" \(did you mean "preferred"\?\)/,
    ],
    'an unknown model': [
      'traffic: { model: gpt4o }',
      /^1:19: traffic\.model: no account has the model "gpt4o" \(did you mean "gpt-4o"\?\)/,
    ],
    'an unknown kind of fault': [
      'faults: [{ account: any, is: dead }]',
      /faults\.0\.is: "dead" is not allowed, expected one of unreachable, /,
    ],
    'what belongs to another fault': [
      'faults: [{ account: any, is: hanging, share: 5% }]',
      /faults\.0\.share: belongs to failing, not to hanging/,
    ],
    'a slow account that is not told how slow': [
      'faults: [{ account: any, is: slow }]',
      /faults\.0: missing key "factor"/,
    ],
    'a fault that ends before it begins': [
      'faults: [{ account: any, is: hanging, from: PT1M, until: PT30S }]',
      /faults\.0\.until: PT30S is not after PT1M/,
    ],
    'a quota of provisioned throughput': [
      'accounts: { any: { provisioned: true, requestsPerMinute: 5 } }',
      /requestsPerMinute: provisioned throughput has no such limit/,
    ],
    'a burst of what is not provisioned': [
      'accounts: { any: { burst: PT5S } }',
      /burst: only provisioned throughput has it/,
    ],
    'the least above the most': [
      'traffic: { prompt: [700, 300] }',
      /traffic\.prompt: the least, 700, is more than the most, 300/,
    ],
    'more bad callers than callers': [
      'traffic: { callers: 3, failing: 4 }',
      /traffic\.failing: 4 of 3 callers/,
    ],
    'two lengths': [
      'duration: PT1M\ntraffic: { load: [{ for: PT1M, load: 5% }] }',
      /^1:11: duration: the parts of traffic\.load say how long it lasts/,
    ],
    'a log and a load': [
      'traffic: { load: 5%, log: { file: a.csv } }',
      /traffic\.load: the log says how much is asked/,
    ],
    'an expectation in the wrong unit': [
      'expect: { served: ">= 30s" }',
      /^1:19: expect\.served: ">= 30s" has the wrong unit: expected ">= 99\.9%"/,
    ],
    'an expectation of nothing known': [
      'expect: { servd: ">= 3%" }',
      /expect\.servd: unknown key \(did you mean "served"\?\)/,
    ],
    'what is no YAML': ['traffic: [', /not valid YAML/],
  };
  for (const [what, [text, message]] of Object.entries(cases)) {
    it(what, () => {
      const found = say(text);
      assert.ok(
        found.some((one) => message.test(one)),
        found.join('\n') || 'it was accepted',
      );
    });
  }
});
