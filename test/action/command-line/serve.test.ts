import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { createFolder, type Folder } from './run.ts';

const CONFIGURATION = `environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
  japan:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/japan
    endpoint: https://openai-japan.openai.azure.com/
    priority: 1
    models: [gpt-4o]
  sweden:
    id: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/sweden
    endpoint: https://openai-sweden.openai.azure.com/
    priority: 2
    models: [gpt-4o]
balancing:
  strategy: priority
consumers:
  team-a: {}
`;

describe('aolb serve', () => {
  const servers: Server[] = [];
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('load-balancer.yml', CONFIGURATION);
  });
  after(async () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await folder.remove();
  });

  async function account(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    return `http://127.0.0.1:${address.port}`;
  }

  const chat = (endpoint: string, key: string) =>
    fetch(`${endpoint}/deployments/gpt-4o/chat/completions?api-version=2024-10-21`, {
      method: 'POST',
      headers: { 'api-key': key, 'content-type': 'application/json' },
      body: '{"messages":[]}',
    });

  it('refuses what the tier of the configuration does not take, or the one that is asked for', async () => {
    const accepting = await account((request, response) => {
      request.resume().once('end', () => response.end('{}'));
    });
    for (const [options, status] of [
      [[], 414],
      [['--sku', 'Premium_1'], 200],
    ] as const) {
      const { said, stop } = await folder.start(
        ...['serve', '--port', '0', '--json', ...options],
        ...['--backend', `japan=${accepting}`, '--backend', `sweden=${accepting}`],
      );
      const { endpoint, keys } = JSON.parse(said.out);
      const response = await fetch(
        `${endpoint}/deployments/gpt-4o/chat/completions?api-version=2024-10-21&x=${'x'.repeat(2048)}`,
        {
          method: 'POST',
          headers: { 'api-key': keys['team-a'], 'content-type': 'application/json' },
          body: '{"messages":[]}',
        },
      );
      assert.equal(response.status, status);
      await stop();
    }
  });

  it('takes no SKU that does not exist', async () => {
    const { exitCode, error } = await folder.run('serve', '--port', '0', '--sku', 'BasicV3_1');
    assert.equal(exitCode, 2);
    assert.match(error, /--sku: "BasicV3_1" is no SKU of API Management, such as BasicV2_1/);
  });

  it('balances as the configuration says, over accounts that stand in for Azure', async () => {
    const calls: { readonly url: string; readonly headers: NodeJS.Dict<string | string[]> }[] = [];
    const japan = await account((_, response) => {
      response.writeHead(429, { 'retry-after': '30' }).end();
    });
    const sweden = await account(({ url = '', headers }, response) => {
      calls.push({ url, headers });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    const { said, stop } = await folder.start(
      ...['serve', '--port', '0', '--trace', '--json'],
      ...['--backend', `japan=${japan}`, '--backend', `sweden=${sweden}`],
    );
    const { endpoint, keys } = JSON.parse(said.out);
    const response = await chat(endpoint, keys['team-a']);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '{}');
    assert.equal((await chat(endpoint, 'wrong')).status, 401);
    const { exitCode, error } = await stop();
    assert.equal(exitCode, 0);

    assert.equal(calls.length, 1);
    assert.equal(calls[0]?.headers['api-key'], undefined);
    assert.equal(calls[0]?.headers.authorization, 'Bearer token-of-the-local-gateway');
    assert.equal(
      calls[0]?.url,
      '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    );
    assert.match(error, /japan: 429 throttled, region -, wait 30000/);
    assert.match(error, /backend retry.*forward-request\[1\]: forwarding to "sweden"/);
    assert.ok(!error.includes(keys['team-a']), 'a trace shows no key');
    assert.ok(!error.includes('token-of-the-local-gateway'), 'a trace shows no token');
  });

  it('shows each consumer’s key once, for people', async () => {
    const { said, stop } = await folder.start('serve', '--port', '0');
    assert.match(
      said.out,
      /^listening on http:\/\/127\.0\.0\.1:\d+\/openai\napi-key of team-a: [0-9a-f]{32}\n$/,
    );
    assert.equal((await stop()).exitCode, 0);
  });

  it('runs any policy, with its fragments and named values', async () => {
    const backend = await account(({ url = '', headers }, response) => {
      response.end(`${url} ${headers['x-team']}`);
    });
    await folder.write(
      'policy.xml',
      `<policies>
  <inbound><base/><include-fragment fragment-id="team"/><set-backend-service backend-id="mine"/></inbound>
  <backend><base/></backend>
</policies>`,
    );
    await folder.write(
      'fragments/team.xml',
      '<fragment><set-header name="x-team"><value>{{team}}</value></set-header></fragment>',
    );
    await folder.write('values.json', '{"team": "blue"}');
    const { said, stop } = await folder.start(
      ...['serve', '--policy', 'policy.xml', '--path', 'any', '--port', '0', '--json'],
      ...['--backend', `mine=${backend}`],
      ...['--fragments', 'fragments', '--named-values', 'values.json'],
    );
    const { endpoint } = JSON.parse(said.out);
    assert.equal(await (await fetch(`${endpoint}/a/b?c=1`)).text(), '/a/b?c=1 blue');
    await stop();
  });

  it('warns of who may call, where other machines can', async () => {
    await folder.write(
      'open.xml',
      '<policies><inbound><return-response /></inbound><backend /><outbound /><on-error /></policies>',
    );
    for (const [options, warning] of [
      [
        ['--policy', 'open.xml', '--host', '0.0.0.0'],
        /^warning: --host 0\.0\.0\.0: anybody who reaches this machine may call/,
      ],
      [['--policy', 'open.xml', '--host', '::'], /^warning: --host ::: anybody/],
      [
        ['--host', '0.0.0.0'],
        /^warning: --host 0\.0\.0\.0: whoever reaches this machine may call with a key or token/,
      ],
      [['--policy', 'open.xml'], /^$/],
      [['--policy', 'open.xml', '--host', 'localhost'], /^$/],
    ] as const) {
      const { said, stop } = await folder.start('serve', '--port', '0', ...options);
      assert.match(said.error, warning, options.join(' '));
      await stop();
    }
  });

  it('does not start with what it cannot judge', async () => {
    await folder.write('wrong.xml', '<policies>\n<inbound><xsl-transform/></inbound></policies>');
    for (const [args, cause] of [
      [['--policy', 'wrong.xml'], /line 2, column 10: unsupported: <xsl-transform>/],
      [['--policy', 'absent.xml'], /absent\.xml:1:1: the file does not exist/],
      [['--config', 'absent.yml'], /absent\.yml: the file does not exist/],
    ] as const) {
      const { exitCode, error } = await folder.run('serve', '--port', '0', ...args);
      assert.equal(exitCode, 1, args.join(' '));
      assert.match(error, cause);
    }
  });

  it('names the port that is taken', async () => {
    const taken = new URL(await account(() => {})).port;
    const { exitCode, error } = await folder.run('serve', '--port', taken);
    assert.equal(exitCode, 1);
    assert.match(error, /cannot listen on 127\.0\.0\.1:\d+: .*EADDRINUSE/);
  });

  it('answers wrong use with 2', async () => {
    for (const [args, cause] of [
      [['--port', 'http'], /--port must be/],
      [['--backend', 'japan'], /expected name=/],
      [['--backend', 'japan=http://example.com'], /use https, or an address of this machine/],
      [['--backend', 'mars=http://127.0.0.1:1'], /no such account, only japan, sweden/],
      [['--config', 'a.yml', '--policy', 'b.xml'], /not both/],
      [['--fragments', 'x'], /goes with --policy/],
    ] as const) {
      const { exitCode, error } = await folder.run('serve', ...args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.match(error, cause);
    }
  });
});
