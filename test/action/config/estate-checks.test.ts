import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfiguration } from '../../../action/config.ts';

const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';
const OTHER = '00000000-0000-0000-0000-000000000002';
const group = (name: string, subscription = SUBSCRIPTION) =>
  `/subscriptions/${subscription}/resourceGroups/${name}`;
const SERVICE = `${group('shared')}/providers/Microsoft.ApiManagement/service/apim-shared`;
const IDENTITY = `${group('shared')}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/apim-openai`;
const VAULT = `${group('shared')}/providers/Microsoft.KeyVault/vaults/kv-shared`;
const WORKSPACE = `${group('logs')}/providers/Microsoft.OperationalInsights/workspaces/central`;

const PUBLISHER = 'publisher: { name: AI Platform, email: ai@example.com }';

function configuration(gateway: string, more = ''): string {
  return `environment: prod
location: japaneast
gateway: { sku: BasicV2_1, ${gateway} }
accounts:
  japan:
    id: ${group('ai')}/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
consumers: { team-a: }
${more}`;
}

const findings = (text: string) =>
  readConfiguration(text, 'lb.yml').findings.map(
    ({ line, severity, message }) => `${line} ${severity}: ${message}`,
  );

describe('what exists already', () => {
  it('is read from the keys of what it stands for', () => {
    const read = readConfiguration(
      configuration(
        `existing: ${SERVICE}, identity: ${IDENTITY}`,
        `resourceGroup: { existing: ${group('shared')} }
logs: { existing: ${WORKSPACE} }
rotation: { vault: { existing: ${VAULT} } }
`,
      ),
      'lb.yml',
    );
    assert.deepEqual(read.findings, []);
    assert.deepEqual(read.configuration?.estate?.existing, {
      resourceGroup: group('shared'),
      service: SERVICE,
      identity: IDENTITY,
      workspace: WORKSPACE,
      vault: VAULT,
    });
  });

  it('leaves nothing in the configuration of who has nothing', () => {
    const read = readConfiguration(configuration(PUBLISHER), 'lb.yml');
    assert.equal(read.configuration?.estate, undefined);
  });

  for (const [what, text, expected] of [
    [
      'a service that is made without a publisher',
      configuration('path: openai'),
      /^3 error: gateway: missing key "publisher", unless the service exists/,
    ],
    [
      'a service that exists without an identity',
      configuration(`existing: ${SERVICE}`),
      /^3 error: gateway\.existing: missing key "identity" beside it/,
    ],
    [
      'an identity of a service that is made',
      configuration(`${PUBLISHER}, identity: ${IDENTITY}`),
      /^3 error: gateway\.identity: belongs to "existing"/,
    ],
    [
      'a vault in the place of a service',
      configuration(`existing: ${VAULT}, identity: ${IDENTITY}`),
      /^3 error: gateway\.existing: .* is not allowed, expected a resource id.*Microsoft\.ApiManagement\/service/,
    ],
    [
      'a group by its name',
      configuration(PUBLISHER, 'resourceGroup: { existing: shared }\n'),
      /^10 error: resourceGroup\.existing: "shared" is not allowed, expected a resource id/,
    ],
    [
      'a group of another subscription than the service',
      configuration(
        `existing: ${SERVICE}, identity: ${IDENTITY}`,
        `resourceGroup: { existing: ${group('other', OTHER)} }\n`,
      ),
      /^3 error: gateway\.existing: is in another subscription than the resource group/,
    ],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      const found = findings(text);
      assert.equal(found.length, 1, found.join('\n'));
      assert.match(found[0] ?? '', expected);
    });
  }
});

describe('a naming pattern', () => {
  const named = (naming: string) =>
    findings(configuration(PUBLISHER, `rotation: {}\nnaming: { ${naming} }\n`));

  it('is accepted where every name that follows is one that Azure accepts', () => {
    assert.deepEqual(named('pattern: "{type}-ai-{use}-{suffix}"'), []);
    assert.deepEqual(
      named(
        'pattern: "{type}-{use}-{environment}-{region}", keyVault: "kv-{suffix}", storageAccount: "st{environment}{suffix}"',
      ),
      [],
    );
  });

  for (const [what, naming, expected] of [
    [
      'makes a name too long',
      'pattern: "{type}-{use}-{environment}-{region}-{suffix}"',
      /^11 error: naming\.pattern: keyVault would be "kv-openai-prod-japaneast-0a1b2c", which has 31 characters; a name of this kind has 3 to 24/,
    ],
    [
      'has a character that the kind does not take',
      'functionApp: "func_{suffix}"',
      /^11 error: naming\.functionApp: functionApp would be "func_0a1b2c", which .* letters, digits and inner hyphens/,
    ],
    [
      'begins as the kind may not',
      'apiManagement: "1-{environment}"',
      /naming\.apiManagement: .*begins with a letter/,
    ],
    [
      'misspells a placeholder',
      'pattern: "{type}-{use}-{sufix}"',
      /^11 error: naming\.pattern: no placeholder is called \{sufix\}.*suffix/,
    ],
    ['leaves a brace open', 'keyVault: "kv-{suffix"', /has a brace without its other half/],
    [
      'calls both identities the same',
      'pattern: "{type}-{environment}-{suffix}"',
      /gatewayIdentity and rotationIdentity would both be "id-prod-0a1b2c": put \{use\}/,
    ],
    ['is of nothing', 'vault: "kv-{suffix}"', /^11 error: naming\.vault: unknown key/],
  ] as const) {
    it(`is refused where it ${what}`, () => {
      assert.match(named(naming).join('\n'), expected);
    });
  }

  it('has no effect on what exists, which is told', () => {
    const text = configuration(
      `existing: ${SERVICE}, identity: ${IDENTITY}`,
      'naming: { apiManagement: apim-prod, keyVault: kv-prod }\n',
    );
    assert.deepEqual(findings(text), [
      '10 warning: naming.apiManagement: has no effect: nothing of this kind is made',
      '10 warning: naming.keyVault: has no effect: nothing of this kind is made',
    ]);
  });
});

describe('tags of others', () => {
  it('are named by patterns', () => {
    const read = (patterns: string) =>
      readConfiguration(configuration(PUBLISHER, `ignoreTags: ${patterns}\n`), 'lb.yml');
    const { configuration: found, findings: none } = read('[hidden-*, cost centre, "*:managed"]');
    assert.deepEqual(none, []);
    assert.deepEqual(found?.estate?.ignoreTags, ['hidden-*', 'cost centre', '*:managed']);
    assert.match(
      read('["a/b"]').findings[0]?.message ?? '',
      /ignoreTags\.0: "a\/b" is not allowed/,
    );
  });
});
