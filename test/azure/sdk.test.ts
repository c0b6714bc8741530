import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from './index.ts';
import { runModule } from './support/child.ts';
import {
  assignRole,
  createGroup,
  createIdentity,
  createService,
  createVault,
  put,
} from './support/documents.ts';

const SECRETS_OFFICER = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7';
const SERVICE_CONTRIBUTOR = '312a565d-c81f-4fd8-895a-4e21e48d571c';

describe('the Azure SDKs in a child process', () => {
  let azure: LocalAzure;
  let identity: { readonly clientId: string };

  before(async () => {
    azure = await startLocalAzure({ accounts: [] });
    await createGroup(azure);
    const service = await createService(azure);
    const vault = await createVault(azure);
    await put(azure, `${service}/subscriptions/team-a`, {
      properties: { displayName: 'team-a', scope: '/apis', state: 'active' },
    });
    const created = await createIdentity(azure, 'rotation');
    identity = created;
    await assignRole(azure, vault, SECRETS_OFFICER, created.principalId);
    await assignRole(azure, service, SERVICE_CONTRIBUTOR, created.principalId);
  });
  after(() => azure.close());

  it('rotate a key as a managed identity that has the roles', async () => {
    const { code, stdout, stderr } = await runModule(ROTATE, {
      ...azure.environment,
      ...azure.identityEnvironment(identity.clientId),
    });
    assert.equal(code, 0, stderr);
    const report = JSON.parse(stdout);
    assert.deepEqual(report.listed, ['master', 'team-a']);
    assert.equal(report.keysInList, false);
    assert.notEqual(report.before.primaryKey, report.after.primaryKey);
    assert.equal(report.before.secondaryKey, report.after.secondaryKey);
    assert.notEqual(report.before.eTag, report.after.eTag);
    assert.equal(report.stale, 412);
    assert.equal(report.current, report.after.primaryKey);
    assert.equal(report.versions, 2);
    assert.deepEqual(report.disabled, { statusCode: 403, code: 'Forbidden' });
    assert.deepEqual(report.missing, { statusCode: 404, code: 'SecretNotFound' });
  });

  it('sign in with a client secret, and are refused data that Owner does not include', async () => {
    const { code, stdout, stderr } = await runModule(AS_OPERATOR, azure.environment);
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), { service: 'gateway', vault: 403, wrongSecret: true });
  });

  it('cannot reach a host that is not Azure', async () => {
    const { stdout } = await runModule(
      `import { request } from 'node:http';
       const { hostname, port } = new URL(process.env.HTTPS_PROXY);
       request({ method: 'CONNECT', hostname, port, path: 'example.com:443' })
         .on('connect', ({ statusCode }) => { console.log(statusCode); process.exit(); })
         .end();`,
      azure.environment,
    );
    assert.equal(stdout.trim(), '403');
  });
});

describe('the local Azure by hand', () => {
  it('prints what another terminal needs, and leaves nothing behind after Ctrl-C', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'japan'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let text = '';
    for await (const chunk of child.stdout.setEncoding('utf8')) {
      text += chunk;
      if (text.includes('Ctrl-C')) child.kill('SIGINT');
    }
    assert.deepEqual(await ended, [0, null]);
    assert.match(text, /^export HTTPS_PROXY='http:\/\/127\.0\.0\.1:\d+'$/m);
    assert.match(text, /\/accounts\/japan$/m);
    const [, authority = ''] = /^export SSL_CERT_FILE='(.*)'$/m.exec(text) ?? [];
    assert.equal(existsSync(authority), false);
  });
});

const ROTATE = `
  import { ManagedIdentityCredential } from '@azure/identity';
  import { ApiManagementClient } from '@azure/arm-apimanagement';
  import { SecretClient } from '@azure/keyvault-secrets';
  const credential = new ManagedIdentityCredential({ clientId: process.env.AZURE_CLIENT_ID });
  const apim = new ApiManagementClient(credential, process.env.AZURE_SUBSCRIPTION_ID);
  const vault = new SecretClient('https://keys-vault.vault.azure.net', credential);
  const at = ['rg', 'gateway', 'team-a'];
  const listed = [];
  let keysInList = false;
  for await (const subscription of apim.subscription.list('rg', 'gateway')) {
    listed.push(subscription.name);
    keysInList ||= subscription.primaryKey !== undefined;
  }
  const before = await apim.subscription.listSecrets(...at);
  await apim.subscription.regeneratePrimaryKey(...at);
  const after = await apim.subscription.listSecrets(...at);
  const stale = await apim.subscription
    .update(...at, before.eTag, { secondaryKey: 'x'.repeat(32) })
    .then(() => 200, (error) => error.statusCode);
  const first = await vault.setSecret('subscription-key-team-a', before.primaryKey);
  await vault.setSecret('subscription-key-team-a', after.primaryKey, { tags: { slot: 'primary' } });
  const current = (await vault.getSecret('subscription-key-team-a')).value;
  await vault.updateSecretProperties('subscription-key-team-a', first.properties.version, { enabled: false });
  const failure = ({ statusCode, code }) => ({ statusCode, code });
  const disabled = await vault
    .getSecret('subscription-key-team-a', { version: first.properties.version })
    .catch(failure);
  const missing = await vault.getSecret('nothing').catch(failure);
  let versions = 0;
  for await (const _ of vault.listPropertiesOfSecretVersions('subscription-key-team-a')) versions += 1;
  console.log(JSON.stringify({ listed: listed.sort(), keysInList, before, after, stale, current, versions, disabled, missing }));
`;

const AS_OPERATOR = `
  import { ClientSecretCredential } from '@azure/identity';
  import { ApiManagementClient } from '@azure/arm-apimanagement';
  import { SecretClient } from '@azure/keyvault-secrets';
  const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_SUBSCRIPTION_ID } = process.env;
  const credential = new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET);
  const apim = new ApiManagementClient(credential, AZURE_SUBSCRIPTION_ID);
  const service = (await apim.apiManagementService.get('rg', 'gateway')).name;
  const vault = await new SecretClient('https://keys-vault.vault.azure.net', credential)
    .setSecret('mine', 'x')
    .then(() => 200, (error) => error.statusCode);
  const wrongSecret = await new ClientSecretCredential(AZURE_TENANT_ID, AZURE_CLIENT_ID, 'wrong')
    .getToken('https://management.azure.com/.default')
    .then(() => false, (error) => /AADSTS7000215/.test(error.message));
  console.log(JSON.stringify({ service, vault, wrongSecret }));
`;
