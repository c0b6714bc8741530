/** Terraform for whoever has none: the Action's own verified installer, into a cache that `npm ci` alone removes. */
import { delimiter, dirname, join } from 'node:path';
import { DISTRIBUTIONS, type Source } from '../../action/terraform/distributions.ts';
import { findTerraform } from '../../action/terraform/executable.ts';
import { installTerraform } from '../../action/terraform/install.ts';

export type TerraformRequest = {
  /** Gets the installed one in front of its PATH. */
  readonly environment: NodeJS.ProcessEnv;
  /** The folder of this project. */
  readonly root: string;
  readonly say: (line: string) => void;
  readonly fetch?: typeof fetch;
  /** Default: where HashiCorp publishes it. */
  readonly source?: Source;
};

/** @throws {ActionFailure} `terraform-install-failed` or `terraform-missing`, with what to do */
export async function ensureTerraform(request: TerraformRequest): Promise<void> {
  const { environment, root, say, fetch = globalThis.fetch } = request;
  const { source = DISTRIBUTIONS.terraform.source } = request;
  const { signal } = new AbortController();
  let installed: string | undefined;
  await findTerraform({
    binary: 'terraform',
    version: undefined,
    environment,
    directory: root,
    signal,
    info: () => {},
    async install(version) {
      say(`terraform ${version} is fetched from ${new URL(source.releases).host}, once …`);
      installed = await installTerraform({
        ...{ binary: 'terraform', version, source, fetch, signal },
        cache: join(root, 'node_modules', '.cache', 'terraform'),
        platform: process.platform,
        architecture: process.arch,
        info: say,
      });
      return installed;
    },
  });
  if (installed !== undefined)
    environment.PATH = `${dirname(installed)}${delimiter}${environment.PATH ?? ''}`;
}
