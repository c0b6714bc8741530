/** A run with GitHub's assertions, each good for five minutes, on an Entra ID that takes no old one. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { federatedIdentity } from '../../function/credentials.ts';
import { rotate } from '../../function/rotate.ts';
import { readSettings } from '../../function/settings.ts';
import type { HttpClient } from '../../function/transport.ts';
import { type Deployment, deploy } from './local-azure.ts';

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
  const { httpClient } = machine;
  assert.ok(httpClient !== undefined);
  const signIns: { scope: string | undefined; assertion: string | null }[] = [];
  const slow: HttpClient = {
    async sendRequest(request) {
      const response = await httpClient.sendRequest(request);
      if (request.method === 'POST') {
        const form = new URLSearchParams(String(request.body));
        const [scope] = form.get('scope')?.split(' ') ?? [];
        signIns.push({ scope, assertion: form.get('client_assertion') });
        clock.time += 6 * MINUTE;
      }
      return response;
    },
  };
  const { ARM_CLIENT_ID: clientId = '' } = azure.environment;
  const identity = { tenantId: azure.tenantId, clientId, assertion, httpClient: slow };
  const credential = await federatedIdentity(identity);
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
});
