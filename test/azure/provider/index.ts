/**
 * Stand-ins for the azurerm and azapi providers, for machines without the Terraform registry. They have the
 * real providers' schemas and make the same requests to Azure Resource Manager, from a process of their own or from one
 * that can reach an Azure without a network.
 *
 * `main.ts` is that process of their own. It serves, by Terraform's plugin protocol (`protocol/`), azurerm (`azurerm/`, with a
 * file for each type of resource) and azapi (`azapi/`); both talk to Azure through `arm/`.
 */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Sockets, serveProviders } from './serve-providers.ts';

export type ProviderOptions = {
  /**
   * Environment of the provider process, complete: ARM_TENANT_ID, ARM_SUBSCRIPTION_ID, ARM_CLIENT_ID and
   * ARM_CLIENT_SECRET, and what leads to the Azure it shall talk to (HTTPS_PROXY, NODE_USE_ENV_PROXY,
   * NODE_EXTRA_CA_CERTS).
   */
  readonly environment: { readonly [name: string]: string };
  /** Called with one line for each request to Azure: method, path, status. */
  readonly log?: (line: string) => void;
  /** Reaches Azure from this process, in which both are then served; default: a process of their own. */
  readonly fetch?: typeof fetch | undefined;
};

export type RunningProviders = {
  /** Value for TF_REATTACH_PROVIDERS in the environment of `terraform`. */
  readonly reattach: string;
  /**
   * Ends the provider process and waits until it is gone.
   *
   * @throws Error with what the process wrote when it had crashed
   */
  close(): Promise<void>;
};

const REGISTRY = 'registry.terraform.io';

/**
 * Starts to serve both providers, and waits until connections are accepted.
 *
 * @throws Error with what the process of their own wrote when it ends before it is ready
 */
export async function startProviders(options: ProviderOptions): Promise<RunningProviders> {
  return options.fetch === undefined ? startProcess(options) : startHere(options, options.fetch);
}

async function startHere(
  { environment, log = () => {} }: ProviderOptions,
  fetch: typeof globalThis.fetch,
): Promise<RunningProviders> {
  const providers = await serveProviders({ environment, fetch, now: Date.now, log });
  return {
    reattach: reattachTo(process.pid, providers.sockets),
    close: async () => providers.close(),
  };
}

async function startProcess(options: ProviderOptions): Promise<RunningProviders> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    // Tests start it often, and loading its sources is most of what that costs.
    env: { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  createInterface(child.stderr).on('line', (line) => complaints.push(line));
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the providers ended with ${code}:\n${complaints.join('\n')}`));
    });
  });
  // Whoever waits for the end hears of a crash; until then nobody has to.
  ended.catch(() => {});

  // The first line tells the sockets, each further one a request.
  const lines = createInterface(child.stdout);
  const first = new Promise<string>((resolve) => lines.once('line', resolve));
  const ready = await Promise.race([first, ended]);
  if (ready === undefined) throw new Error('the providers ended before they were ready');
  const sockets: Sockets = JSON.parse(ready);
  lines.on('line', (line) => options.log?.(line));

  return {
    reattach: reattachTo(child.pid, sockets),
    close: async () => {
      child.stdin.end();
      try {
        await ended;
      } finally {
        // What a crash has left behind.
        await rm(dirname(sockets.azurerm), { recursive: true, force: true });
      }
    },
  };
}

function reattachTo(pid: number | undefined, sockets: Sockets): string {
  const address = (socket: string, version: number) => ({
    Protocol: 'grpc',
    ProtocolVersion: version,
    Pid: pid,
    // Leaves the process alive when a terraform command ends: the next command attaches to it again.
    Test: true,
    Addr: { Network: 'unix', String: socket },
  });
  return JSON.stringify({
    [`${REGISTRY}/hashicorp/azurerm`]: address(sockets.azurerm, 5),
    [`${REGISTRY}/azure/azapi`]: address(sockets.azapi, 6),
  });
}
