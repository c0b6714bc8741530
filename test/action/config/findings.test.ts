/** What is told of a configuration. More than 400 lines: one table, a text and its findings a row. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfiguration } from '../../../action/config.ts';
import { account, BASE, say } from './base.ts';

describe('findings', () => {
  const cases: readonly (readonly [
    name: string,
    text: string,
    expected: readonly (string | RegExp)[],
  ])[] = [
    [
      'name every unknown key at its place with the nearest valid one',
      BASE.replace('location:', 'locaton:').replace(
        'endpoint: https://openai-japan',
        'endpiont: https://openai-japan',
      ),
      [
        'lb.yml:1:1: error: missing key "location"',
        'lb.yml:2:1: error: locaton: unknown key (did you mean "location"?)',
        'lb.yml:8:5: error: accounts.japan: missing key "endpoint"',
        'lb.yml:9:5: error: accounts.japan.endpiont: unknown key (did you mean "endpoint"?)',
      ],
    ],
    [
      'name a wrong choice',
      `${BASE}balancing: { strategy: prioritty }\n`,
      [
        'lb.yml:15:24: error: balancing.strategy: "prioritty" is not allowed, expected one of random, round-robin, weighted, priority (did you mean "priority"?)',
      ],
    ],
    [
      'say what a type or form should be',
      `${BASE}balancing: { attempts: many, breaker: { trip: 30s } }\n`,
      [
        'lb.yml:15:24: error: balancing.attempts: "many" is not allowed, expected integer',
        /lb\.yml:15:47: error: balancing\.breaker\.trip: "30s" is not allowed, expected an ISO 8601 duration/,
      ],
    ],
    [
      'refuse a file that is empty',
      '',
      ['lb.yml:1:1: error: an empty value is not allowed, expected object'],
    ],
    [
      'refuse broken YAML where it breaks',
      `${BASE}tags: "x\n`,
      [/^lb\.yml:1\d:\d+: error: not valid YAML: /],
    ],
    [
      'refuse a key that stands twice',
      `${BASE}location: swedencentral\n`,
      [/^lb\.yml:15:1: error: not valid YAML: the same key stands here twice/],
    ],
    [
      'refuse an account that stands twice',
      BASE.replace(account('sweden'), account('JAPAN')),
      ['lb.yml:12:9: error: accounts.sweden.id: the same account as "japan": remove one of them'],
    ],
    [
      'refuse a regional endpoint and say why',
      BASE.replace('openai-japan.openai.azure.com', 'japaneast.api.cognitive.microsoft.com'),
      [
        /^lb\.yml:9:15: error: accounts\.japan\.endpoint: .* regional endpoint, which refuses managed identities/,
      ],
    ],
    [
      'refuse an endpoint with a path',
      BASE.replace('openai-japan.openai.azure.com/', 'openai-japan.openai.azure.com/openai'),
      [/accounts\.japan\.endpoint: .* is more than a host/],
    ],
    [
      'name the limits of a pool',
      `${BASE}balancing: { selection: pool }\n`,
      [
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
      ],
    ],
    [
      'refuse priorities without a circuit breaker',
      `${BASE}balancing: { selection: pool, strategy: priority, breaker: false }\n`,
      [
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
        /^lb\.yml:15:60: error: balancing\.breaker: strategy "priority" needs a circuit breaker/,
      ],
    ],
    [
      'refuse a pool that is to choose at random',
      `${BASE}balancing: { selection: pool, strategy: random }\n`,
      [
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
        /error: balancing\.strategy: a pool cannot choose at random/,
      ],
    ],
    [
      'warn of a breaker that cannot open within one request',
      `${BASE}balancing: { selection: pool, attempts: 3, breaker: { failures: 3 } }\n`,
      [
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
        /^lb\.yml:15:65: warning: balancing\.breaker\.failures: 3 failures .* 3 attempts/,
      ],
    ],
    [
      'warn of a breaker that nothing uses, with the way to keep it',
      `${BASE}balancing: { breaker: { failures: 1 } }\n`,
      [
        /^lb\.yml:15:23: warning: balancing\.breaker: has no effect .* set balancing\.selection to pool/,
      ],
    ],
    [
      'warn of marks that a pool does not have',
      `${BASE}balancing: { selection: pool, marks: { faulty: PT10S } }\n`,
      [
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
        /warning: balancing\.marks\.faulty: has no effect with selection "pool"/,
      ],
    ],
    [
      'refuse a mark that is longer than the longest wait',
      `${BASE}balancing: { marks: { longest: PT20S } }\n`,
      [
        'lb.yml:15:32: error: balancing.marks.longest: faulty (PT30S) is longer than longest (PT20S)',
        'lb.yml:15:32: error: balancing.marks.longest: misconfigured (PT1M) is longer than longest (PT20S)',
      ],
    ],
    [
      'warn of a time limit that the network may cut',
      `${BASE}models: { gpt-4o: { timeout: PT5M } }\n`,
      [/^lb\.yml:15:30: warning: models\.gpt-4o\.timeout: PT5M is longer than 240 seconds/],
    ],
    [
      'refuse a setting of a model that no account has',
      `${BASE}models: { gpt-4: { timeout: PT1M } }\n`,
      [
        /^lb\.yml:15:18: error: models\.gpt-4: no account has the model "gpt-4" \(did you mean "gpt-4o"\?\)/,
      ],
    ],
    [
      'refuse models that differ in case only, in one account',
      BASE.replace('[gpt-4o, text-embedding-3-small]', '[gpt-4o, GPT-4o]'),
      [
        /^lb\.yml:\d+:\d+: error: accounts\.japan\.models\.1: "GPT-4o" differs from "gpt-4o" in case only/,
      ],
    ],
    [
      'refuse models that differ in case only, in two accounts',
      BASE.replace('models: [gpt-4o]', 'models: { GPT-4o: }'),
      [
        /^lb\.yml:\d+:\d+: error: accounts\.sweden\.models\.GPT-4o: "GPT-4o" differs from "gpt-4o" in case only/,
      ],
    ],
    [
      'refuse a model that no account has',
      `${BASE}consumers: { team-a: { models: [gpt-4] } }\n`,
      [
        'lb.yml:15:33: error: consumers.team-a.models.0: no account has the model "gpt-4" (did you mean "gpt-4o"?): the accounts have gpt-4o, text-embedding-3-small',
      ],
    ],
    [
      'refuse what the SKU cannot do, by name',
      BASE.replace('BasicV2_1', 'Consumption_0'),
      [/^lb\.yml:4:8: error: gateway\.sku: "Consumption_0" cannot do streamed responses .*cache/],
    ],
    [
      'warn of two accounts that share their quota',
      BASE.replaceAll(/( {4}endpoint: .*)/g, '$1\n    location: japaneast'),
      [/accounts\.sweden\.location: same subscription and region as "japan"/],
    ],
    [
      'refuse a schedule of five fields and show the sixth',
      `${BASE}rotation: { schedule: "0 3 * * *" }\nconsumers: { team-a: {} }\n`,
      [
        /rotation\.schedule: .* expected six fields .* found 5: put the seconds in front, "0 0 3 \* \* \*"/,
      ],
    ],
    [
      'refuse a schedule out of range',
      `${BASE}rotation: { schedule: "0 0 25 * * *" }\nconsumers: { team-a: {} }\n`,
      [/rotation\.schedule: .* the hour "25" is not between 0 and 23/],
    ],
    [
      'warn of an interval that App Service cannot follow',
      `${BASE}rotation: { interval: P1D }\nconsumers: { team-a: {} }\n`,
      [/warning: rotation\.interval: P1D is shorter than P2D/],
    ],
    [
      'refuse an interval that the function would refuse',
      `${BASE}rotation: { interval: PT5M }\nconsumers: { team-a: {} }\n`,
      ['lb.yml:15:23: error: rotation.interval: PT5M is too short, expected PT1H or more'],
    ],
    [
      'refuse a schedule that comes more rarely than the interval, with its line',
      `${BASE}rotation: { schedule: "0 0 3 * * sun", interval: P3D }\nconsumers: { team-a: {} }\n`,
      [/^lb\.yml:15:50: error: rotation\.interval: P3D is shorter than the 7 days/],
    ],
    [
      'refuse windows and days that are none',
      `${BASE}rotation: { window: 9-5, freezes: [{ from: tomorrow, to: 2027-01-03 }] }\n`,
      [
        /rotation\.window: "9-5" is not allowed, expected two times of day such as 22:00-04:00/,
        /rotation\.freezes\.0\.from: "tomorrow" is not allowed, expected a date/,
      ],
    ],
    [
      'refuse an unknown discipline',
      `${BASE}rotation: { discipline: regenrate }\n`,
      [/rotation\.discipline: "regenrate" is not allowed.*did you mean "regenerate"/],
    ],
    [
      'refuse callers over HTTP that are no ids, and a missing audience',
      `${BASE}rotation: { http: { allowedPrincipals: [ci] } }\n`,
      [
        /rotation\.http: missing key "audience"/,
        /rotation\.http\.allowedPrincipals\.0: "ci" is not .*an id such as 0000/,
      ],
    ],
    [
      'warn of readers of a vault that is not deployed',
      `${BASE}consumers: { team-a: { readers: [00000000-0000-4000-8000-00000000000a] } }\n`,
      [/warning: consumers\.team-a\.readers: has no effect without rotation/],
    ],
    [
      'warn of keys that the strategy ignores',
      `${BASE.replace('models: [gpt-4o]\n', 'models: [gpt-4o]\n    weight: 2\n')}balancing: { strategy: round-robin }\n`,
      ['lb.yml:15:13: warning: accounts.sweden.weight: has no effect with strategy "round-robin"'],
    ],
    [
      'warn that a pool cannot balance /v1 over different deployment names',
      `${BASE.replace('models: [gpt-4o]', 'models: { gpt-4o: { deployment: other } }')}balancing: { selection: pool }\n`,
      [
        /warning: accounts\.japan\.models: accounts name the deployment of "gpt-4o" differently/,
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
      ],
    ],
    [
      'refuse an unknown account for state',
      `${BASE}balancing: { stateful: japn }\n`,
      [
        'lb.yml:15:24: error: balancing.stateful: no account is called "japn" (did you mean "japan"?)',
      ],
    ],
    [
      'refuse aliases that lead back to themselves, to nothing, or are models already',
      `${BASE}models: { a: { use: [b] }, b: { use: [a] }, c: { use: [gpt-5] }, gpt-4O: { use: [gpt-4o] } }\n`,
      [
        'lb.yml:15:21: error: models.a.use: the alias leads back to itself: a → b → a',
        'lb.yml:15:38: error: models.b.use: the alias leads back to itself: b → a → b',
        /lb\.yml:15:\d+: error: models\.c\.use\.0: no account has the model "gpt-5", and no alias is called so/,
        /lb\.yml:15:\d+: error: models\.gpt-4O\.use: an account has a model "gpt-4o": give the alias another name/,
      ],
    ],
    [
      'refuse an alias where a pool chooses, and state that follows there',
      `${BASE}models: { a: { use: [gpt-4o] } }\nbalancing: { selection: pool, stateful: follow }\n`,
      [
        /15:21: error: models\.a\.use: an alias needs selection "policy"/,
        /16:25: warning: balancing\.selection: a pool moves on/,
        /16:41: error: balancing\.stateful: a pool chooses the account itself/,
      ],
    ],
    ...(
      [
        [
          'HTTPS://openai-japan.openai.azure.com/',
          /is an unusual way to write https:\/\/openai-japan/,
        ],
        [' https://openai-japan.openai.azure.com', /is an unusual way/],
        ['https:openai-japan.openai.azure.com', /is an unusual way/],
        ['https://openai-japan.openai.azure.com:443/', /is an unusual way/],
        ['https://openai-japan.openai.azure.com/?', /is an unusual way/],
        ['https://openai-japan.openai.azure.com/./', /is an unusual way/],
        ['https://-a.openai.azure.com/', /is not the custom subdomain/],
        ["https://a'b.openai.azure.com/", /is not the custom subdomain/],
      ] as const
    ).map(
      ([endpoint, expected]) =>
        [
          `refuse the endpoint ${endpoint}, which the gateway would not be able to call`,
          BASE.replace('https://openai-japan.openai.azure.com/', JSON.stringify(endpoint)),
          [expected],
        ] as const,
    ),
    [
      'refuse keys to rotate of nobody',
      `${BASE}rotation: {}\n`,
      [
        'lb.yml:15:11: error: rotation: there is no consumer whose keys could be rotated: add one, or remove rotation',
      ],
    ],
    [
      'refuse durations and numbers that no integer of the policy holds',
      `${BASE}balancing: { timeout: P24856D, attempts: 9999999999 }\n`,
      [
        /15:23: error: balancing\.timeout: "P24856D" is too long, expected 2147483647 seconds at most/,
        /15:42: error: balancing\.attempts: 9999999999 is out of range, expected <= 50/,
      ],
    ],
    [
      'refuse a consumer that would be API Management’s own subscription',
      `${BASE}consumers: { master: {} }\n`,
      [/15:22: error: consumers\.master: "master" is API Management's own subscription/],
    ],
    [
      'refuse origins that browsers send otherwise',
      `${BASE}callers: { cors: { origins: ["https://a.example:443", "https://a.example:99999"] } }\n`,
      [
        /15:30: error: callers\.cors\.origins\.0: browsers send "https:\/\/a\.example:443" as "https:\/\/a\.example"/,
        /15:55: error: callers\.cors\.origins\.1: .* is no origin/,
      ],
    ],
    [
      'refuse a reader twice, in whatever case',
      `${BASE}rotation: {}\nconsumers: { a: { readers: [00000000-0000-4000-8000-00000000000a, 00000000-0000-4000-8000-00000000000A] } }\n`,
      [/16:67: error: consumers\.a\.readers\.1: the same reader stands twice/],
    ],
    [
      'refuse a breaker that is no time open',
      `${BASE}balancing: { selection: pool, breaker: { trip: PT0S } }\n`,
      [/warning: balancing\.selection/, /15:48: error: balancing\.breaker\.trip: PT0S is no time/],
    ],
    [
      'refuse a model whose backend API Management would not take, at the model',
      `${BASE.replace('models: [gpt-4o]', 'models: [gpt-4o, o3-]')}balancing: { selection: pool }\n`,
      [
        /^lb\.yml:14:22: error: accounts\.sweden\.models\.o3-: a backend's name would be "sweden--o3-", expected 1 to 80/,
        /warning: balancing\.selection/,
      ],
    ],
    [
      'refuse a model whose backend has too long a name, at the model',
      `${BASE.replace('  sweden:', `  ${'s'.repeat(40)}:`).replace('models: [gpt-4o]', `models: [${'m'.repeat(64)}]`)}balancing: { selection: pool }\n`,
      [
        /^lb\.yml:14:14: error: accounts\.s+\.models\.m+: backend name .* has 106 characters, APIM allows 80/,
        /warning: balancing\.selection/,
      ],
    ],
    [
      'refuse an alias for more models than a request can ask',
      `${BASE.replace('[gpt-4o, text-embedding-3-small]', `[${Array.from({ length: 51 }, (_, index) => `m${index}`)}, gpt-4o]`)}models: { a: { use: [${Array.from({ length: 51 }, (_, index) => `m${index}`)}] } }\n`,
      [/15:21: error: models\.a\.use: the alias stands for 51 models, and a request makes 50/],
    ],
    [
      'refuse tags that Azure takes for one, and warn of those that it may refuse',
      `${BASE}tags: { team: a, Team: b, "azure:x": c }\n`,
      [
        /15:24: error: tags\.Team: Azure takes it for the same tag as "team"/,
        /15:38: warning: tags\.azure:x: names that begin with microsoft, azure, windows are reserved/,
      ],
    ],
    [
      'refuse models whose backends would share a name',
      `${BASE.replace('[gpt-4o, text-embedding-3-small]', '[gpt-4.1, gpt-4_1]')}balancing: { selection: pool }\n`,
      [
        /10:23: error: accounts\.japan\.models\.gpt-4_1: model gpt-4\.1 and model gpt-4_1 need the same backend name/,
        /warning: balancing\.selection: a pool moves on within a request only after failures that open a breaker/,
      ],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const said = say(text);
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, pattern] of expected.entries()) {
        if (typeof pattern === 'string') assert.equal(said[index], pattern);
        else assert.match(said[index] ?? '', pattern);
      }
    });
  }

  it('keep any text from crashing the reader', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => BASE + text),
        ),
        (text) => {
          for (const { line, column } of readConfiguration(text, 'lb.yml').findings) {
            assert.ok((line ?? 0) >= 1 && (column ?? 0) >= 1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('refuse aliases that would explode', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map(
        (letter, index) =>
          `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`,
      )
      .join('\n')}\n`;
    assert.match(
      say(bomb)[0] ?? '',
      /^lb.yml:9:8: error: not valid YAML: with its aliases written out/,
    );
  });
});
