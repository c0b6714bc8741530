/** Node's fetch ignores HTTPS_PROXY unless told otherwise; self-hosted runners often have no other way out. */

import { ActionFailure } from './failure.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'] as const;

/**
 * A fetch that goes through the proxies of HTTP_PROXY and HTTPS_PROXY to whatever NO_PROXY does not name. A value without a scheme is an HTTP
 * proxy, as for curl and Terraform; the environment has the scheme from then on, since the Azure SDKs read it themselves and take no other.
 *
 * Node loads its HTTP client to take proxies into use, for this process; so it does with the first request, and Terraform need not wait for it.
 *
 * @param environment this process's own, whose proxies may get their scheme
 * @param request asks without a proxy, until this process has one
 * @param setProxies what takes them into use; null in a Node that cannot. Left out, it is Node's own, loaded where there is a proxy only
 * @throws {ActionFailure} `input-invalid`, at once, for a value that is no address, which is not shown: it may hold a password
 */
export function throughProxies(
  environment: NodeJS.ProcessEnv,
  request: typeof fetch,
  setProxies?: ((environment: NodeJS.ProcessEnv) => unknown) | null,
): typeof fetch {
  const given = VARIABLES.filter((name) => environment[name]);
  if (given.length === 0) return request;
  const set =
    setProxies === undefined
      ? process.getBuiltinModule('node:http').setGlobalProxyFromEnv
      : setProxies;
  if (typeof set !== 'function') {
    throw new ActionFailure(
      'input-invalid',
      `the environment variable ${given[0]} names a proxy, and Node ${process.version} of this runner cannot use it. Update the runner`,
    );
  }
  for (const name of given) environment[name] = addressOf(name, environment[name] ?? '');
  let isSet = false;
  return (...asked) => {
    if (!isSet) set(environment);
    isSet = true;
    return request(...asked);
  };
}

function addressOf(name: string, value: string): string {
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:\/\/[^/]/.test(address)) return address;
  throw new ActionFailure(
    'input-invalid',
    `the environment variable ${name} (not shown, it may hold a password) is no address of a proxy; it must be like http://proxy.example:8080`,
  );
}
