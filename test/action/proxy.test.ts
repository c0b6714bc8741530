import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useProxies } from '../../action/proxy.ts';

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
