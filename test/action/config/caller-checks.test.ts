/** What `load-balancer.yml` may say of callers and consumers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';

const TENANT = '7E000000-0000-4000-8000-000000000001';
const APPLICATION = 'AA000000-0000-4000-8000-000000000001';
const GROUP = 'cc000000-0000-4000-8000-000000000001';

const BASE = `environment: prod
location: japaneast
gateway: { sku: BasicV2_1, publisher: { name: AI, email: ai@example.com } }
accounts:
  japan:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://japan.openai.azure.com/
`;
const ENTRA = `entra: { tenant: ${TENANT}, audiences: [api://gateway] }`;
const OWN = `entra: { applications: [${APPLICATION}], groups: [${GROUP}] }`;

const say = (text: string): readonly string[] =>
  readConfiguration(BASE + text, 'lb.yml').findings.map(
    ({ line, column, severity, message }) => `${line}:${column}: ${severity}: ${message}`,
  );

describe('callers and consumers', () => {
  it('are read as written, ids as claims have them', () => {
    const { configuration, findings } = readConfiguration(
      `${BASE}callers:
  keys: true
  ${ENTRA}
  cors: { origins: [https://app.example.com, http://localhost:3000] }
consumers:
  team-a:
    tokenQuota: { tokens: 5000000, period: Monthly }
    requestsPerMinute: 100
    ${OWN}
`,
      'lb.yml',
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(configuration?.callers, {
      keys: true,
      bearer: false,
      entra: { tenant: TENANT.toLowerCase(), audiences: ['api://gateway'] },
      origins: ['https://app.example.com', 'http://localhost:3000'],
    });
    assert.deepEqual(configuration?.consumers['team-a'], {
      formerly: undefined,
      models: undefined,
      tokensPerMinute: undefined,
      tokenQuota: { tokens: 5_000_000, period: 'Monthly' },
      requestsPerMinute: 100,
      entra: { applications: [APPLICATION.toLowerCase()], groups: [GROUP] },
      readers: [],
    });
  });

  it('may have bearer keys, and no keys at all', () => {
    assert.deepEqual(say('callers: { keys: { bearer: true } }\n'), []);
    assert.deepEqual(
      say(`callers: { keys: false, ${ENTRA} }\nconsumers: { team-a: { ${OWN} } }\n`),
      [],
    );
  });

  const refused: readonly (readonly [name: string, text: string, ...expected: RegExp[]])[] = [
    [
      'bearer keys beside tokens, which come in the same header',
      `callers: { keys: { bearer: true }, ${ENTRA} }\nconsumers: { team-a: { ${OWN} } }\n`,
      /^8:28: error: callers\.keys\.bearer: .* remove callers\.keys\.bearer or callers\.entra$/,
    ],
    [
      'nobody at all',
      'callers: { keys: false }\n',
      /^8:18: error: callers\.keys: nobody could call: accept keys, or set callers\.entra$/,
    ],
    [
      'a rotation of keys that there are not',
      `callers: { keys: false, ${ENTRA} }\nconsumers: { team-a: { ${OWN} } }\nrotation: {}\n`,
      /^10:11: error: rotation: there are no keys to rotate/,
    ],
    [
      'a consumer’s tokens where none are accepted',
      `consumers: { team-a: { ${OWN} } }\n`,
      /^8:31: error: consumers\.team-a\.entra: no token is accepted without callers\.entra/,
    ],
    [
      'a consumer that can be nobody',
      `callers: { keys: false, ${ENTRA} }\nconsumers:\n  team-a: { ${OWN} }\n  team-b: {}\n`,
      /^11:11: error: consumers\.team-b: cannot call with callers\.keys false/,
    ],
    [
      'two consumers with one application or group',
      `callers: { ${ENTRA} }\nconsumers:\n  team-a: { ${OWN} }\n  team-b: { ${OWN.toLowerCase()} }\n`,
      /^11:37: error: consumers\.team-b\.entra\.applications\.0: aa0{6}-.* is already one of "team-a"/,
      /^11:85: error: consumers\.team-b\.entra\.groups\.0: cc0{6}-.* is already one of "team-a"/,
    ],
    [
      'two consumers with one subscription',
      'consumers:\n  team-a: {}\n  team-b: { formerly: team-a }\n  team-c: { formerly: old }\n  team-d: { formerly: old }\n',
      /^10:23: error: consumers\.team-b\.formerly: the subscription "team-a" is the one of "team-a"/,
      /^12:23: error: consumers\.team-d\.formerly: the subscription "old" is the one of "team-c"/,
    ],
    [
      'a quota without its period, and a period that there is not',
      'consumers:\n  team-a: { tokenQuota: { tokens: 5 } }\n  team-b: { tokenQuota: { tokens: 5, period: Quarterly } }\n',
      /^9:25: error: consumers\.team-a\.tokenQuota: missing key "period"$/,
      /^10:46: error: .*"Quarterly" is not allowed, expected one of Hourly, Daily, Weekly, Monthly, Yearly/,
    ],
    [
      'an origin that no browser sends',
      'callers: { cors: { origins: [https://app.example.com/, "*"] } }\n',
      /^8:30: error: callers\.cors\.origins\.0: .* expected an origin without a path/,
      /^8:56: error: callers\.cors\.origins\.1: /,
    ],
    [
      'a tenant that is a name',
      'callers: { entra: { tenant: contoso.com, audiences: [api://x] } }\n',
      /^8:29: error: callers\.entra\.tenant: "contoso\.com" is not allowed, expected an id/,
    ],
  ];
  for (const [name, text, ...expected] of refused) {
    it(`refuse ${name}`, () => {
      const said = say(text);
      assert.equal(said.length, expected.length, said.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(said[index] ?? '', pattern);
    });
  }

  it('refuse limits that the Consumption tier does not have', () => {
    const text = `${BASE.replace('BasicV2_1', 'Consumption_0')}consumers:
  team-a: { requestsPerMinute: 5, tokenQuota: { tokens: 5, period: Daily } }
`;
    const [finding] = readConfiguration(text, 'lb.yml').findings;
    assert.match(
      finding?.message ?? '',
      /limits of consumers \(tokenQuota\), limits of consumers \(requestsPerMinute\)/,
    );
  });

  it('warn of tokens that nobody’s are, and of an audience that opens the accounts as well', () => {
    assert.match(
      say(`callers: { ${ENTRA} }\n`)[0] ?? '',
      /^8:19: warning: callers\.entra: every token is refused/,
    );
    assert.match(
      say(
        `callers: { ${ENTRA.replace('api://gateway', 'https://cognitiveservices.azure.com')} }\nconsumers: { team-a: { ${OWN} } }\n`,
      )[0] ?? '',
      /^8:\d+: warning: callers\.entra\.audiences: .* registration of its own$/,
    );
  });
});
