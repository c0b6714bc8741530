/** Both providers on sockets, in whichever process. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary.ts';
import type { Edge } from './arm/exchange.ts';
import { createAzapi } from './azapi/provider.ts';
import { createAzurerm } from './azurerm/provider.ts';
import { serve } from './protocol/serve.ts';

export type Sockets = { readonly azurerm: string; readonly azapi: string };

/** @param edge how they reach Azure, and as whom */
export async function serveProviders(
  edge: Edge,
): Promise<{ readonly sockets: Sockets; close(): void }> {
  // The path of a unix socket is limited to about 100 characters.
  const directory = temporaryFolder('arm-');
  const sockets = { azurerm: join(directory, 'azurerm'), azapi: join(directory, 'azapi') };
  const servers = await Promise.all([
    serve(createAzurerm(edge), 5, sockets.azurerm),
    serve(createAzapi(edge), 6, sockets.azapi),
  ]);
  return {
    sockets,
    close() {
      for (const server of servers) server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
