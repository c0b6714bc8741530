/**
 * The provider process. Writes one line of JSON with its sockets when it is ready, then one line for each request
 * to Azure, and ends when its standard input does: with its parent, however that ends.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edge } from './arm/exchange.ts';
import { createAzapi } from './azapi/provider.ts';
import { createAzurerm } from './azurerm/provider.ts';
import { serve } from './protocol/serve.ts';

// The path of a unix socket is limited to about 100 characters.
const directory = mkdtempSync(join(tmpdir(), 'arm-'));
const sockets = { azurerm: join(directory, 'azurerm'), azapi: join(directory, 'azapi') };
const edge: Edge = {
  environment: process.env,
  fetch,
  now: Date.now,
  log: (line) => process.stdout.write(`${line}\n`),
};

const servers = await Promise.all([
  serve(createAzurerm(edge), 5, sockets.azurerm),
  serve(createAzapi(edge), 6, sockets.azapi),
]);
// A Ctrl-C reaches every process of the terminal. Terraform is the one to answer it, by stopping its calls
// here and then asking for what it needs to write the state; the real providers ignore the signal as well.
process.on('SIGINT', () => {});
// With its parent gone nobody reads the log; that must not keep the process from ending in order.
process.stdout.on('error', () => {});
process.stdin.resume().once('close', end);
process.once('SIGTERM', end);
process.stdout.write(`${JSON.stringify(sockets)}\n`);

function end(): void {
  for (const server of servers) server.close();
  rmSync(directory, { recursive: true, force: true });
  process.exit();
}
