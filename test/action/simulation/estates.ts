/** Configurations for scenarios, and where they are read. */

import { readConfiguration } from '../../../action/config.ts';
import { createBalancer } from '../../../policy/balancer.ts';

const account = (name: string, more: string) => `
  ${name}:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-${name}
    endpoint: https://openai-${name}.openai.azure.com/
    ${more}`;

export const CONFIGURATION = `environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:${account('japan', 'models: [gpt-4o, o4-mini]')}${account('sweden', 'models: { gpt-4o: { deployment: gpt-4o-eu } }\n    priority: 2')}
consumers:
  team-a: { tokensPerMinute: 1000 }
`;

/** @throws {Error} for a configuration that is not valid */
export function balancerFrom(text: string) {
  const { configuration, findings } = readConfiguration(text, 'load-balancer.yml');
  if (configuration === undefined) throw new Error(findings[0]?.message);
  return createBalancer(configuration);
}

export const BALANCER = balancerFrom(CONFIGURATION);

/** Other shapes that a configuration may have. */
export const OTHERS: Readonly<Record<string, string>> = {
  'one account that lists no models': CONFIGURATION.replace(
    /accounts:[\s\S]*/,
    `accounts:${account('only', 'weight: 1')}\n`,
  ),
  'pools, weighted': `${CONFIGURATION}balancing: { strategy: weighted, selection: pool }\n`,
  'an alias': `${CONFIGURATION}models: { chat: { use: [gpt-4o, o4-mini] } }\n`,
  'a gateway without consumers': CONFIGURATION.replace('BasicV2_1', 'Premium_2').replace(
    /consumers:[\s\S]*/,
    '',
  ),
};
