/** A run with GitHub's assertions, each good for five minutes, on an Entra ID that takes no old one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Application, applicationCredential } from '../../../action/azure/sign-in.ts';
import { rotate } from '../../../function/rotate.ts';
import { readSettings } from '../../../function/settings.ts';
import { type Deployment, deploy } from '../../function/local-azure.ts';

const MINUTE = 60_000;

/** What GitHub's endpoint would answer now. */
function assertionAt(now: number, number: number): string {
  const parts = [{ alg: 'RS256' }, { exp: Math.floor((now + 5 * MINUTE) / 1000), jti: number }];
  const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return `${encoded.join('.')}.c2ln`;
}

/** A run in which six minutes pass with every token that is issued. */
async function run(deployment: Deployment, assertion: () => Promise<string>) {
  const { azure, clock, machine, settings } = deployment;
  const signIns: { scope: string | undefined; assertion: string | null }[] = [];
  const slow: typeof fetch = async (url, init) => {
    const response = await azure.clientFetch(url, init);
    const form = new URLSearchParams(String(init?.body));
    const [scope] = form.get('scope')?.split(' ') ?? [];
    signIns.push({ scope, assertion: form.get('client_assertion') });
    clock.time += 6 * MINUTE;
    return response;
  };
  const { ARM_CLIENT_ID: clientId = '' } = azure.environment;
  const proof = async () => ({ client_assertion: await assertion() });
  const credential = applicationCredential({ tenantId: azure.tenantId, clientId, proof }, slow, {
    now: () => clock.time,
    sleep: async () => undefined,
  });
  const options = { trigger: 'test', log: () => undefined, budget: 60 * MINUTE };
  const report = await rotate(readSettings(settings), credential, options, machine);
  return { report, signIns };
}

describe('the credential of a workflow', () => {
  it('proves itself by a fresh assertion for every token', async () => {
    const deployment = await deploy(['team-a']);
    try {
      await deployment.grantOperator();
      let fetched = 0;
      const { report, signIns } = await run(deployment, async () => {
        fetched += 1;
        return assertionAt(deployment.clock.time, fetched);
      });
      assert.deepEqual(
        report.results.map(({ outcome }) => outcome.kind),
        ['bootstrapped'],
      );
      assert.deepEqual(signIns.map(({ scope }) => scope).toSorted(), [
        'https://management.azure.com/.default',
        'https://storage.azure.com/.default',
        'https://vault.azure.net/.default',
      ]);
      const assertions = new Set(signIns.map(({ assertion }) => assertion));
      assert.equal(assertions.size, signIns.length, 'no assertion was used twice');
    } finally {
      await deployment.azure.close();
    }
  });

  it('would be refused with the assertion that the run began with', async () => {
    const deployment = await deploy(['team-a']);
    try {
      await deployment.grantOperator();
      const first = assertionAt(deployment.clock.time, 1);
      await assert.rejects(
        run(deployment, async () => first),
        /Could not list the subscriptions of gateway/,
      );
    } finally {
      await deployment.azure.close();
    }
  });

  it('asks once for a token that many want, and again before it ends', async () => {
    let now = 0;
    const asked: (string | null)[] = [];
    const credential = credentialOf(
      (form) => {
        asked.push(form.get('claims'));
        return Response.json({ access_token: `t${asked.length}`, expires_in: 3600 });
      },
      () => now,
    );
    const get = async (claims?: string) =>
      (await credential.getToken(['a', 'b'], claims === undefined ? {} : { claims }))?.token;
    assert.deepEqual(await Promise.all([get(), get()]), ['t1', 't1']);
    now = 54 * MINUTE;
    assert.equal(await get(), 't1');
    now = 56 * MINUTE;
    assert.equal(await get(), 't2');
    // What Azure asks for is not in the token that is there.
    assert.equal(await get('{"x":1}'), 't3');
    assert.deepEqual(asked, [null, null, '{"x":1}']);
  });

  it('fails with the words of Entra ID, and is asked for again after that', async () => {
    let fails = true;
    const credential = credentialOf(() =>
      fails
        ? Response.json(
            { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' },
            { status: 401 },
          )
        : Response.json({ access_token: 't', expires_in: '3600' }),
    );
    await assert.rejects(
      credential.getToken('a'),
      /^Error: AADSTS7000215: Invalid client secret\.$/,
    );
    fails = false;
    assert.equal((await credential.getToken('a'))?.token, 't');
  });

  it('signs in where it is told to, over TLS only', async () => {
    const asked: string[] = [];
    const request: typeof fetch = async (url) => {
      asked.push(String(url));
      return Response.json({ access_token: 't', expires_in: 3600 });
    };
    const proof = async () => ({ client_secret: 's' });
    const at = (authority: string) =>
      applicationCredential({ tenantId: 'a/b', clientId: 'c', authority, proof }, request);
    await at('https://login.microsoftonline.us/').getToken('a');
    assert.deepEqual(asked, ['https://login.microsoftonline.us/a%2Fb/oauth2/v2.0/token']);
    for (const authority of ['login.microsoftonline.us', 'http://login.example', 'https://']) {
      await assert.rejects(at(authority).getToken('a'), /AZURE_AUTHORITY_HOST is like https/);
    }
  });

  it('tries again what passes, and takes nothing for a token that is none', async () => {
    const answers = [new Response('', { status: 503 }), new Response('<html>', { status: 200 })];
    const credential = credentialOf(() => answers.shift() ?? Response.error());
    await assert.rejects(
      credential.getToken('a'),
      /^Error: https:\/\/login\.microsoftonline\.com gave no token: status 200$/,
    );
    assert.equal(answers.length, 0);
  });
});

/** The application `c` of the tenant `t`, which proves itself by a secret. */
function credentialOf(answer: (form: URLSearchParams) => Response, now: () => number = () => 0) {
  const application: Application = {
    ...{ tenantId: 't', clientId: 'c' },
    proof: async () => ({ client_secret: 's' }),
  };
  const request: typeof fetch = async (url, init) => {
    assert.equal(String(url), 'https://login.microsoftonline.com/t/oauth2/v2.0/token');
    const form = new URLSearchParams(String(init?.body));
    assert.equal(form.get('client_secret'), 's');
    return answer(form);
  };
  return applicationCredential(application, request, { now, sleep: async () => undefined });
}
