/** The README's own file, applied by Terraform to a local Azure: what unmodified clients are pointed at. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readDocuments } from '../../action/artefacts.ts';
import { describeFinding } from '../../action/finding.ts';
import { systemClock } from '../../policy/gateway/clock.ts';
import type { LocalAzure } from '../azure/index.ts';
import { textAt } from '../azure/json.ts';
import type { DeploymentOptions } from '../azure/seed.ts';
import { temporaryFolder } from '../temporary.ts';
import { openWorkspace } from '../terraform/workspace.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export type Applied = {
  readonly azure: LocalAzure;
  /** The accounts' names, in the file's order. */
  readonly accounts: readonly string[];
  /** The gateway, without `/openai`. */
  readonly endpoint: string;
  /** The first consumer's subscription key. */
  readonly key: string;
  /** Puts the clock forward. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
};

/**
 * @param deployments what the accounts have, by the deployments' names
 * @param change what a user writes instead; default: nothing
 */
export async function applyReadme(
  deployments: Readonly<Record<string, DeploymentOptions>>,
  change: (file: string) => string = (file) => file,
): Promise<Applied> {
  const text = change(fileOfReadme(await readFile(join(ROOT, 'README.md'), 'utf8')));
  const accounts = [...text.matchAll(/accounts\/([\w-]+)$/gm)].map(([, name = '']) => name);
  let offset = 0;
  const workspace = await openWorkspace({
    accounts: accounts.map((name) => ({ name, location: 'japaneast', deployments })),
    clock: { ...systemClock, now: () => systemClock.now() + offset },
  });
  const { azure } = workspace;
  try {
    // The README's subscription is nobody's.
    const own = text.replaceAll(/\/subscriptions\/\S*\/accounts\/([\w-]+)/g, (_, name) => {
      return azure.account(name).id;
    });
    await workspace.apply(await variablesOf(own));
    const { gateway_url, api_management_id } = await workspace.outputs();
    const [service = ''] = new URL(gateway_url ?? '').hostname.split('.');
    return {
      azure,
      accounts,
      endpoint: azure.gatewayUrl(service),
      key: await keyOf(azure, `${api_management_id}/subscriptions/team-a`),
      advance(milliseconds) {
        offset += milliseconds;
      },
      close: workspace.close,
    };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

function fileOfReadme(readme: string): string {
  const [, text] = /^```yaml\n(environment:.*?)^```$/ms.exec(readme) ?? [];
  if (text === undefined) throw new Error('README.md shows no load-balancer.yml');
  return text;
}

async function variablesOf(configuration: string) {
  const directory = temporaryFolder('clients-');
  const file = join(directory, 'load-balancer.yml');
  try {
    await writeFile(file, configuration);
    const functionPackage = join(ROOT, 'terraform/tests/fixtures/function.zip');
    const read = await readDocuments(file, directory, functionPackage);
    if (!read.ok) throw new Error(read.findings.map(describeFinding).join('\n'));
    return read.rendered.variables;
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function keyOf(azure: LocalAzure, subscription: string): Promise<string> {
  const { body } = await azure.call('POST', `${subscription}/listSecrets?api-version=2024-05-01`);
  const key = textAt(body, 'primaryKey');
  assert.ok(key !== undefined, JSON.stringify(body));
  return key;
}
