import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRecord, recordOf } from '../../../action/configuration-record.ts';
import { configurationChanges } from '../../../action/report/configuration-changes.ts';
import type { Configuration } from '../../../policy/configuration.ts';
import { configurationOf } from '../../policy/render/balancers.ts';

const BEFORE = configurationOf();
const said = (after: Partial<Configuration>, before = BEFORE): readonly string[] =>
  configurationChanges(before, { ...before, ...after }).map(({ kind, text }) => `${kind}: ${text}`);
const limited = (more: object) => ({ models: undefined, tokensPerMinute: undefined, ...more });

describe('what a change of load-balancer.yml means', () => {
  it('is nothing where nothing changes', () => {
    assert.deepEqual(said({}), []);
    assert.deepEqual(said({ models: {} }), []);
  });

  it('says who joins, who leaves and what they may, what is lost first', () => {
    assert.deepEqual(
      said({
        consumers: {
          'team-b': limited({}),
          'team-c': limited({
            models: ['gpt-4o'],
            tokensPerMinute: 20_000,
            requestsPerMinute: 100,
            tokenQuota: { tokens: 5_000_000, period: 'Monthly' },
          }),
        },
      }),
      [
        'loss: team-a leaves: its keys end',
        'gain: team-b joins with all models',
        'gain: team-c joins with gpt-4o, 20,000 tokens a minute, 100 requests a minute, 5,000,000 tokens monthly',
      ],
    );
  });

  it('knows a consumer again that was renamed, by the name it had', () => {
    const named = (name: string) => ({
      consumers: { [name]: { ...limited({}), formerly: 'team-a' } },
    });
    assert.deepEqual(said(named('team-b')), [
      'change: name of a consumer, which keeps its keys: team-b (before: team-a)',
    ]);
    assert.deepEqual(said(named('team-c'), configurationOf(named('team-b'))), [
      'change: name of a consumer, which keeps its keys: team-c (before: team-b)',
    ]);
  });

  it('says which limits become tighter and which looser', () => {
    const before = configurationOf({
      consumers: {
        a: limited({ tokensPerMinute: 1000 }),
        b: limited({}),
        c: limited({ models: ['gpt-4o', 'small'] }),
      },
    });
    assert.deepEqual(
      said(
        {
          consumers: {
            a: limited({ tokensPerMinute: 2000, models: ['gpt-4o'] }),
            b: limited({ requestsPerMinute: 10 }),
            c: limited({ models: ['gpt-4o', 'large'] }),
          },
        },
        before,
      ),
      [
        'loss: a may call gpt-4o only (before: all models)',
        'loss: b is limited to 10 requests a minute (before: no limit)',
        'loss: c may no longer call small',
        'gain: a is limited to 2,000 tokens a minute (before: 1,000)',
        'gain: c may call large',
      ],
    );
  });

  it('says how calls are spread, and which accounts and models come and go', () => {
    const after = configurationOf({
      accounts: {
        japan: { models: { 'gpt-5': 'five' }, weight: 3 },
        korea: { models: { 'gpt-5': true } },
      },
      balancing: { strategy: 'weighted' },
      models: { chat: { timeout: 'PT1M', use: ['gpt-5'] } },
    });
    assert.deepEqual(said(after), [
      'loss: account sweden leaves, with gpt-4o',
      'loss: japan no longer serves gpt-4o',
      'loss: no account serves gpt-4o any more: calls of it get 404',
      'change: weight of japan: 3 (before: 1)',
      'change: time limit of chat: PT1M',
      'change: calls are spread by weight instead of by priority',
      'gain: account korea joins, with gpt-5; weight 1',
      'gain: japan serves gpt-5',
      'gain: alias chat stands for gpt-5',
    ]);
  });

  it('says what callers must change, and what they may present', () => {
    const gateway = { ...BEFORE.gateway, path: 'ai', sku: 'StandardV2_1' };
    const entra = { tenant: 't', audiences: ['api://x'] };
    assert.deepEqual(
      said({ gateway, callers: { keys: false, bearer: false, entra, origins: ['https://a'] } }),
      [
        'loss: base URL that callers use, behind the host: /ai (before: /openai)',
        'loss: subscription keys: refused (before: accepted)',
        'change: gateway: StandardV2_1 (before: BasicV2_1)',
        'change: web pages that may call: https://a (before: none)',
        'gain: tokens of Entra ID: of tenant t for api://x (before: refused)',
      ],
    );
  });

  it('tells each key of the configuration', () => {
    // Whatever is added to the configuration has to be told: each leaf is changed, one at a time.
    const full: Configuration = {
      ...configurationOf({ balancing: { selection: 'pool', attempts: 2, stateful: 'japan' } }),
      callers: {
        keys: true,
        bearer: false,
        entra: { tenant: 't', audiences: ['a'] },
        origins: ['o'],
      },
      consumers: { a: limited({ tokensPerMinute: 1, requestsPerMinute: 1, readers: ['r'] }) },
      tags: { team: 'x' },
    };
    for (const path of leavesOf(full)) {
      const changed = changedAt(full, path) as Configuration;
      assert.notDeepEqual(configurationChanges(full, changed), [], path.join('.'));
    }
  });
});

describe('the record of a configuration', () => {
  it('comes back as it was', () => {
    const record = recordOf(BEFORE);
    assert.deepEqual(configurationChanges(readRecord(record) ?? BEFORE, BEFORE), []);
    assert.equal(recordOf({ ...BEFORE }), record);
  });

  it('of an earlier version has the defaults of what it did not know', () => {
    const { callers: _, models: __, ...old } = BEFORE;
    const read = readRecord(JSON.stringify({ ...old, balancing: { strategy: 'random' } }));
    assert.ok(read);
    assert.deepEqual(
      configurationChanges(read, BEFORE).map(({ text }) => text),
      ['calls are spread by priority instead of at random'],
    );
  });

  it('is nothing where the text is no record', () => {
    for (const text of ['', '{', '[]', 'null', '"x"', '{}', '{"environment":1}']) {
      assert.equal(readRecord(text), undefined, text);
    }
  });
});

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return value === undefined ? [] : [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    return typeof value === 'number'
      ? value + 1
      : typeof value === 'boolean'
        ? !value
        : `${value}2`;
  }
  const entries = Object.entries(Object(value));
  const changed = entries.map(([name, child]) => [
    name,
    name === key ? changedAt(child, rest) : child,
  ]);
  return Array.isArray(value) ? changed.map(([, child]) => child) : Object.fromEntries(changed);
}
