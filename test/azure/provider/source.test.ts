/** Where providers come from: what Terraform is handed, and which hosts the proxy lets through, by AOLB_PROVIDER. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { startTerraform } from '../../terraform/terraform.ts';
import { type Files, providerSource } from './source.ts';

const azure = { HTTPS_PROXY: 'http://127.0.0.1:1', ARM_CLIENT_ID: 'operator' };

function files(texts: { readonly [path: string]: string } = {}): Files {
  return {
    read: (path) => texts[path],
    makeDirectory: () => {},
    home: '/home/me',
    temporary: '/tmp',
  };
}

describe('without AOLB_PROVIDER', () => {
  it('the stand-ins are attached, and nothing is let through', async () => {
    const source = providerSource({}, files());
    const { environment, close } = await source.start({});
    await close();
    assert.match(environment.TF_REATTACH_PROVIDERS ?? '', /hashicorp\/azurerm.*azure\/azapi/);
    assert.equal(source.tunnels, undefined);
  });

  it('another value than the two is refused', () => {
    assert.throws(() => providerSource({ AOLB_PROVIDER: 'real' }, files()), {
      message: /AOLB_PROVIDER is "real": it must be "registry".* or "stand-ins"/,
    });
  });
});

describe('with AOLB_PROVIDER=registry', () => {
  const open = (environment: { readonly [name: string]: string } = {}, texts = {}) =>
    providerSource({ AOLB_PROVIDER: 'registry', ...environment }, files(texts));

  it('nothing is attached, and the way leads to the local Azure', async () => {
    const caller = { HTTPS_PROXY: 'http://proxy:3128', TF_TOKEN_example_com: 't', SECRET: 's' };
    const { environment } = await open(caller).start(azure);
    assert.ok(!('TF_REATTACH_PROVIDERS' in environment) && !('SECRET' in environment));
    assert.equal(environment.HTTPS_PROXY, azure.HTTPS_PROXY);
    assert.equal(environment.ARM_CLIENT_ID, 'operator');
    assert.equal(environment.TF_TOKEN_example_com, 't');
    assert.equal(environment.TF_PLUGIN_CACHE_DIR, '/tmp/terraform-plugin-cache');
  });

  it("without a local Azure it is the caller's own", async () => {
    const { environment } = await open({ HTTPS_PROXY: 'http://proxy:3128' }).start({});
    assert.equal(environment.HTTPS_PROXY, 'http://proxy:3128');
  });

  it("the registry and the archives' hosts are let through, by the caller's own proxy", () => {
    const { tunnels } = open({ https_proxy: 'http://proxy:3128' });
    assert.ok(tunnels?.authorities.includes('registry.terraform.io:443'));
    assert.ok(tunnels?.authorities.includes('releases.hashicorp.com:443'));
    assert.ok(!tunnels?.authorities.includes('management.azure.com:443'));
    assert.equal(tunnels?.proxy, 'http://proxy:3128');
  });

  const mirror = 'network_mirror { url = "https://Mirror.example.com:8443/providers/" }';
  for (const [what, configuration, expected] of [
    [
      'a mirror alone is let through',
      `provider_installation { ${mirror} }`,
      ['mirror.example.com:8443'],
    ],
    [
      'a mirror in JSON',
      '{"provider_installation":[{"network_mirror":[{"url":"https://m.example.com/"}]}]}',
      ['m.example.com:443'],
    ],
    [
      'a directory needs no host',
      'provider_installation { filesystem_mirror { path = "/p" } }',
      [],
    ],
    [
      'what is commented out is not there',
      `provider_installation {\n# ${mirror}\n// direct {}\n /* direct {} */ }`,
      [],
    ],
  ] as const) {
    it(what, () => {
      const { tunnels } = open({}, { '/home/me/.terraformrc': configuration });
      assert.deepEqual(tunnels?.authorities, expected);
    });
  }

  it('a mirror beside direct installation is let through with the registry', () => {
    const configuration = `provider_installation {\n ${mirror}\n direct {}\n}`;
    const { tunnels } = open({}, { '/home/me/.terraformrc': configuration });
    assert.ok(tunnels?.authorities.includes('mirror.example.com:8443'));
    assert.ok(tunnels?.authorities.includes('registry.terraform.io:443'));
  });

  it('the configuration file is named to Terraform, whose home is elsewhere, and must be there', async () => {
    const named = { TF_CLI_CONFIG_FILE: '/etc/terraform.rc' };
    const { environment } = await open(named, { '/etc/terraform.rc': '' }).start(azure);
    assert.equal(environment.TF_CLI_CONFIG_FILE, '/etc/terraform.rc');
    assert.throws(() => open(named), /TF_CLI_CONFIG_FILE names "\/etc\/terraform\.rc", which/);
  });

  it('Terraform installs from the mirror that the file names, and from nowhere else', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mirror-'));
    const source = providerSource(
      { AOLB_PROVIDER: 'registry', TF_CLI_CONFIG_FILE: await writeMirror(directory) },
      { ...files(), read: () => '', temporary: directory, makeDirectory: (path) => mkdir(path) },
    );
    const terraform = await startTerraform({}, source);
    const init = async (provider: string) => {
      await writeFile(
        join(directory, 'main.tf'),
        `terraform {\n  required_providers {\n    one = { source = "${provider}" }\n  }\n}\n`,
      );
      return terraform.run(directory, 'init', '-no-color');
    };
    try {
      const { exitCode, output } = await init('hashicorp/azurerm');
      assert.equal(exitCode, 0, output);
      assert.match(output, /Installed hashicorp\/azurerm v5\.2\.0/);
      const other = await init('Azure/azapi');
      assert.notEqual(other.exitCode, 0);
      assert.match(other.output, /azure\/azapi was not found in any/);
    } finally {
      await terraform.close();
      await rm(directory, { recursive: true, force: true });
    }
  });
});

/** A mirror on disk, with something called azurerm. @returns the configuration that names it */
async function writeMirror(directory: string): Promise<string> {
  const platform = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const plugin = join(
    directory,
    `registry.terraform.io/hashicorp/azurerm/5.2.0/${platform}/terraform-provider-azurerm_v5.2.0`,
  );
  await mkdir(dirname(plugin), { recursive: true });
  await writeFile(plugin, '#!/bin/sh\n');
  await chmod(plugin, 0o755);
  const configuration = join(directory, 'terraform.rc');
  await writeFile(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(directory)}\n  }\n}\n`,
  );
  return configuration;
}
