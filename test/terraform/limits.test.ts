/**
 * The configuration and the module's variables draw the same lines. The variables are tried by themselves, as a
 * module without resources, many inputs in one plan.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfiguration } from '../../action/config.ts';
import { type TerraformVariables, toVariables } from '../../action/variables.ts';
import { createBalancer } from '../../policy/balancer.ts';
import limits from '../../terraform/limits.json' with { type: 'json' };
import { written } from '../action/config/configurations.ts';
import { rootModule, startTerraform, type Terraform } from './terraform.ts';

const DOCUMENTS = {
  policy: '<policies >',
  openapi: '{"openapi":"3.0.1"}',
  functionPackage: undefined,
};

let terraform: Terraform;
before(async () => {
  terraform = await startTerraform();
});
after(() => terraform.close());

type Refusal = { readonly input: number; readonly variable: string; readonly message: string };

/** What Terraform says to inputs of the module, each with the variable that it is about. */
async function refusals(inputs: readonly object[]): Promise<readonly Refusal[]> {
  const directory = join(terraform.directory, 'limits');
  await mkdir(join(directory, 'variables'), { recursive: true });
  for (const file of ['variables.tf', 'limits.json', 'names.json']) {
    await copyFile(join(rootModule, file), join(directory, 'variables', file));
  }
  const blocks = inputs.map((input, index) =>
    [
      `module "input${index}" {`,
      '  source = "./variables"',
      ...Object.keys(input)
        .filter((name) => name !== 'function_package')
        .map((name) => `  ${name} = local.inputs[${index}].${name}`),
      '}',
    ].join('\n'),
  );
  await writeFile(join(directory, 'inputs.json'), JSON.stringify(inputs));
  const read = `locals { inputs = jsondecode(file("\${path.module}/inputs.json")) }`;
  await writeFile(join(directory, 'main.tf'), [read, ...blocks].join('\n'));
  await terraform.run(directory, 'init');
  const { output } = await terraform.run(directory, 'plan', '-json');
  return output.split('\n').flatMap((line) => {
    const { diagnostic } = line.startsWith('{') ? JSON.parse(line) : {};
    if (diagnostic?.severity !== 'error') return [];
    const [, variable = '', input] =
      / (\w+) = local\.inputs\[(\d+)\]/.exec(diagnostic.snippet?.code ?? '') ?? [];
    const message = `${diagnostic.summary}: ${diagnostic.detail}`;
    return [{ input: Number(input), variable, message }];
  });
}

const ID = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers';

const FILE = {
  environment: 'prod',
  location: 'japaneast',
  tags: {},
  gateway: { sku: 'BasicV2_1', publisher: { name: 'AI', email: 'ai@example.com' } },
  accounts: {
    japan: {
      id: `${ID}/Microsoft.CognitiveServices/accounts/openai-japan`,
      endpoint: 'https://japan.openai.azure.com/',
      models: ['gpt-4o'],
    },
  },
  balancing: { selection: 'pool', breaker: {} },
  consumers: { 'team-a': {} },
  // Often enough for the shortest interval.
  rotation: {
    schedule: '0 0 * * * *',
    notify: {
      queue: { storageAccount: `${ID}/Microsoft.Storage/storageAccounts/abc`, name: 'abc' },
    },
  },
};

/** A copy with a value at a path, whose way is made where there is none. */
function changed<Target extends object>(
  target: Target,
  path: readonly string[],
  value: unknown,
): Target {
  const copy = structuredClone(target);
  const parent = path.slice(0, -1).reduce<object>((object, step) => {
    if (Reflect.get(object, step) === null) Reflect.set(object, step, {});
    return Reflect.get(object, step) ?? {};
  }, copy);
  Reflect.set(parent, path.at(-1) ?? '', value);
  return copy;
}

const errorsOf = (file: object) =>
  readConfiguration(JSON.stringify(file, undefined, 1), 'x').findings.filter(
    ({ severity }) => severity === 'error',
  );

function variablesOf(file: object): TerraformVariables | undefined {
  const { configuration } = readConfiguration(JSON.stringify(file), 'x');
  return configuration === undefined
    ? undefined
    : toVariables(configuration, createBalancer(configuration), DOCUMENTS);
}

