/** Terraform for whoever has none: the Action's own verified installer, into a cache that `npm ci` alone removes. */
import { delimiter, dirname, join } from 'node:path';
import { messageOf } from '../../action/failure.ts';
import { throughProxies } from '../../action/proxy.ts';
import { DISTRIBUTIONS, type Source } from '../../action/terraform/distributions.ts';
import { findTerraform } from '../../action/terraform/executable.ts';
import { installTerraform } from '../../action/terraform/install.ts';

export type TerraformRequest = {
  /** Gets the installed one in front of its PATH. */
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of this project. */
  readonly root: string;
  readonly say: (line: string) => void;
  /** Default: Node's own, through the environment's proxies. */
  readonly fetch?: typeof fetch;
  /** Default: where HashiCorp publishes it. */
  readonly source?: Source;
};

const { oldest, source: published } = DISTRIBUTIONS.terraform;
const FIX = `Terraform ${oldest.join('.')} or newer is needed: put it on PATH (https://developer.hashicorp.com/terraform/install) and run again`;

/** @throws {Error} in one line, with what to do */
export async function ensureTerraform(request: TerraformRequest): Promise<void> {
  const { environment, root } = request;
  let installed: string | undefined;
  try {
    await findTerraform({
      binary: 'terraform',
      version: undefined,
      environment,
      directory: root,
      signal: new AbortController().signal,
      info: () => {},
      install: async (version) => {
        installed = await install(version, request);
        return installed;
      },
    });
  } catch (error) {
    throw new Error(`${messageOf(error)}. ${FIX}`);
  }
  if (installed !== undefined) {
    environment.PATH = `${dirname(installed)}${delimiter}${environment.PATH ?? ''}`;
  }
}

async function install(version: string, request: TerraformRequest): Promise<string> {
  const { environment, root, say, source = published } = request;
  const direct = [environment.NO_PROXY, 'localhost', '127.0.0.1'].filter(Boolean).join();
  const proxied = { ...environment, NO_PROXY: direct, no_proxy: direct };
  const cache = join(root, 'node_modules', '.cache', 'terraform');
  say(`no Terraform on PATH that will do: ${version} from ${source.releases}, kept in ${cache} …`);
  return installTerraform({
    binary: 'terraform',
    version,
    source,
    fetch: request.fetch ?? throughProxies(proxied, globalThis.fetch),
    cache,
    platform: process.platform,
    architecture: process.arch,
    signal: new AbortController().signal,
    info: say,
  });
}
