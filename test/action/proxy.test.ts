import assert from 'node:assert/strict';
import { test } from 'node:test';
import { throughProxies } from '../../action/proxy.ts';

/** What is taken into use; undefined where nothing is. */
async function proxiesOf(environment: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv | undefined> {
  let used: NodeJS.ProcessEnv | undefined;
  const request = throughProxies(
    environment,
    async () => new Response(),
    (given) => {
      used = { ...given };
    },
  );
  await request('https://a.example');
  return used;
}

test('without a proxy nothing is changed', async () => {
  assert.equal(await proxiesOf({ PATH: '/bin', HTTPS_PROXY: '' }), undefined);
});

test('a proxy is taken with and without its scheme, and NO_PROXY with it', async () => {
  assert.deepEqual(
    await proxiesOf({ https_proxy: 'http://user:secret@proxy:3128', NO_PROXY: 'ghe.example' }),
    { https_proxy: 'http://user:secret@proxy:3128', NO_PROXY: 'ghe.example' },
  );
  for (const address of ['proxy:8080', '10.0.0.1:3128', 'proxy']) {
    assert.deepEqual(await proxiesOf({ HTTPS_PROXY: address }), {
      HTTPS_PROXY: `http://${address}`,
    });
  }
});

test('a proxy is taken into use once, before the first request', async () => {
  const order: string[] = [];
  const request = throughProxies(
    { HTTPS_PROXY: 'proxy:8080' },
    async (url) => {
      order.push(`asks ${url}`);
      return new Response();
    },
    (given) => order.push(`uses ${given.HTTPS_PROXY}`),
  );
  assert.deepEqual(order, []);
  await request('https://a.example');
  await request('https://b.example');
  assert.deepEqual(order, [
    'uses http://proxy:8080',
    'asks https://a.example',
    'asks https://b.example',
  ]);
});

test('the environment has the scheme from then on, which the Azure SDKs read themselves', () => {
  const environment = { HTTPS_PROXY: 'proxy:8080', https_proxy: 'http://proxy:8080', PATH: '/bin' };
  throughProxies(environment, fetch);
  assert.deepEqual(environment, {
    HTTPS_PROXY: 'http://proxy:8080',
    https_proxy: 'http://proxy:8080',
    PATH: '/bin',
  });
});

test('what is no proxy is an error, before anything is asked, that names the variable and does not show it', () => {
  for (const value of ['not a url', 'socks5://user:secret@proxy', 'http://', 'ftp://secret']) {
    assert.throws(
      () => throughProxies({ HTTP_PROXY: value }, fetch),
      (error: { reason?: string; message?: string }) =>
        error.reason === 'input-invalid' &&
        (error.message ?? '').includes('HTTP_PROXY') &&
        !(error.message ?? '').includes('secret'),
    );
  }
});

test('a Node that cannot use a proxy says so instead of going past it', () => {
  assert.throws(
    () => throughProxies({ HTTPS_PROXY: 'http://proxy' }, fetch, null),
    /Update the runner/,
  );
  assert.equal(throughProxies({}, fetch, null), fetch);
});
