/** The terraform process and its providers. Working files live in a directory of their own. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProviderSource, providerSource } from '../azure/provider/source.ts';
import { temporaryFolder } from '../temporary.ts';

export const rootModule = fileURLToPath(new URL('../../terraform/', import.meta.url));

export type Outcome = { readonly exitCode: number; readonly output: string };

export type Terraform = {
  /** Where plans, states and variables of this run may be written. */
  readonly directory: string;
  /** Runs `terraform -chdir=MODULE ARGUMENTS…`; `output` is what it wrote to both streams, without colours. */
  run(module: string, ...commandLine: readonly string[]): Promise<Outcome>;
  close(): Promise<void>;
};

/**
 * @param environment what the providers need to reach an Azure: that of the local Azure, or nothing for commands
 *   that only need the schemas (validate, and test with mocked providers).
 */
export async function startTerraform(
  environment: Readonly<Record<string, string>> = {},
  source: ProviderSource = providerSource(),
  fetch?: typeof globalThis.fetch,
): Promise<Terraform> {
  const directory = temporaryFolder('terraform-');
  const own = { PATH: process.env.PATH ?? '', HOME: directory, ...environment };
  const providers = await source.start(own, fetch);
  const settings = {
    ...providers.environment,
    // Not in the module's directory: other tests, and the user, work there at the same time.
    TF_DATA_DIR: join(directory, 'data'),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
  const start = (commandLine: readonly string[]): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const child = spawn('terraform', commandLine, { env: settings });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk) => chunks.push(chunk));
      child.stderr.on('data', (chunk) => chunks.push(chunk));
      child.once('error', reject);
      child.once('close', (code) =>
        resolve({ exitCode: code ?? -1, output: Buffer.concat(chunks).toString() }),
      );
    });
  return {
    directory,
    run: (module, ...commandLine) => start([`-chdir=${module}`, ...commandLine]),
    close: async () => {
      await providers.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
