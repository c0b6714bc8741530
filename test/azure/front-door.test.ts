import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI, { AzureOpenAI } from 'openai';
import { type LocalAzure, startLocalAzure } from './index.ts';
import { textAt } from './json.ts';
import {
  assignRole,
  createGroup,
  createIdentity,
  createService,
  put,
  send,
  serviceBody,
} from './support/documents.ts';
import { assertKeyless, description, policyThrough } from './support/gateway.ts';

const OPENAI_USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';

describe('the front door of an API Management service', () => {
  let azure: LocalAzure;
  let service: string;
  let identity: { readonly id: string; readonly clientId: string; readonly principalId: string };
  let key: string;
  let client: AzureOpenAI;
  const question = {
    model: 'gpt-4o',
    messages: [{ role: 'user' as const, content: 'Who are you?' }],
  };

  before(async () => {
    azure = await startLocalAzure({
      accounts: ['japan', 'sweden'].map((name) => ({
        name,
        location: 'japaneast',
        deployments: { 'gpt-4o': {} },
      })),
    });
    await createGroup(azure);
    identity = await createIdentity(azure, 'gateway');
    service = await createService(azure, 'gateway', {
      identity: { type: 'UserAssigned', userAssignedIdentities: { [identity.id]: {} } },
    });
    await put(azure, `${service}/namedValues/identity-client-id`, {
      properties: { displayName: 'identity-client-id', value: identity.clientId },
    });
    for (const name of ['japan', 'sweden']) {
      await put(azure, `${service}/backends/${name}`, {
        properties: {
          protocol: 'http',
          url: `https://${name}.openai.azure.com/openai`,
          circuitBreaker: {
            rules: [
              {
                name: 'throttled',
                tripDuration: 'PT30S',
                acceptRetryAfter: true,
                failureCondition: {
                  count: 1,
                  interval: 'PT1M',
                  statusCodeRanges: [{ min: 429, max: 429 }],
                },
              },
            ],
          },
        },
      });
    }
    await put(azure, `${service}/backends/pool`, {
      properties: {
        type: 'Pool',
        pool: {
          services: [
            { id: `${service}/backends/japan`, priority: 1 },
            { id: `${service}/backends/sweden`, priority: 2 },
          ],
        },
      },
    });
    await put(azure, `${service}/apis/openai`, {
      properties: {
        path: 'openai',
        format: 'openapi+json',
        value: JSON.stringify(description),
        subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
      },
    });
    await put(azure, `${service}/apis/openai/policies/policy`, {
      properties: { format: 'rawxml', value: policyThrough('pool') },
    });
    await put(azure, `${service}/products/team-a`, {
      properties: { displayName: 'team-a', state: 'published', subscriptionRequired: true },
    });
    await put(azure, `${service}/products/team-a/apis/openai`, {});
    await put(azure, `${service}/subscriptions/team-a`, {
      properties: { displayName: 'team-a', scope: `${service}/products/team-a`, state: 'active' },
    });
    key = await keyOf('primaryKey');
    client = new AzureOpenAI({
      apiKey: key,
      apiVersion: '2024-10-21',
      endpoint: azure.gatewayUrl('gateway'),
      maxRetries: 0,
    });
  });
  after(() => azure.close());

  async function keyOf(slot: string): Promise<string> {
    const { body } = await send(azure, 'POST', `${service}/subscriptions/team-a/listSecrets`);
    return textAt(body, slot) ?? '';
  }

  it('fails while the identity has no role, and names what it lacks', async () => {
    await assert.rejects(client.chat.completions.create(question), {
      status: 401,
      message: /lacks the required data action .*chat\/completions\/action/,
    });
  });

  it('runs the policy with the identity, and the account sees a token and no key', async () => {
    for (const name of ['japan', 'sweden']) {
      await assignRole(azure, azure.account(name).id, OPENAI_USER, identity.principalId);
    }
    const { choices } = await client.chat.completions.create(question);
    assert.equal(choices[0]?.message.content, 'japan heard: Who are you?');
    const request = azure.account('japan').requests.at(-1);
    assert.equal(
      request?.url,
      'https://japan.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    );
    assertKeyless(request);
  });

  it('serves the same through the proxy on its own host name', async () => {
    const response = await azure.fetch(
      'https://gateway.azure-api.net/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
      {
        method: 'POST',
        headers: { authorization: 'none', 'api-key': key, 'content-type': 'application/json' },
        body: JSON.stringify(question),
      },
    );
    assert.equal(response.status, 200);
    assert.match(await response.text(), /japan heard/);
  });

  it('goes on to the next priority when an account throttles', async () => {
    azure.account('japan').throttle({ retryAfterSeconds: 60 });
    const { choices } = await client.chat.completions.create(question);
    assert.match(choices[0]?.message.content ?? '', /^sweden heard/);
    azure.account('japan').restore();
  });

  it('streams chat chunks and the usage', async () => {
    const stream = await client.chat.completions.create({
      ...question,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let tokens = 0;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.completion_tokens ?? tokens;
    }
    assert.match(text, /heard: Who are you\?$/);
    assert.equal(tokens, text.split(' ').length);
  });

  it('knows a key until it is regenerated, and the new one at once', async () => {
    await send(azure, 'POST', `${service}/subscriptions/team-a/regeneratePrimaryKey`);
    await assert.rejects(client.chat.completions.create(question), { status: 401 });
    const renewed = client.withOptions({ apiKey: await keyOf('primaryKey') });
    assert.equal((await renewed.chat.completions.create(question)).object, 'chat.completion');
    client = renewed;
  });

  it('keeps tripped breakers when an unrelated document changes', async () => {
    azure.account('japan').throttle({ retryAfterSeconds: 60 });
    await client.chat.completions.create(question);
    const before = azure.account('japan').requests.length;
    await put(azure, `${service}/products/team-b`, { properties: { displayName: 'team-b' } });
    await client.chat.completions.create(question);
    assert.equal(azure.account('japan').requests.length, before);
    azure.account('japan').restore();
  });

  it('refuses what the tier does not take, as it is right now', async () => {
    const other = await createService(azure, 'tiers');
    const path = `/none?${'q'.repeat(3000)}`;
    const status = async () => (await fetch(azure.gatewayUrl('tiers') + path)).status;
    assert.equal(await status(), 414);
    await put(azure, other, { ...serviceBody, sku: { name: 'StandardV2', capacity: 2 } });
    assert.equal(await status(), 414);
    await put(azure, other, { ...serviceBody, sku: { name: 'Standard', capacity: 2 } });
    assert.equal(await status(), 404);
  });

  it('says so when it cannot run what was applied', async () => {
    const other = await createService(azure, 'other');
    await put(azure, `${other}/policies/policy`, {
      properties: {
        format: 'rawxml',
        value:
          '<policies><inbound><xsl-transform /></inbound><backend><forward-request /></backend><outbound /><on-error /></policies>',
      },
    });
    const response = await fetch(`${azure.gatewayUrl('other')}/anything`);
    assert.equal(response.status, 501);
    assert.match(await response.text(), /xsl-transform/);
    await send(azure, 'DELETE', other);
    assert.throws(() => azure.gatewayUrl('other'), /No .* named 'other'/);
  });

  it('answers a call without a key, or for no operation, as the gateway does', async () => {
    const anonymous = new OpenAI({
      apiKey: 'none',
      baseURL: `${azure.gatewayUrl('gateway')}/openai`,
      maxRetries: 0,
    });
    await assert.rejects(anonymous.models.list(), { status: 404 });
    const response = await fetch(
      `${azure.gatewayUrl('gateway')}/openai/deployments/gpt-4o/embeddings`,
      { method: 'POST' },
    );
    assert.equal(response.status, 401);
    assert.match(response.headers.get('www-authenticate') ?? '', /name="api-key"/);
  });
});
