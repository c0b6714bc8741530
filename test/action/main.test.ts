import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startLocalGitHub } from '../github/github.ts';
import { createWorkspace } from './support.ts';

const ACCOUNT = '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/ai/providers';
const CONFIGURATION = `
environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
  japan:
    id: ${ACCOUNT}/Microsoft.CognitiveServices/accounts/openai-japan
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o]
balancing:
  strategy: random
consumers:
  team-a: {}
`;

/** A forward proxy that leads every host name to one port. */
async function startProxy(t: TestContext, port: number) {
  const targets: string[] = [];
  const server = createServer();
  server.on('connect', (request, client) => {
    targets.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
  });
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${own}`, targets };
}

test('the real main renders, plans and reaches GitHub through the proxy of its environment', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const proxy = await startProxy(t, Number(new URL(github.apiUrl).port));
  const workspace = await createWorkspace(t, {
    'infra/main.tf': `
variable "policy" { type = string }
resource "terraform_data" "policy" { input = var.policy }`,
  });
  await workspace.write('load-balancer.yml', CONFIGURATION);

  const result = await workspace.run(
    undefined,
    { command: 'plan', simulation: 'never' },
    {
      main: join(import.meta.dirname, '../../action/main.ts'),
      environment: {
        GITHUB_API_URL: 'http://api.github.invalid',
        GITHUB_GRAPHQL_URL: 'http://api.github.invalid/graphql',
        HTTP_PROXY: proxy.url,
        http_proxy: proxy.url,
      },
    },
  );

  assert.equal(result.exitCode, 0, result.log);
  assert.ok(proxy.targets.includes('api.github.invalid:80'));
  assert.match(github.comments[0]?.body ?? '', /^## Load balancer prod: plan$/m);
  assert.match(github.comments[0]?.body ?? '', /<policies>/);
  const policy = await readFile(
    join(workspace.directory, result.outputs['policy-file'] ?? ''),
    'utf8',
  );
  assert.match(policy, /^<policies>$/m);
});

test('a typo in load-balancer.yml is annotated at its line', async (t) => {
  const workspace = await createWorkspace(t, {});
  await workspace.write('load-balancer.yml', CONFIGURATION.replace('strategy', 'stratgey'));
  const result = await workspace.run(
    undefined,
    { command: 'render', 'github-token': '' },
    { main: join(import.meta.dirname, '../../action/main.ts') },
  );
  assert.equal(result.outputs['failure-reason'], 'config-invalid');
  assert.equal(result.annotations[0]?.properties.file, 'load-balancer.yml');
  assert.equal(result.annotations[0]?.properties.line, '13');
  assert.match(result.annotations[0]?.message ?? '', /strategy/);
});
