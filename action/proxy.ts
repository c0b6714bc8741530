/** Node's fetch ignores HTTPS_PROXY unless told otherwise; self-hosted runners often have no other way out. */

import { ActionFailure } from './failure.ts';

const VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'] as const;

/** What takes proxies into use; null in a Node that cannot. Left out, it is Node's own, loaded where there is a proxy only. */
type SetProxies = ((environment: NodeJS.ProcessEnv) => unknown) | null;

/**
 * A fetch that goes through the proxies of HTTP_PROXY and HTTPS_PROXY to whatever NO_PROXY does not name. They are checked at once, and taken
 * into use for this process with the first request: Node loads its HTTP client for it, and Terraform need not wait for that.
 *
 * @param request asks without a proxy, until this process has one
 * @throws {ActionFailure} as `useProxies`
 */
export function throughProxies(
  environment: NodeJS.ProcessEnv,
  request: typeof fetch,
  setProxies?: SetProxies,
): typeof fetch {
  let use = checked(environment, setProxies);
  if (use === undefined) return request;
  return (...given) => {
    use?.();
    use = undefined;
    return request(...given);
  };
}

/**
 * From now on this process asks through the proxies of HTTP_PROXY and HTTPS_PROXY whatever NO_PROXY does not name. A value
 * without a scheme is an HTTP proxy, as for curl and Terraform.
 *
 * @throws {ActionFailure} `input-invalid` for a value that is no address, which is not shown: it may hold a password
 */
export function useProxies(environment: NodeJS.ProcessEnv, setProxies?: SetProxies): void {
  checked(environment, setProxies)?.();
}

/** Takes the proxies into use; undefined where there are none. */
function checked(
  environment: NodeJS.ProcessEnv,
  setProxies: SetProxies | undefined,
): (() => void) | undefined {
  const given = VARIABLES.filter((name) => environment[name]);
  if (given.length === 0) return undefined;
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
  const proxies = given.map((name) => [name, addressOf(name, environment[name] ?? '')]);
  return () => set({ ...environment, ...Object.fromEntries(proxies) });
}

function addressOf(name: string, value: string): string {
  const address = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:\/\/[^/]/.test(address)) return address;
  throw new ActionFailure(
    'input-invalid',
    `the environment variable ${name} (not shown, it may hold a password) is no address of a proxy; it must be like http://proxy.example:8080`,
  );
}
