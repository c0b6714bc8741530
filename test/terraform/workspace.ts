/** A copy of terraform/ in front of a local Azure: state, plan and variables stay out of the repository. */
import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LocalAzure, type LocalAzureOptions, startLocalAzure } from '../azure/index.ts';
import type { Principal } from '../azure/principals.ts';
import { providerSource } from '../azure/provider/source.ts';
import { type Outcome, rootModule, startTerraform } from './terraform.ts';
import type { Variables } from './variables.ts';

export type Workspace = {
  readonly azure: LocalAzure;
  /** Where terraform runs. */
  readonly directory: string;
  /** Resource ids of the accounts, by name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Runs terraform, which must succeed; what it wrote. */
  terraform(...commandLine: readonly string[]): Promise<string>;
  /** Saves a plan for these variables; whether it changes anything, and its text. */
  plan(
    variables: Variables,
    ...options: readonly string[]
  ): Promise<{ readonly changes: boolean; readonly text: string }>;
  /** Plans and applies at once; the plan's text and what was done. */
  apply(variables: Variables, ...options: readonly string[]): Promise<string>;
  outputs(): Promise<Readonly<Record<string, string>>>;
  /** Names of the resources that the state has to be created before they are destroyed. */
  createdFirst(): Promise<ReadonlySet<string>>;
  /** What `call` comes to at every change that Azure is asked for until `act` is over, and once after it. */
  callDuring<Result>(
    act: () => Promise<unknown>,
    call: () => Promise<Result>,
  ): Promise<readonly Result[]>;
  close(): Promise<void>;
};

const PLAN = ['plan', '-detailed-exitcode', '-out=saved.tfplan'];

/**
 * @param module directory below terraform/ to run in: '' for the root module, or an example's.
 * @param principal whom terraform acts as; default: the operator, who is Owner
 */
export async function openWorkspace(
  options: LocalAzureOptions,
  module = '',
  principal: (azure: LocalAzure) => Pick<Principal, 'environment'> = (azure) => azure,
): Promise<Workspace> {
  const source = providerSource();
  let atChange = () => {};
  const azure = await startLocalAzure({
    ...options,
    tunnels: source.tunnels,
    lateness: ({ method }) => {
      if (method !== 'GET' && method !== 'HEAD') atChange();
      return 0;
    },
  });
  const process = await startTerraform(
    { ...azure.environment, ...principal(azure).environment },
    source,
    azure.clientFetch,
  );
  const copy = join(process.directory, 'terraform');
  await cp(rootModule, copy, { recursive: true });
  const directory = join(copy, module);

  let outputs: Promise<string> | undefined;
  const run = (...commandLine: readonly string[]): Promise<Outcome> => {
    outputs = undefined;
    return process.run(directory, ...commandLine, '-no-color');
  };
  const terraform = async (...commandLine: readonly string[]): Promise<string> => {
    const { exitCode, output } = await run(...commandLine);
    assert.equal(exitCode, 0, output);
    return output;
  };
  const write = (variables: Variables) =>
    writeFile(join(directory, 'terraform.tfvars.json'), JSON.stringify(variables));
  const plan: Workspace['plan'] = async (variables, ...options) => {
    await write(variables);
    const { exitCode, output } = await run(...PLAN, ...options);
    assert.notEqual(exitCode, 1, output);
    return { changes: exitCode === 2, text: output };
  };

  await terraform('init');
  return {
    azure,
    directory,
    accounts: Object.fromEntries(
      options.accounts.map(({ name }) => [
        name,
        azure.resourceIds().find((id) => id.endsWith(`/accounts/${name}`)) ?? '',
      ]),
    ),
    terraform,
    plan,
    async apply(variables, ...options) {
      await write(variables);
      return terraform('apply', '-auto-approve', ...options);
    },
    async outputs() {
      // Asked for again and again; the same until Terraform runs again.
      const asked = outputs ?? terraform('output', '-json');
      outputs = asked;
      const told: Record<string, { value: string }> = JSON.parse(await asked);
      return Object.fromEntries(Object.entries(told).map(([name, { value }]) => [name, value]));
    },
    createdFirst: async () => createdFirst(await terraform('state', 'pull')),
    callDuring: (act, call) =>
      callDuring(act, call, (change) => {
        atChange = change;
      }),
    async close() {
      await process.close();
      await azure.close();
    },
  };
}

function createdFirst(state: string): ReadonlySet<string> {
  const { resources }: { resources: StateResource[] } = JSON.parse(state);
  return new Set(
    resources
      .filter(({ instances }) => instances.some((one) => one.create_before_destroy === true))
      .map(({ type, name }) => `${type}.${name}`),
  );
}

type StateResource = {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly create_before_destroy?: boolean }[];
};

/** @param onChange is given what to do at each change of Azure's */
async function callDuring<Result>(
  act: () => Promise<unknown>,
  call: () => Promise<Result>,
  onChange: (change: () => void) => void,
): Promise<readonly Result[]> {
  const calls: Promise<Result>[] = [];
  onChange(() => {
    const called = call();
    // Told below, when all is over.
    called.catch(() => {});
    calls.push(called);
  });
  await act().finally(() => onChange(() => {}));
  return await Promise.all([...calls, call()]);
}
