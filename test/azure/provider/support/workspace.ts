/** A directory with a configuration, and the real terraform on it with both stand-ins attached. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../../temporary.ts';
import { startProviders } from '../index.ts';
import { SHORT_LIVED } from '../source.ts';

export type Outcome = {
  readonly exitCode: number;
  /** What terraform wrote to both streams, its lines joined, without the frame around errors. */
  readonly output: string;
};

export type Workspace = {
  readonly directory: string;
  /** Requests to Azure that the providers made: "METHOD address status". */
  readonly requests: string[];
  /** Resolves with the next of them that ends so. */
  requestEnding(end: string): Promise<void>;
  write(configuration: string): Promise<void>;
  run(...commandLine: readonly string[]): Promise<Outcome>;
  /** A command that is still running, to be signalled. */
  start(...commandLine: readonly string[]): { child: ChildProcess; outcome: Promise<Outcome> };
  /** Plans and tells what each resource is about to undergo, by address. */
  plan(): Promise<{ actions: { [address: string]: string }; output: string }>;
  /** Applies, expecting success. */
  apply(...options: readonly string[]): Promise<void>;
  state(): Promise<string>;
  /** What `terraform providers schema` tells, by provider. */
  schemas(): Promise<{ [provider: string]: { resource_schemas: { [type: string]: ShownSchema } } }>;
  close(): Promise<void>;
};

type ShownSchema = {
  readonly version: number;
  readonly block: {
    readonly attributes: {
      readonly [name: string]: {
        readonly computed?: boolean;
        readonly nested_type?: { readonly nesting_mode: string };
      };
    };
    readonly block_types: {
      readonly [name: string]: { readonly nesting_mode: string; readonly max_items?: number };
    };
  };
};

export const blocks = `
terraform {
  required_providers {
    azurerm = { source = "hashicorp/azurerm" }
    azapi   = { source = "Azure/azapi" }
  }
}
provider "azurerm" {
  features {}
}
provider "azapi" {}
`;

/** @param fetch reaches Azure from this process, which then serves the providers; default: a process of their own */
export async function createWorkspace(
  environment: { readonly [name: string]: string },
  fetch?: typeof globalThis.fetch,
): Promise<Workspace> {
  const directory = temporaryFolder('workspace-');
  const requests: string[] = [];
  const made = new EventEmitter();
  const providers = await startProviders({
    environment,
    fetch,
    log: (line) => {
      requests.push(line);
      made.emit('request');
    },
  });
  const settings = {
    ...SHORT_LIVED,
    PATH: process.env.PATH,
    HOME: directory,
    TF_REATTACH_PROVIDERS: providers.reattach,
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
  };

  const start: Workspace['start'] = (...commandLine) =>
    startTerraform(directory, settings, commandLine);
  const run: Workspace['run'] = (...commandLine) => start(...commandLine).outcome;

  async function succeed(...commandLine: readonly string[]): Promise<string> {
    const { exitCode, output } = await run(...commandLine);
    if (exitCode !== 0) {
      const reason = output.slice(Math.max(output.indexOf('Error:'), 0));
      throw new Error(`terraform ${commandLine.join(' ')}: ${reason}`);
    }
    return output;
  }

  // The set of providers never changes, so one initialization is enough.
  await writeFile(join(directory, 'main.tf'), blocks);
  await succeed('init');

  return {
    directory,
    requests,
    requestEnding: async (end) => {
      const from = requests.length;
      while (!requests.slice(from).some((line) => line.endsWith(end))) await once(made, 'request');
    },
    run,
    start,
    write: (configuration) => writeFile(join(directory, 'main.tf'), configuration),
    plan: async () => {
      const output = await succeed('plan', '-out=tfplan');
      const announced = output.matchAll(
        /# (?<address>\S+) (?:will be|must be|is tainted, so must be) (?<action>created|updated|destroyed|replaced|read)/g,
      );
      const actions = [...announced].map(({ groups }) => [groups?.address, groups?.action]);
      return { actions: Object.fromEntries(actions), output };
    },
    apply: async (...options) => {
      await succeed('apply', '-auto-approve', ...options);
    },
    state: () => readFile(join(directory, 'terraform.tfstate'), 'utf8'),
    schemas: async () => {
      const shown: { provider_schemas: Awaited<ReturnType<Workspace['schemas']>> } = JSON.parse(
        await succeed('providers', 'schema', '-json'),
      );
      return shown.provider_schemas;
    },
    close: async () => {
      await providers.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function startTerraform(
  directory: string,
  settings: NodeJS.ProcessEnv,
  commandLine: readonly string[],
): ReturnType<Workspace['start']> {
  const child = spawn('terraform', [...commandLine, '-no-color'], {
    cwd: directory,
    env: settings,
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({
        exitCode: code ?? -1,
        output: Buffer.concat(chunks)
          .toString()
          .replace(/[│╷╵\s]+/g, ' '),
      }),
    );
  });
  return { child, outcome };
}