/** A key of the file, the variable that it becomes, and what both take of it and what not. */
type Line = {
  readonly file: readonly string[];
  /** Where it differs from the file's. */
  readonly variable?: readonly string[];
  readonly taken: readonly unknown[];
  readonly refused: readonly unknown[];
};

const long = (length: number) => 'x'.repeat(length);
const account = (name: string, group = 'ai') =>
  `${ID.replace('/ai/', `/${group}/`)}/Microsoft.CognitiveServices/accounts/${name}`;
const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, '']));
const named = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));
const tagged = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, 'x']));
const READER = '00000000-0000-4000-8000-00000000000a';

const LINES: readonly Line[] = [
  {
    file: ['location'],
    taken: ['japaneast', 'westus3'],
    refused: ['1', 'a', 'Japan East', '9west'],
  },
  {
    file: ['environment'],
    taken: ['a', 'a-b', long(12)],
    refused: ['', 'a--b', 'A', '1a', 'a-', long(15)],
  },
  {
    file: ['tags'],
    taken: [tags(50), tagged(long(128)), tagged('cost centre'), tagged('費用'), tagged('a', 'b')],
    refused: [
      tags(51),
      tagged(''),
      tagged(long(129)),
      ...[...'<>%&\\?/\n'].map((sign) => tagged(`a${sign}`)),
      tagged('team', 'Team'),
    ],
  },
  {
    file: ['tags', 't'],
    taken: ['', long(256), 'é'.repeat(128)],
    refused: [long(257), 'é'.repeat(129), 'a\nb'],
  },
  {
    file: ['gateway', 'sku'],
    taken: [
      ...['Developer_1', 'Basic_2', 'Standard_4', 'Premium_99'],
      ...['BasicV2_10', 'StandardV2_10', 'PremiumV2_30'],
    ],
    refused: [
      ...['Developer_2', 'Basic_3', 'Standard_5', 'Premium_100', 'BasicV2_11', 'StandardV2_11'],
      ...['PremiumV2_31', 'BasicV2_0', 'basicv2_1', 'BasicV2'],
    ],
  },
  {
    file: ['gateway', 'publisher', 'name'],
    taken: [long(100), '🙂'.repeat(100)],
    refused: ['', long(101), '🙂'.repeat(101), 'a\nb'],
  },
  {
    file: ['gateway', 'publisher', 'email'],
    taken: [`${long(88)}@example.com`],
    refused: [`${long(89)}@example.com`, 'nobody', 'a b@c', '@c', 'a@'],
  },
  {
    file: ['gateway', 'path'],
    taken: ['a', 'openai/v2', '_a-', long(400)],
    refused: ['', '/a', 'a/', '-a', 'a//b', 'ä', 'a b', long(401)],
  },
  {
    file: ['accounts', 'japan', 'id'],
    taken: [
      account('ab'),
      account(`a${long(63)}`),
      account('ab', 'é(1).x'),
      account('ab', long(90)),
    ],
    refused: [
      ...['', account('a'), account(`a${long(64)}`), account('ab/'), account('-a')],
      ...[long(91), 'a.', 'a b'].map((group) => account('ab', group)),
      account('ab').replace(/[\da-f]{8}-/, '0000-'),
    ],
  },
  {
    file: ['consumers'],
    taken: [named('a', '0', 'a-b', long(60))],
    refused: ['master', '-a', 'a-', 'a_b', 'a b', long(81)].map((name) => named(name)),
  },
  {
    file: ['consumers', 'team-a', 'formerly'],
    taken: ['old', long(60)],
    refused: ['master', 'a-', long(81)],
  },
  {
    file: ['consumers', 'team-a', 'readers'],
    taken: [[READER]],
    refused: [['nobody'], [READER, READER.toUpperCase()]],
  },
  {
    file: ['balancing', 'breaker', 'failures'],
    variable: ['breaker', 'failures'],
    taken: [1, limits.breaker_failures.to],
    refused: [0, 1.5, limits.breaker_failures.to + 1, 9_999_999_999],
  },
  {
    file: ['balancing', 'breaker', 'trip'],
    variable: ['breaker', 'trip'],
    taken: ['PT1S', 'P1DT1H1M1S', 'P24855D', `PT${limits.duration.seconds}S`],
    refused: ['PT0S', 'P0D', 'P', 'PT', '30s', 'P1W', 'P100000D', 'PT99999999999S'],
  },
  {
    file: ['rotation', 'schedule'],
    taken: ['0 0 3 * * *', '*/5 0-30 1,2 * JAN-DEC MON'],
    refused: ['0 3 * * *', '', '0 0 3 * * ?'],
  },
  {
    file: ['rotation', 'interval'],
    taken: ['PT1H', 'P30D'],
    refused: ['', 'P', '30d', 'P100000D'],
  },
  {
    file: ['rotation', 'actionGroup'],
    variable: ['rotation', 'action_group_id'],
    taken: [`${ID}/Microsoft.Insights/actionGroups/a`],
    refused: [`${ID}/Microsoft.Insights/actionGroups/`, 'somebody'],
  },
  {
    file: ['rotation', 'notify', 'webhook'],
    taken: ['https://hooks.example.com', 'https://hooks.example.com:8443/a/b/'],
    refused: [
      'http://hooks.example.com/a',
      'https://hooks.example.com/a?code=secret',
      'https://user@hooks.example.com/a',
      'https:///a',
    ],
  },
  {
    file: ['rotation', 'notify', 'queue', 'storageAccount'],
    variable: ['rotation', 'notify', 'queue', 'storage_account_id'],
    taken: [`${ID}/Microsoft.Storage/storageAccounts/abc`],
    refused: [`${ID}/Microsoft.Storage/storageAccounts/A-b`, 'somewhere'],
  },
  {
    file: ['rotation', 'notify', 'queue', 'name'],
    taken: ['abc', 'a-b-c', 'q'.repeat(63)],
    refused: ['ab', 'a--b-c', 'Queue', '-abc', 'q'.repeat(64)],
  },
];

