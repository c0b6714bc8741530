/**
 * A local Azure to play with: prints what another terminal needs and runs until Ctrl-C.
 * `node test/azure/main.ts [account…]`, default accounts: japan and sweden.
 */
import { once } from 'node:events';
import { startLocalAzure } from './index.ts';
import { providerSource } from './provider/source.ts';

const DEPLOYMENTS = {
  'gpt-4o': { tokensPerMinute: 100_000 },
  'text-embedding-3-small': { tokensPerMinute: 100_000 },
};

// Waits from the start: whoever reads the last line below may interrupt at once.
const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const names = process.argv.slice(2);
const azure = await startLocalAzure({
  accounts: (names.length === 0 ? ['japan', 'sweden'] : names).map((name) => ({
    name,
    location: 'japaneast',
    deployments: DEPLOYMENTS,
  })),
  tunnels: providerSource().tunnels,
});

const ids = azure.resourceIds().filter((id) => /\/accounts\/[^/]+$/.test(id));
const backend = Object.entries(azure.stateBackend).map(([name, value]) => `${name}=${value}`);
console.log(`# A local Azure behind ${azure.proxyUrl}; paste this into another terminal.
${Object.entries(azure.environment)
  .map(([name, value]) => `export ${name}='${value}'`)
  .join('\n')}
# Azure OpenAI accounts:
${ids.map((id) => `#   ${id}`).join('\n')}
# A container for Terraform's state (backend "azurerm", use_azuread_auth = true):
#   ${backend.join(' ')}
# Ctrl-C ends it, and everything in it is forgotten.`);

await interrupted;
await azure.close();
