import assert from 'node:assert/strict';
import { test } from 'node:test';
import { throughProxies, useProxies } from '../../action/proxy.ts';

function proxiesOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv | undefined {
  let used: NodeJS.ProcessEnv | undefined;
  useProxies(environment, (given) => {
    used = given;
  });
  return used;
}

test('without a proxy nothing is changed', () => {
  assert.equal(proxiesOf({ PATH: '/bin', HTTPS_PROXY: '' }), undefined);
});

test('a proxy is taken with and without its scheme, and NO_PROXY with it', () => {
  assert.deepEqual(
    proxiesOf({ https_proxy: 'http://user:secret@proxy:3128', NO_PROXY: 'ghe.example' }),
    { https_proxy: 'http://user:secret@proxy:3128', NO_PROXY: 'ghe.example' },
  );
  for (const address of ['proxy:8080', '10.0.0.1:3128', 'proxy']) {
    assert.deepEqual(proxiesOf({ HTTPS_PROXY: address }), { HTTPS_PROXY: `http://${address}` });
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

test('an address that is no proxy is refused before anything is asked', () => {
  assert.throws(
    () => throughProxies({ HTTPS_PROXY: 'ftp://proxy' }, fetch),
    /no address of a proxy/,
  );
});

test('what is no proxy is an error that names the variable and does not show it', () => {
  for (const value of ['not a url', 'socks5://user:secret@proxy', 'http://', 'ftp://secret']) {
    assert.throws(
      () => proxiesOf({ HTTP_PROXY: value }),
      (error: { reason?: string; message?: string }) =>
        error.reason === 'input-invalid' &&
        (error.message ?? '').includes('HTTP_PROXY') &&
        !(error.message ?? '').includes('secret'),
    );
  }
});

test('a Node that cannot use a proxy says so instead of going past it', () => {
  assert.throws(() => useProxies({ HTTPS_PROXY: 'http://proxy' }, null), /Update the runner/);
  useProxies({}, null);
});
