/** Input of the root module for tests: one model on any number of accounts, behind a priority pool. */
import { readFileSync } from 'node:fs';

const openapi = readFileSync(
  new URL('../../terraform/examples/chat-completions.json', import.meta.url),
  'utf8',
);

export type Variables = Readonly<Record<string, unknown>>;

/** @param accounts resource id by account name; the first gets priority 1, the others follow. */
export function variablesFor(accounts: Readonly<Record<string, string>>): Variables {
  const names = Object.keys(accounts);
  const backends = names.map((name) => `${name}--gpt-4o`);
  return {
    environment: 'test',
    location: 'japaneast',
    tags: { team: 'platform' },
    gateway: { sku: 'BasicV2_1', publisher: { name: 'AI Platform', email: 'ai@example.com' } },
    accounts: Object.fromEntries(Object.entries(accounts).map(([name, id]) => [name, { id }])),
    backends: Object.fromEntries(
      names.map((name) => [`${name}--gpt-4o`, { url: `https://${name}.openai.azure.com/openai` }]),
    ),
    breaker: { failures: 1, interval: 'PT1M', trip: 'PT30S' },
    pools: {
      'pool--gpt-4o': {
        services: backends.map((backend, index) => ({ backend, priority: index + 1, weight: 1 })),
      },
    },
    consumers: { 'team-a': { display_name: 'Team A' }, 'team-b': {} },
    policy: policyFor(backends),
    openapi,
    rotation: { schedule: '0 0 3 * * *', interval: 'P30D' },
  };
}

/** Names the pool and each backend, so that Azure refuses to delete any of them while the policy stands. */
function policyFor(backends: readonly string[]): string {
  const choices = backends.map(
    (backend) => `
      <when condition='@(context.Request.Headers.GetValueOrDefault("x-backend") == "${backend}")'>
        <set-backend-service backend-id="${backend}" />
      </when>`,
  );
  return `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="{{identity-client-id}}" />
    <choose>${choices.join('')}
      <otherwise>
        <set-backend-service backend-id="pool--gpt-4o" />
      </otherwise>
    </choose>
  </inbound>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>
`;
}
