/** The checks before a plan, on a local Azure, in this process. */
import { readConfiguration } from '../../../action/config.ts';
import { askAzure } from '../../../action/preflight/preflight.ts';
import type { Json } from '../../../policy/standards/json.ts';
import type { LocalAzure } from '../../azure/index.ts';
import type { Principal } from '../../azure/principals.ts';

export type Asked = {
  readonly purpose?: 'plan' | 'apply' | 'destroy';
  readonly state?: Json;
  readonly begun?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
};

/** @returns the complaints, each as `key ¦ message`, warnings with `warning ¦ ` before it */
export async function ask(
  azure: LocalAzure,
  principal: Pick<Principal, 'clientId' | 'getToken'>,
  yaml: string,
  { purpose = 'apply', state = null, begun = [], environment = {} }: Asked = {},
): Promise<readonly string[]> {
  const { configuration, findings } = readConfiguration(yaml, 'lb.yml');
  if (configuration === undefined) throw new Error(JSON.stringify(findings));
  let now = 0;
  const complaints = await askAzure(
    {
      configuration,
      purpose,
      state,
      begun: async () => new Set(begun),
      environment: {
        ARM_SUBSCRIPTION_ID: azure.subscriptionId,
        ARM_TENANT_ID: azure.tenantId,
        ARM_CLIENT_ID: principal.clientId,
        ...environment,
      },
    },
    {
      credential: principal,
      fetch: (input, init) => azure.fetch(String(input), init),
      clock: {
        now: () => now,
        sleep: async (milliseconds) => {
          now += milliseconds;
        },
      },
      signal: new AbortController().signal,
      info: () => {},
    },
  );
  return complaints.map(({ severity, path, message }) =>
    [...(severity === 'warning' ? [severity] : []), ...path, message].join(' ¦ '),
  );
}

export function configurationFor(
  azure: LocalAzure,
  {
    sku = 'BasicV2_1',
    gateway = 'publisher: { name: AI Platform, email: ai@example.com }',
    more = 'rotation: {}',
  } = {},
): string {
  return `environment: prod
location: japaneast
gateway: { sku: ${sku}, ${gateway} }
accounts:
  japan:
    id: ${azure.account('openai-japan').id}
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
consumers: { team-a: }
${more}
`;
}

export const ACCOUNTS = [
  { name: 'openai-japan', location: 'japaneast', deployments: { 'gpt-4o': {} } },
];