const variableOf = ({ file, variable = file }: Line) => variable;

/** Every value of a line, so that no two of a group are about one variable: a group is one input. */
function grouped(kind: 'taken' | 'refused') {
  const groups: { readonly line: Line; readonly value: unknown }[][] = [];
  for (const line of LINES) {
    for (const value of line[kind]) {
      const [name = ''] = variableOf(line);
      const free = groups.find((group) =>
        group.every((other) => !together(name, variableOf(other.line)[0] ?? '')),
      );
      if (free === undefined) groups.push([{ line, value }]);
      else free.push({ line, value });
    }
  }
  return groups;
}

/** Whether a fault of one hides what is said of the other: Terraform asks no further where something is wrong. */
function together(one: string, other: string): boolean {
  const pairs = [
    ['gateway', 'breaker'],
    ['consumers', 'rotation'],
  ];
  return one === other || pairs.some((pair) => pair.includes(one) && pair.includes(other));
}

describe('what the configuration accepts', () => {
  it('the module takes as well, whatever it is', async () => {
    const inputs = fc.sample(written, 25).flatMap((file) => variablesOf(file) ?? []);
    assert.ok(inputs.length > 0, `${inputs.length} are accepted`);
    const refused = await refusals(inputs);
    assert.deepEqual(
      refused.map((one) => ({ ...one, input: inputs[one.input] })),
      [],
    );
  });

  it('the module takes as well, at every limit', async () => {
    const inputs = grouped('taken').map((group) => {
      const file = group.reduce((file, { line, value }) => changed(file, line.file, value), FILE);
      assert.deepEqual(errorsOf(file), []);
      return variablesOf(file) ?? {};
    });
    assert.deepEqual(await refusals(inputs), []);
  });
});

describe('what the module refuses', () => {
  it('the configuration refuses as well, beyond every limit and at a line', async () => {
    const valid = variablesOf(FILE);
    assert.ok(valid !== undefined);
    const groups = grouped('refused');
    const inputs = groups.map((group) =>
      group.reduce((input, { line, value }) => changed(input, variableOf(line), value), valid),
    );
    const refused = await refusals(inputs);
    for (const [input, group] of groups.entries()) {
      for (const { line, value } of group) {
        const what = `${line.file.join('.')}: ${JSON.stringify(value).slice(0, 80)}`;
        const [name] = variableOf(line);
        assert.ok(
          refused.some((one) => one.input === input && one.variable === name),
          `the module takes ${what}`,
        );
        const [first] = errorsOf(changed(FILE, line.file, value));
        assert.ok(first !== undefined, `the configuration takes ${what}`);
        assert.ok((first.line ?? 1) > 1, `${what}: ${first.message}`);
      }
    }
  });
});
