/** The azapi provider's side of the plugin protocol. */
import type { Edge } from '../arm/client.ts';
import { type Provider, ProviderError } from '../protocol/provider.ts';
import { readSchema } from '../protocol/schema.ts';

export function createAzapi(_edge: Edge): Provider {
  const schema = readSchema(new URL('schema.json', import.meta.url));
  return {
    schema,
    legacyTypeSystem: false,
    configure: async () => {},
    validate: () => [],
    plan: async () => {
      throw new ProviderError('not here yet');
    },
    apply: async () => {
      throw new ProviderError('not here yet');
    },
    read: async () => {
      throw new ProviderError('not here yet');
    },
    readData: async () => {
      throw new ProviderError('not here yet');
    },
    import: () => {
      throw new ProviderError('not here yet');
    },
  };
}
